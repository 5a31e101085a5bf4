package io.github.azurefunctionscookbook.gate;

/**
 * Something to report.
 *
 * @param place where it is
 * @param what what stands there, in words
 * @param source where the content comes from; null when there is no flow
 */
record Finding(String pattern, Place place, String what, Origin.Source source) {}
