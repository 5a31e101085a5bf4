package io.github.azurefunctionscookbook.gate;

/**
 * Where an instruction stands.
 *
 * @param type internal name of the class
 * @param source name of the source file
 * @param method name of the method
 * @param descriptor the method's descriptor
 * @param isStatic whether the method is static
 * @param line in the source file; 0 when unknown
 */
record Place(
    String type, String source, String method, String descriptor, boolean isStatic, int line) {
  @Override
  public String toString() {
    return source + ":" + line;
  }
}
