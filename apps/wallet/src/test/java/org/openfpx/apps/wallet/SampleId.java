package org.openfpx.apps.wallet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.idp.jose.JoseTokenSigner;

/** Where a person signs in, as far as a wallet calls it; at the time at which test worlds begin. */
final class SampleId implements AutoCloseable {
  private final TestWorld world = new TestWorld();
  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final JoseTokenSigner signer = new JoseTokenSigner(keys, AsHouse.sealer(), world);
  private final HttpServer server;
  volatile String nonce = "";

  /** Whether it says when the person signed in. */
  volatile boolean saysWhen = true;

  SampleId() throws IOException {
    new KeepSigningKeys(keys, new JoseKeyMaker(), AsHouse.sealer(), KeyRotation.DEFAULT, world)
        .keep(SignatureAlgorithm.ES256);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    server.createContext("/.well-known/openid-configuration", it -> json(it, document()));
    server.createContext("/jwks", it -> json(it, jwks()));
    server.createContext("/token", it -> json(it, tokens()));
    server.start();
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private String document() {
    return """
    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
     "jwks_uri":"%1$s/jwks","authorization_response_iss_parameter_supported":true}
    """
        .formatted(issuer());
  }

  private String jwks() {
    return "{\"keys\":[" + keys.all().getFirst().publicJwk() + "]}";
  }

  private String tokens() {
    var now = world.instant();
    var claims =
        Claims.NONE
            .with("iss", issuer())
            .with("sub", "june")
            .with("aud", "wallet")
            .with("iat", now)
            .with("exp", now.plus(Duration.ofMinutes(5)))
            .with("nonce", nonce)
            .with("name", "June Osei");
    var idToken = signer.sign("JWT", saysWhen ? claims.with("auth_time", now) : claims);
    return """
    {"access_token":"a","token_type":"Bearer","expires_in":300,"id_token":"%s"}
    """
        .formatted(idToken);
  }

  private static void json(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
