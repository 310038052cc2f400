package org.openfpx.conformance.module;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.openfpx.conformance.driver.ServerRole;

/** All that can be learnt of what a token is good for, as text. */
final class Told {
  private Told() {}

  /** What introspection says, and what the token says itself if it is a JWT. */
  static String of(Moves moves, ServerRole server, String token) {
    var parts = token.split("[.]", -1);
    var own = parts.length == 3 ? decoded(parts[1]) : "";
    return moves.introspect(server, token).body() + own;
  }

  private static String decoded(String part) {
    try {
      return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noJwt) {
      return "";
    }
  }
}
