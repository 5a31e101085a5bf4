package com.example;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a service that this app calls is found, as its operator says. Whatever is asked of it, no
 * value from outside can choose another host.
 *
 * @param base an HTTPS address that ends with a slash, without user, query or fragment
 */
record ServiceAddress(URI base) {
  ServiceAddress {
    if (!"https".equals(base.getScheme())
        || base.getHost() == null
        || base.getUserInfo() != null
        || base.getQuery() != null
        || base.getFragment() != null
        || !base.getPath().endsWith("/")) {
      throw new IllegalArgumentException(
          "A service's address must be https, without user, query or fragment");
    }
  }

  /**
   * The address that a setting gives.
   *
   * @throws IllegalArgumentException when that is not an HTTPS address, without repeating it
   */
  static ServiceAddress of(String url) {
    try {
      return new ServiceAddress(new URI(url.endsWith("/") ? url : url + "/"));
    } catch (URISyntaxException e) {
      // The exception would quote the text, which may hold a password.
      throw new IllegalArgumentException("A service's address must be a URL");
    }
  }

  /**
   * The address of something below this one.
   *
   * @param segments the parts of the path, each encoded so that it stays one part
   * @throws IllegalArgumentException when a part is empty or would lead upwards
   */
  URI at(String... segments) {
    StringBuilder path = new StringBuilder();
    for (String segment : segments) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new IllegalArgumentException("A part of a path must name something below");
      }
      path.append(path.isEmpty() ? "" : "/")
          .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return base.resolve(path.toString());
  }
}
