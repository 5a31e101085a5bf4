package io.github.azurefunctionscookbook.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What was reported in a sample.
 *
 * @param flaw patterns in the flaw
 * @param twin what was reported in the repaired twin, or in clean code
 */
record Verdict(Corpus.Sample sample, TreeSet<String> flaw, List<SpotBugsRun.Bug> twin) {
  /** What Find Security Bugs calls the same, so that it gets its due. */
  private static final Map<String, List<String>> STOCK_NAMES =
      Map.ofEntries(
          Map.entry("AZF_PATH_TRAVERSAL", List.of("PATH_TRAVERSAL_IN", "PATH_TRAVERSAL_OUT")),
          Map.entry("AZF_ZIP_SLIP", List.of("PATH_TRAVERSAL_IN", "PATH_TRAVERSAL_OUT")),
          Map.entry("AZF_SSRF", List.of("URLCONNECTION_SSRF_FD")),
          Map.entry(
              "AZF_OPEN_REDIRECT", List.of("UNVALIDATED_REDIRECT", "HTTP_RESPONSE_SPLITTING")),
          Map.entry("AZF_HEADER_INJECTION", List.of("HTTP_RESPONSE_SPLITTING")),
          Map.entry("AZF_LOG_INJECTION", List.of("CRLF_INJECTION_LOGS")),
          Map.entry("AZF_REFLECTED_MARKUP", List.of("CUSTOM_INJECTION", "XSS_SERVLET")),
          Map.entry(
              "AZF_EXCEPTION_TEXT",
              List.of("CUSTOM_INJECTION", "INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE")),
          Map.entry(
              "AZF_PRINT_STACK_TRACE", List.of("INFORMATION_EXPOSURE_THROUGH_AN_ERROR_MESSAGE")),
          Map.entry(
              "AZF_SQL_INJECTION",
              List.of(
                  "SQL_INJECTION_JDBC",
                  "SQL_INJECTION_JPA",
                  "SQL_NONCONSTANT_STRING_PASSED_TO_EXECUTE",
                  "SQL_PREPARED_STATEMENT_GENERATED_FROM_NONCONSTANT_STRING")),
          Map.entry("AZF_QUERY_INJECTION", List.of("SQL_INJECTION", "CUSTOM_INJECTION")),
          Map.entry("AZF_LDAP_INJECTION", List.of("LDAP_INJECTION")),
          Map.entry("AZF_XPATH_INJECTION", List.of("XPATH_INJECTION")),
          Map.entry("AZF_COMMAND_INJECTION", List.of("COMMAND_INJECTION")),
          Map.entry(
              "AZF_CODE_INJECTION",
              List.of("SCRIPT_ENGINE_INJECTION", "TEMPLATE_INJECTION_FREEMARKER")),
          Map.entry("AZF_FORMAT_STRING", List.of("FORMAT_STRING_MANIPULATION")),
          Map.entry("AZF_SLOW_REGEX", List.of("REDOS")),
          Map.entry("AZF_HARD_CODED_SECRET", List.of("HARD_CODE_PASSWORD", "HARD_CODE_KEY")),
          Map.entry("AZF_PREDICTABLE_TOKEN", List.of("PREDICTABLE_RANDOM")),
          Map.entry("AZF_TIMING_COMPARE", List.of("UNSAFE_HASH_EQUALS")),
          Map.entry("AZF_STATIC_IV", List.of("STATIC_IV")),
          Map.entry(
              "AZF_WEAK_HASH", List.of("WEAK_MESSAGE_DIGEST_MD5", "WEAK_MESSAGE_DIGEST_SHA1")),
          Map.entry("AZF_FILE_PERMISSION", List.of("OVERLY_PERMISSIVE_FILE_PERMISSION")),
          Map.entry("AZF_OLD_TLS", List.of("SSL_CONTEXT")),
          Map.entry("AZF_TRUST_ALL", List.of("WEAK_HOSTNAME_VERIFIER", "WEAK_TRUST_MANAGER")),
          Map.entry("AZF_UNSAFE_DESERIALIZATION", List.of("OBJECT_DESERIALIZATION")),
          Map.entry("AZF_POLYMORPHIC_JSON", List.of("JACKSON_UNSAFE_DESERIALIZATION")),
          Map.entry("AZF_WEAK_COOKIE", List.of("INSECURE_COOKIE", "HTTPONLY_COOKIE")));

  /** Sorts findings about security into samples. */
  static List<Verdict> of(Corpus corpus, List<SpotBugsRun.Bug> bugs) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Corpus.Sample sample : corpus.samples()) {
      TreeSet<String> flaw = new TreeSet<>();
      List<SpotBugsRun.Bug> twin = new ArrayList<>();
      for (SpotBugsRun.Bug bug : bugs) {
        if (bug.category().equals("SECURITY") && isIn(sample, bug.type())) {
          if (isOfFlaw(sample, bug)) {
            flaw.add(bug.pattern());
          } else {
            twin.add(bug);
          }
        }
      }
      verdicts.add(new Verdict(sample, flaw, twin));
    }
    return verdicts;
  }

  private static boolean isIn(Corpus.Sample sample, String type) {
    return type.equals(sample.type()) || type.startsWith(sample.type() + "$");
  }

  /** A finding in what both halves share belongs to the half that it leads through. */
  private static boolean isOfFlaw(Corpus.Sample sample, SpotBugsRun.Bug bug) {
    if (!sample.isPair()) {
      return false;
    }
    String nested = sample.type() + "$";
    if (bug.type().startsWith(nested + "Flaw")) {
      return true;
    }
    return !bug.type().startsWith(nested + "Repaired")
        && bug.others().stream().anyMatch(other -> other.startsWith(nested + "Flaw"))
        && bug.others().stream().noneMatch(other -> other.startsWith(nested + "Repaired"));
  }

  /** Whether the flaw is reported under a name that fits. */
  boolean named() {
    return sample.reported().stream()
        .anyMatch(
            name ->
                flaw.contains(name)
                    || STOCK_NAMES.getOrDefault(name, List.of()).stream().anyMatch(flaw::contains));
  }

  boolean toldApart() {
    return named() && twin.isEmpty();
  }
}
