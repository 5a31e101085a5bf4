package com.example;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The precondition of a write: which version of a thing the caller has seen. */
final class IfMatch {
  private static final Pattern ONE_TAG = Pattern.compile("(W/)?\"([A-Za-z0-9%:._-]{1,100})\"");

  private IfMatch() {}

  /**
   * The version in the header {@code If-Match}.
   *
   * @throws Refusal with 428 when the header is absent or {@code *}, which would overwrite what the
   *     caller has never seen; 412 for a weak tag, which matches nothing (RFC 9110, 13.1.1); 400
   *     for several tags or another form
   */
  static String version(Call call) {
    String header = call.header("If-Match").orElse("*").strip();
    if (header.equals("*")) {
      throw new Refusal(
          Problem.preconditionRequired(
              "Send the ETag you have read as If-Match; * is not accepted."));
    }
    Matcher tag = ONE_TAG.matcher(header);
    if (!tag.matches()) {
      throw new Refusal(Problem.badRequest("If-Match must be one ETag in double quotes."));
    }
    if (tag.group(1) != null) {
      throw changed();
    }
    return tag.group(2);
  }

  /** The refusal for a version that the thing does not have, or not any more. */
  static Refusal changed() {
    return new Refusal(
        Problem.preconditionFailed("It has another version now. Read it again, then decide."));
  }
}
