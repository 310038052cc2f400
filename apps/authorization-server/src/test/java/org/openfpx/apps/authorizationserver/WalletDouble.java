package org.openfpx.apps.authorizationserver;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.idp.jose.JoseTokenSigner;

/** A wallet's OpenID provider, as far as the authorization server calls it. */
final class WalletDouble implements AutoCloseable {
  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final InstantSource time;
  private final JoseTokenSigner signer;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
  private final Javalin server;

  /** What a code stands for. */
  record Answer(CodeChallenge challenge, Claims claims) {}

  WalletDouble() {
    this(InstantSource.system());
  }

  /** One in a time of its own. */
  WalletDouble(InstantSource time) {
    this.time = time;
    signer = new JoseTokenSigner(keys, AsHouse.sealer(), time);
    new KeepSigningKeys(keys, new JoseKeyMaker(), AsHouse.sealer(), KeyRotation.DEFAULT, time)
        .keep(SignatureAlgorithm.ES256);
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.get("/.well-known/openid-configuration", this::discovery);
                  config.routes.get("/jwks", this::jwks);
                  config.routes.post("/token", this::token);
                })
            .start("127.0.0.1", 0);
  }

  String issuer() {
    return "http://localhost:" + server.port();
  }

  /** The code will be answered with an ID token that says this. */
  void says(String code, CodeChallenge challenge, Claims claims) {
    answers.put(code, new Answer(challenge, claims));
  }

  /** This happens when that code is shown, before it is answered. */
  void whenShown(String code, Runnable happens) {
    meanwhile.put(code, happens);
  }

  /** A token that it signs. */
  String signed(Claims claims) {
    return signer.sign("JWT", claims);
  }

  private void discovery(Context context) {
    context
        .contentType("application/json")
        .result(
            """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/jwks","authorization_response_iss_parameter_supported":true}
            """
                .formatted(issuer()));
  }

  private void jwks(Context context) {
    context
        .contentType("application/json")
        .result("{\"keys\":[" + keys.all().getFirst().publicJwk() + "]}");
  }

  private void token(Context context) {
    var code = String.valueOf(context.formParam("code"));
    Optional.ofNullable(meanwhile.remove(code)).ifPresent(Runnable::run);
    var answer = answers.remove(code);
    var verifier = CodeVerifier.parse(String.valueOf(context.formParam("code_verifier")));
    if (answer == null || verifier.filter(answer.challenge()::isAnsweredBy).isEmpty()) {
      context.status(400).contentType("application/json").result("{\"error\":\"invalid_grant\"}");
      return;
    }
    var now = time.instant();
    var claims =
        new Claims(Map.of())
            .with("iss", issuer())
            .with("aud", "as")
            .with("sub", "random")
            .with("iat", now)
            .with("exp", now.plusSeconds(300))
            .with(answer.claims());
    context
        .contentType("application/json")
        .result("{\"id_token\":\"" + signer.sign("JWT", claims) + "\"}");
  }

  @Override
  public void close() {
    server.stop();
  }
}
