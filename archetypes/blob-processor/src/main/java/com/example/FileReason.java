package com.example;

import java.util.Locale;

/** Why a file is refused as a whole. */
enum FileReason {
  /** Its name is not a folder and a file as they may be named. */
  NAME,
  /** It is an append or page blob, which may still grow. */
  BLOB_TYPE,
  /** It has more bytes than a file may have. */
  TOO_LARGE,
  /** It is not text in UTF-8, whatever its name says. */
  NOT_TEXT,
  /** It does not begin with the line that it must begin with. */
  HEADER,
  /** It is not CSV, or has a field or a row beyond the limits. */
  MALFORMED,
  /** It has more rows than a file may have. */
  TOO_MANY_ROWS,
  /** Too many of its rows would be refused. */
  TOO_MANY_REJECTED;

  /** For logs and metadata. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
