package io.github.azurefunctionscookbook.gate;

import java.util.Map;

/** The patterns that a flow of content is reported as. */
final class Harm {
  private static final Map<String, Sink> SINKS =
      Map.ofEntries(
          caller("AZF_PATH_TRAVERSAL", Hazard.PATH),
          Map.entry("AZF_ZIP_SLIP", new Sink("AZF_ZIP_SLIP", Origin.Kind.ARCHIVE, Hazard.PATH)),
          caller("AZF_SSRF", Hazard.HOST),
          caller("AZF_OPEN_REDIRECT", Hazard.HOST),
          caller("AZF_HEADER_INJECTION", Hazard.LINE),
          caller("AZF_LOG_INJECTION", Hazard.LINE),
          caller("AZF_REFLECTED_MARKUP", Hazard.MARKUP),
          caller("AZF_SQL_INJECTION", Hazard.QUERY),
          caller("AZF_QUERY_INJECTION", Hazard.QUERY),
          caller("AZF_LDAP_INJECTION", Hazard.QUERY),
          caller("AZF_XPATH_INJECTION", Hazard.QUERY),
          caller("AZF_COMMAND_INJECTION", Hazard.CODE),
          caller("AZF_CODE_INJECTION", Hazard.CHOICE),
          caller("AZF_FORMAT_STRING", Hazard.CODE),
          caller("AZF_REGEX_INJECTION", Hazard.CODE),
          caller("AZF_REFLECTION", Hazard.CHOICE),
          caller("AZF_RESOURCE_NAME", Hazard.NAME),
          caller("AZF_UNSAFE_DESERIALIZATION", Hazard.CHOICE),
          caller("AZF_XML_INJECTION", Hazard.MARKUP),
          Map.entry(
              "AZF_EXCEPTION_TEXT",
              new Sink("AZF_EXCEPTION_TEXT", Origin.Kind.EXCEPTION, Hazard.REVEAL)),
          Map.entry("AZF_XXE", new Sink("AZF_XXE", Origin.Kind.LAX_XML, Hazard.REVEAL)),
          Map.entry(
              "AZF_SECRET_IN_LOG",
              new Sink("AZF_SECRET_IN_LOG", Origin.Kind.SECRET, Hazard.REVEAL)),
          Map.entry(
              "AZF_SECRET_IN_RESPONSE",
              new Sink("AZF_SECRET_IN_RESPONSE", Origin.Kind.SECRET, Hazard.REVEAL)));

  /** Markup in a text whose type is not known. */
  static final Sink MARKUP_AMONG_MARKUP =
      new Sink("AZF_REFLECTED_MARKUP", Origin.Kind.CALLER, Hazard.MARKUP, Hazard.AMONG_MARKUP);

  static final Sink PROOF_COMPARED =
      new Sink("AZF_TIMING_COMPARE", Origin.Kind.PROOF, Hazard.REVEAL);

  static final Sink SECRET_COMPARED =
      new Sink("AZF_TIMING_COMPARE", Origin.Kind.SECRET, Hazard.REVEAL);

  private Harm() {}

  private static Map.Entry<String, Sink> caller(String pattern, int hazard) {
    return Map.entry(pattern, new Sink(pattern, Origin.Kind.CALLER, hazard));
  }

  static Sink sink(String pattern) {
    Sink sink = SINKS.get(pattern);
    if (sink == null) {
      throw new IllegalArgumentException("No such sink: " + pattern);
    }
    return sink;
  }
}
