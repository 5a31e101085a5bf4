package io.github.azurefunctionscookbook.assembler;

/** Text made fit for an XML document. */
final class Xml {

  private Xml() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
