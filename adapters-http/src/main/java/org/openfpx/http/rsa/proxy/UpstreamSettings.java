package org.openfpx.http.rsa.proxy;

import java.net.URI;
import java.time.Duration;

/**
 * The server that has the records, as the configuration names it.
 *
 * @param base the address that paths are put behind; it has no query
 * @param timeout for the whole of a request and its answer
 * @param maxBytes of the body of an answer
 * @param headers what passes
 */
public record UpstreamSettings(URI base, Duration timeout, long maxBytes, PassedHeaders headers) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  public static final long DEFAULT_MAX_BYTES = 50L * 1024 * 1024;

  /**
   * @throws IllegalArgumentException if the address is no plain http(s) address or a bound is not
   *     positive
   */
  public UpstreamSettings {
    boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    if (!web
        || base.getHost() == null
        || base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw new IllegalArgumentException("an upstream has a plain http(s) address: " + base);
    }
    if (!timeout.isPositive() || maxBytes < 1) {
      throw new IllegalArgumentException("an upstream's bounds are positive");
    }
  }

  /** With the default bounds and headers. */
  public static UpstreamSettings of(URI base) {
    return new UpstreamSettings(base, DEFAULT_TIMEOUT, DEFAULT_MAX_BYTES, PassedHeaders.DEFAULT);
  }

  URI at(String pathAndQuery) {
    var prefix = base.toString();
    return URI.create(
        (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + pathAndQuery);
  }
}
