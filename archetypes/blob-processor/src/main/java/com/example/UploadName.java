package com.example;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an upload, taken apart.
 *
 * @param sender the folder, and the partition of what is stored: who may write to it is decided by
 *     a role assignment, not by the file
 * @param file the name in the folder
 */
record UploadName(String sender, String file) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9][a-z0-9-]{0,39})/([A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.csv)");

  /** The parts of a name, or empty when it is not a folder and a file as they may be named. */
  static Optional<UploadName> of(String name) {
    Matcher matcher = FORM.matcher(name);
    return matcher.matches()
        ? Optional.of(new UploadName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
