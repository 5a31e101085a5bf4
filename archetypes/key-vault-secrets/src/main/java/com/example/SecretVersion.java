package com.example;

import java.time.Instant;

/**
 * One version of a secret.
 *
 * @param id tells this version from others; not confidential
 * @param secret its value
 * @param expires when its owner wants it to be replaced; null when nobody said
 */
record SecretVersion(String id, Secret secret, Instant expires) {}
