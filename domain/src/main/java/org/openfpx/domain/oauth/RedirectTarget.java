package org.openfpx.domain.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An address that a client was registered with and a request has named: the only thing to which a
 * browser is ever sent back. Made by {@link RedirectUris} alone.
 */
public final class RedirectTarget {
  private final String uri;

  RedirectTarget(String uri) {
    this.uri = uri;
  }

  /** The address, character by character as it was requested. */
  public String uri() {
    return uri;
  }

  /** The address with parameters added behind its own query (RFC 6749 section 3.1.2). */
  public URI with(Map<String, String> parameters) {
    var query =
        parameters.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    if (query.isEmpty()) {
      return URI.create(uri);
    }
    return URI.create(uri + separator() + query);
  }

  private String separator() {
    if (!uri.contains("?")) {
      return "?";
    }
    return uri.endsWith("?") || uri.endsWith("&") ? "" : "&";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RedirectTarget target && uri.equals(target.uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  @Override
  public String toString() {
    return "RedirectTarget[" + uri + "]";
  }
}
