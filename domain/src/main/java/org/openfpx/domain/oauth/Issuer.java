package org.openfpx.domain.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * The identifier of a provider (RFC 8414 section 2): an address without query and fragment, https
 * unless its host is loopback. Issuers are compared as strings, character by character.
 */
public record Issuer(String value) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * @throws IllegalArgumentException if the value is no issuer identifier
   */
  public Issuer {
    if (!isIssuer(value)) {
      throw new IllegalArgumentException(
          "an issuer is an https address (http for loopback only) without query and fragment");
    }
  }

  /** Whether a text is an issuer identifier. */
  public static boolean isIssuer(String value) {
    try {
      var uri = new URI(value);
      var host = uri.getHost();
      return host != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && uri.getRawUserInfo() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The address of one of its endpoints. */
  public URI at(String path) {
    var base = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    return URI.create(base + path);
  }

  @Override
  public String toString() {
    return value;
  }
}
