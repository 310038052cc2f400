package org.openfpx.apps.authorizationserver;

import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.idp.jose.JoseTokenSigner;

/** An account that authenticates by a key of its own (RFC 7523 section 2.2). */
final class KeyedAccount {
  private final Caller as;
  private final JoseTokenSigner signer;
  private final String id;
  private final String audience;

  KeyedAccount(Caller as, Exchange exchange) {
    this.as = as;
    var time = InstantSource.system();
    var keys = new InMemorySigningKeys();
    new KeepSigningKeys(keys, new JoseKeyMaker(), AsHouse.sealer(), KeyRotation.DEFAULT, time)
        .keep(SignatureAlgorithm.ES256);
    signer = new JoseTokenSigner(keys, AsHouse.sealer(), time);
    var body =
        """
        {"token_endpoint_auth_method":"private_key_jwt","jwks":{"keys":[%s]}}
        """
            .formatted(keys.all().getFirst().publicJwk());
    var bearer = exchange.bearer(Exchange.WALLET, "register");
    id =
        Caller.body(as.json("POST", "/oauth2/register", body, "Authorization", bearer))
            .path("client_id")
            .asText();
    audience =
        Caller.body(as.get("/.well-known/oauth-authorization-server")).path("issuer").asText();
  }

  /** One with this id. */
  String assertion(String jti) {
    var now = InstantSource.system().instant();
    return signer.sign(
        "client-authentication+jwt",
        Claims.NONE
            .with("iss", id)
            .with("sub", id)
            .with("aud", audience)
            .with("jti", jti)
            .with("iat", now)
            .with("exp", now.plusSeconds(300)));
  }

  /** A token for whoever has this assertion. */
  HttpResponse<String> authenticatedBy(String assertion) {
    return as.form(
        "/oauth2/token",
        Map.of(
            "grant_type", "client_credentials",
            "scope", "user",
            "client_id", id,
            "client_assertion", assertion,
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
  }
}
