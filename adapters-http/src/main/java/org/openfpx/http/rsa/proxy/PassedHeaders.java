package org.openfpx.http.rsa.proxy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The headers that pass the adapter, all others stay where they are.
 *
 * @param up those of a request that go upstream
 * @param back those of an answer that come back
 */
public record PassedHeaders(Set<String> up, Set<String> back) {
  // The RPT, cookies, what is said hop by hop or by proxies, redirects, and what we say ourselves.
  private static final Set<String> NEVER =
      Set.of(
          "authorization",
          "proxy-authorization",
          "proxy-authenticate",
          "www-authenticate",
          "cookie",
          "set-cookie",
          "set-cookie2",
          "connection",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "proxy-connection",
          "host",
          "expect",
          "content-length",
          "forwarded",
          "via",
          "location",
          "content-location",
          "refresh",
          "warning",
          "cache-control",
          "strict-transport-security",
          "content-security-policy",
          "x-real-ip",
          "x-http-method-override",
          "x-http-method",
          "x-method-override");

  /** What a FHIR client needs to say and to know. */
  public static final PassedHeaders DEFAULT =
      new PassedHeaders(
          Set.of("accept", "accept-language"),
          Set.of("content-type", "content-language", "content-encoding"));

  /**
   * @throws IllegalArgumentException if a header is among them that must never pass
   */
  public PassedHeaders {
    up = checked(up);
    back = checked(back);
  }

  private static Set<String> checked(Set<String> names) {
    var lower = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String name : lower) {
      if (NEVER.contains(name)
          || name.startsWith("x-forwarded")
          || name.startsWith("access-control-")
          || !name.matches("[a-z0-9-]{1,64}")) {
        throw new IllegalArgumentException("a header that must not pass: " + name);
      }
    }
    return Set.copyOf(List.copyOf(lower));
  }
}
