package org.openfpx.idp.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.time.World;
import org.openfpx.idp.outgoing.OutgoingRequest;

/** Forms in which we show who we are (RFC 6749 section 2.3.1, RFC 7523 section 2.2). */
final class AuthenticatedForms {
  private static final Duration ASSERTION = Duration.ofSeconds(60);
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final World world;

  AuthenticatedForms(World world) {
    this.world = world;
  }

  OutgoingRequest form(ProviderRegistration us, URI endpoint, Map<String, String> parameters) {
    var all = new LinkedHashMap<>(parameters);
    return switch (us.credential()) {
      case OwnCredential.SecretInHeader(var secret) ->
          OutgoingRequest.form(endpoint, all)
              .with("Authorization", basic(us.clientId().value(), secret.reveal()));
      case OwnCredential.SecretInBody(var secret) -> {
        all.put("client_id", us.clientId().value());
        all.put("client_secret", secret.reveal());
        yield OutgoingRequest.form(endpoint, all);
      }
      case OwnCredential.SignedAssertion(var signer) -> {
        all.put("client_id", us.clientId().value());
        all.put("client_assertion_type", ASSERTION_TYPE);
        all.put("client_assertion", assertion(us, signer));
        yield OutgoingRequest.form(endpoint, all);
      }
      case OwnCredential.Nothing() -> {
        all.put("client_id", us.clientId().value());
        yield OutgoingRequest.form(endpoint, all);
      }
    };
  }

  private static String basic(String id, String secret) {
    var pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private String assertion(ProviderRegistration us, TokenSigner signer) {
    var now = world.time().instant();
    // The issuer as the only audience (RFC 7523 and its update): good at this provider alone.
    var claims =
        Claims.NONE
            .with("iss", us.clientId().value())
            .with("sub", us.clientId().value())
            .with("aud", us.issuer().value())
            .with("iat", now)
            .with("exp", now.plus(ASSERTION))
            .with("jti", world.secrets().next(22).reveal());
    return signer.sign("client-authentication+jwt", claims);
  }
}
