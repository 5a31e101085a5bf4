package com.example;

import java.util.List;

/**
 * A row that is not stored.
 *
 * @param line where it begins in the file
 * @param reason what is allowed; a constant text that never repeats the value
 * @param fields what stood there
 */
record RejectedRow(long line, String reason, List<String> fields) {}
