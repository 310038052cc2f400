package org.openfpx.http.page;

import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that every answer of a listener carries; pages then widen the policy to their own.
 */
public final class SecurityHeaders {
  static final String OF_A_PAGE =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src"
          + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
          // Not even a script of ours makes markup or script of a text.
          + " require-trusted-types-for 'script'; trusted-types 'none'";
  private static final String OF_ALL_ELSE =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /** To be called while a listener is configured. */
  public static void install(JavalinConfig config, URI issuer) {
    var headers = of(issuer);
    config.routes.before(context -> headers.forEach(context::header));
  }

  /** By name. */
  public static Map<String, String> of(URI issuer) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Security-Policy", OF_ALL_ELSE);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    // Not no-referrer: with it browsers would send forms with "Origin: null".
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    // No other site embeds anything of ours; what scripts may fetch, they ask for by CORS.
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if ("https".equals(issuer.getScheme())) {
      headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    return Collections.unmodifiableMap(headers);
  }
}
