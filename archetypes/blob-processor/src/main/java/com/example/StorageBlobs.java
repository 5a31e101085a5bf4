package com.example;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names and tags of blobs, as headers have them. */
final class StorageBlobs {
  private StorageBlobs() {}

  /** A name in visible ASCII characters. */
  static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static String quoted(String etag) {
    return "\"" + etag + "\"";
  }

  static String unquoted(String etag) {
    return etag.replace("\"", "");
  }
}
