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
          of("AZF_EXCEPTION_TEXT", Origin.Kind.EXCEPTION),
          Map.entry(
              "AZF_XXE", new Sink("AZF_XXE", Origin.Kind.LAX_XML, Hazard.REVEAL | Hazard.CHOICE)),
          of("AZF_SECRET_IN_LOG", Origin.Kind.SECRET),
          of("AZF_SECRET_IN_RESPONSE", Origin.Kind.SECRET),
          of("AZF_HARD_CODED_SECRET", Origin.Kind.LITERAL),
          of("AZF_STATIC_IV", Origin.Kind.LITERAL),
          of("AZF_SLOW_REGEX", Origin.Kind.SLOW_REGEX),
          of("AZF_WEAK_HASH", Origin.Kind.WEAK_HASH),
          of("AZF_OLD_TLS", Origin.Kind.OLD_TLS),
          of("AZF_UNBOUNDED_READ", Origin.Kind.PACKED));

  /** Markup in a text whose type is not known. */
  static final Sink MARKUP_AMONG_MARKUP =
      new Sink("AZF_REFLECTED_MARKUP", Origin.Kind.CALLER, Hazard.MARKUP, Hazard.AMONG_MARKUP);

  static final Sink PROOF_COMPARED =
      new Sink("AZF_TIMING_COMPARE", Origin.Kind.PROOF, Hazard.REVEAL);

  static final Sink SECRET_COMPARED =
      new Sink("AZF_TIMING_COMPARE", Origin.Kind.SECRET, Hazard.REVEAL);

  /** A secret that is kept, compared with what a caller gives. */
  static final Sink GIVEN_COMPARED =
      new Sink("AZF_TIMING_COMPARE", Origin.Kind.CALLER, Hazard.CHOICE);

  /** XML of a caller, read by what cannot be told to read no further. */
  static final Sink XML_OF_CALLER = new Sink("AZF_XXE", Origin.Kind.CALLER, Hazard.CHOICE);

  /** A number of a caller says how much memory is taken. */
  static final Sink SIZE_OF_CALLER =
      new Sink("AZF_UNBOUNDED_READ", Origin.Kind.CALLER, Hazard.CHOICE);

  private Harm() {}

  private static Map.Entry<String, Sink> of(String pattern, Origin.Kind kind) {
    return Map.entry(pattern, new Sink(pattern, kind, Hazard.REVEAL));
  }

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
