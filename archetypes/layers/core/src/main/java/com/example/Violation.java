package com.example;

import java.io.Serializable;

/**
 * One thing that is wrong with an input.
 *
 * @param field path of the field as the caller wrote it, such as {@code lines[2].quantity}; empty
 *     for the input as a whole
 * @param message what is allowed there; a constant text that never repeats the value
 */
record Violation(String field, String message) implements Serializable {}
