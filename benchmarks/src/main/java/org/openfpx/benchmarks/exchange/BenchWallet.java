package org.openfpx.benchmarks.exchange;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The OpenID provider that a wallet is to the Authorization Server. */
public final class BenchWallet implements AutoCloseable {
  private static final int LIFETIME_SECONDS = 300;
  private static final int COORDINATE_BYTES = 32;

  private final Map<String, Said> codes = new ConcurrentHashMap<>();
  private final KeyPair keys;
  private final Javalin server;
  private final int port;

  /** What a code stands for: the person's yes to these permissions in this transaction. */
  private record Said(String nonce, String transaction, String permissionsHash) {}

  private BenchWallet(int port, KeyPair keys) {
    this.port = port;
    this.keys = keys;
    server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.concurrency.useVirtualThreads = true;
          config.routes.get("/.well-known/openid-configuration", this::discovery);
          config.routes.get("/jwks", this::jwks);
          config.routes.post("/token", this::token);
        });
  }

  /** Starts one on loopback. */
  public static BenchWallet start(int port) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var wallet = new BenchWallet(port, generator.generateKeyPair());
      wallet.server.start("127.0.0.1", port);
      return wallet;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  /** A code that stands for the person's yes. */
  String yes(String nonce, String transaction, String permissionsHash) {
    var code = Hashes.random();
    codes.put(code, new Said(nonce, transaction, permissionsHash));
    return code;
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
    var point = ((ECPublicKey) keys.getPublic()).getW();
    context
        .contentType("application/json")
        .result(
            """
            {"keys":[{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"1",
                      "x":"%s","y":"%s"}]}
            """
                .formatted(coordinate(point.getAffineX()), coordinate(point.getAffineY())));
  }

  private static String coordinate(BigInteger value) {
    var padded = new byte[COORDINATE_BYTES];
    var bytes = value.toByteArray();
    for (int i = 1; i <= Math.min(bytes.length, COORDINATE_BYTES); i++) {
      padded[COORDINATE_BYTES - i] = bytes[bytes.length - i];
    }
    return Hashes.base64(padded);
  }

  private void token(Context context) {
    var said = codes.remove(String.valueOf(context.formParam("code")));
    if (said == null) {
      context.status(400).contentType("application/json").result("{\"error\":\"invalid_grant\"}");
      return;
    }
    var now = Instant.now().getEpochSecond();
    var claims =
        """
        {"iss":"%s","aud":"as","sub":"%s","iat":%d,"exp":%d,"nonce":"%s","txn":"%s","ial":2,"aal":2,
         "auth_age":300,"permissions_hash":"%s"}
        """
            .formatted(
                issuer(),
                Hashes.random(),
                now,
                now + LIFETIME_SECONDS,
                said.nonce(),
                said.transaction(),
                said.permissionsHash());
    context.contentType("application/json").result("{\"id_token\":\"" + signed(claims) + "\"}");
  }

  private String signed(String claims) {
    var header = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"1\"}";
    var input = base64(header) + "." + base64(claims);
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(keys.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + Hashes.base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an ID token could not be signed", e);
    }
  }

  private static String base64(String text) {
    return Hashes.base64(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop();
  }
}
