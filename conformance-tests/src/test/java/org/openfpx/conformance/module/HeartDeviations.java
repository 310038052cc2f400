package org.openfpx.conformance.module;

import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.openfpx.conformance.module.DistortingProxy.on;
import static org.openfpx.conformance.module.DistortingProxy.replacing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.openfpx.conformance.module.DistortingProxy.Answered;

/**
 * What a server of the HEART profiles may do wrong. Ours is none: it keeps some of their clauses,
 * and fails the checks of the others unless it is made to look like one.
 */
final class HeartDeviations {
  private static final String OPENID = "/.well-known/openid-configuration";
  private static final String UMA = "/.well-known/uma2-configuration";
  private static final String TOKEN = "/oauth2/token";

  /** A PAT or an RPT of such a server. */
  static final String JWT =
      encoded("{\"alg\":\"RS256\",\"kid\":\"1\"}")
          + "."
          + encoded("{\"iss\":\"i\",\"sub\":\"s\",\"azp\":\"c\",\"aud\":[\"a\"]}")
          + ".x";

  private HeartDeviations() {}

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** From what ours keeps. */
  static Stream<Arguments> all() {
    return Stream.of(
        arguments("HU-3.1.2-02", on("POST", TOKEN, HeartDeviations::granted)),
        arguments("HU-3.2-01", replacing("GET", UMA, "\"registration_endpoint", "\"registers")),
        arguments("HU-3.2-02", on("POST", "/oauth2/introspect", answer -> answer.status(401))),
        arguments("HU-3.3.4-01", replacing("POST", TOKEN, "\"expires_in\":", "\"expires_in\":99")),
        arguments("HF-4-01", on("POST", TOKEN, HeartDeviations::granted)));
  }

  private static Answered granted(Answered honest) {
    return honest.status() == 403
        ? new Answered(
            200,
            Map.of("content-type", "application/json", "cache-control", "no-store"),
            "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}")
        : honest;
  }

  /** As HEART has it, where ours differs. */
  static Stream<Arguments> kept() {
    return Stream.of(
        arguments(
            "HU-2.1-01",
            on("POST", TOKEN, answer -> answer.status(401).body("{\"error\":\"invalid_client\"}"))),
        arguments(
            "HU-3.1.1-01",
            replacing(
                "GET",
                OPENID,
                "{",
                "{\"introspection_endpoint\":\"https://as.example/introspect\","
                    + "\"revocation_endpoint\":\"https://as.example/revoke\",")),
        arguments("HU-3.3-01", on("POST", TOKEN, HeartDeviations::signed)),
        arguments("HU-3.3.2-01", on("POST", TOKEN, HeartDeviations::signed)));
  }

  private static Answered signed(Answered honest) {
    var member = "\"access_token\":\"";
    return honest.body(honest.body().replaceFirst(member + "[^\"]*", member + JWT));
  }
}
