package org.openfpx.http.page;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;

/**
 * The headers that every answer of a listener carries; pages then widen the policy to their own.
 */
public final class SecurityHeaders {
  static final String OF_A_PAGE =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src"
          + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String OF_ALL_ELSE =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /** To be called while a listener is configured. */
  public static void install(JavalinConfig config, URI issuer) {
    boolean secure = "https".equals(issuer.getScheme());
    config.routes.before(context -> write(context, secure));
  }

  private static void write(Context context, boolean secure) {
    context.header("Content-Security-Policy", OF_ALL_ELSE);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    // Not no-referrer: with it browsers would send forms with "Origin: null".
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (secure) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
