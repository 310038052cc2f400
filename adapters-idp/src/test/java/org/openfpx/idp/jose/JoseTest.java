package org.openfpx.idp.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyMaker.NewKey;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;

/** RFC 7515, RFC 7517, RFC 8725: what is signed verifies, and nothing else does. */
class JoseTest {
  private final TestWorld world = new TestWorld();
  private final MockWebServer server = new MockWebServer();
  private final Outgoing outgoing = Outgoing.within(OutgoingSettings.DEFAULT.allowing("localhost"));
  private final JoseTokenVerifier verifier = new JoseTokenVerifier(new KeySets(outgoing, world));
  private final NewKey key = new JoseKeyMaker().make(SignatureAlgorithm.ES256);
  private final Claims claims =
      Claims.NONE.with("sub", "june").with("aud", List.of("a", "b")).with("exp", 5_000_000_000L);

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    outgoing.close();
    server.close();
  }

  @Test
  void aNewKeyPublishesNothingPrivate() {
    assertThat(key.publicJwk())
        .contains("\"kty\":\"EC\"", "\"crv\":\"P-256\"", "\"use\":\"sig\"", "\"alg\":\"ES256\"")
        .doesNotContain("\"d\"");
    assertThat(key.keyId()).hasSize(43);
  }

  @Test
  void whatTheKeyOfTheDaySignsVerifiesUnderWhatIsPublished() {
    var keys = new InMemorySigningKeys();
    var sealer = new ReversingSealer();
    new KeepSigningKeys(keys, new JoseKeyMaker(), sealer, KeyRotation.DEFAULT, world)
        .keep(SignatureAlgorithm.ES256);

    var token = new JoseTokenSigner(keys, sealer, world).sign("JWT", claims);

    var jwks = "{\"keys\":[" + keys.all().getFirst().publicJwk() + "]}";
    var verified = verify(token, new VerificationKeys.Inline(jwks)).orElseThrow();
    assertThat(verified.claims()).isEqualTo(claims);
    assertThat(verified.type()).isEqualTo("jwt");
    assertThat(verified.audience()).containsExactly("a", "b");
  }

  @Test
  void aKeyOfRsaIsMadeWhereItIsAskedForAndPublishesNothingPrivate() throws JoseException {
    var keys = new InMemorySigningKeys();
    var sealer = new ReversingSealer();
    var keep = new KeepSigningKeys(keys, new JoseKeyMaker(), sealer, KeyRotation.DEFAULT, world);
    keep.keep(SignatureAlgorithm.ES256);
    var signer = new JoseTokenSigner(keys, sealer, world, keep::keep);
    assertThatThrownBy(() -> signer.sign(SignatureAlgorithm.RS256, "JWT", claims))
        .isInstanceOf(IllegalStateException.class);

    signer.prepare(SignatureAlgorithm.RS256);
    signer.prepare(SignatureAlgorithm.RS256);

    var token = signer.sign(SignatureAlgorithm.RS256, "JWT", claims);
    assertThat(keys.all()).hasSize(2);
    var made = keys.all().getLast();
    var key = (RsaJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(made.publicJwk());
    assertThat(key.getRsaPublicKey().getModulus().bitLength()).isEqualTo(2048);
    assertThat(key.getKeyId()).isEqualTo(made.keyId()).hasSize(43);
    assertThat(made.publicJwk())
        .contains("\"use\":\"sig\"", "\"alg\":\"RS256\"")
        .doesNotContain("\"d\"", "\"p\"", "\"q\"", "\"dp\"", "\"dq\"", "\"qi\"");
    var jwks = new VerificationKeys.Inline("{\"keys\":[" + made.publicJwk() + "]}");
    assertThat(verify(token, jwks).orElseThrow().claims()).isEqualTo(claims);
    var other = verifier.read(token).orElseThrow();
    assertThat(verifier.verify(other, jwks, Set.of(SignatureAlgorithm.PS256))).isEmpty();
  }

  @Test
  void anotherKeyDoesNotVerify() throws JoseException {
    var other = new JoseKeyMaker().make(SignatureAlgorithm.ES256);
    assertThat(verify(sign(privateKey(other), "ES256", key.keyId()), jwks())).isEmpty();
    assertThat(verify(sign(privateKey(key), "ES256", "unknown"), jwks())).isEmpty();
    assertThat(verify(sign(privateKey(key), "ES256", key.keyId()), jwks())).isPresent();
  }

  @Test
  void onlyAsymmetricAlgorithmsOfTheListAreBelieved() throws Exception {
    var none = unsigned("{\"alg\":\"none\"}");
    assertThat(verifier.read(none)).isEmpty();
    var publicBytes = key.publicJwk().getBytes(StandardCharsets.UTF_8);
    assertThat(verify(sign(new HmacKey(publicBytes), "HS256", key.keyId()), jwks())).isEmpty();

    var rsa = RsaJwkGenerator.generateJwk(2048);
    rsa.setKeyId("rsa");
    var inline = inline(rsa);
    assertThat(verify(sign(rsa.getPrivateKey(), "RS256", "rsa"), inline)).isPresent();
    assertThat(verify(sign(rsa.getPrivateKey(), "PS256", "rsa"), inline)).isPresent();
    assertThat(verify(sign(rsa.getPrivateKey(), "RS512", "rsa"), inline)).isEmpty();
    assertThat(
            verifier
                .read(sign(rsa.getPrivateKey(), "RS256", "rsa"))
                .flatMap(t -> verifier.verify(t, inline, Set.of(SignatureAlgorithm.ES256))))
        .isEmpty();
  }

  /** RFC 9864 section 2.2. */
  @Test
  void ed25519HasTwoNamesAndAKeyMaySayWhichOneItIsFor() throws Exception {
    Ed25519.register();
    var curve = OkpJwkGenerator.generateJwk("Ed25519");
    curve.setKeyId("ed");
    for (var name : List.of("EdDSA", "Ed25519")) {
      assertThat(verify(sign(curve.getPrivateKey(), name, "ed"), inline(curve))).isPresent();
    }
    curve.setAlgorithm("Ed25519");
    assertThat(verify(sign(curve.getPrivateKey(), "Ed25519", "ed"), inline(curve))).isPresent();
    assertThat(verify(sign(curve.getPrivateKey(), "EdDSA", "ed"), inline(curve))).isEmpty();

    var other = OkpJwkGenerator.generateJwk("Ed448");
    other.setKeyId("ed");
    assertThat(verify(sign(other.getPrivateKey(), "EdDSA", "ed"), inline(curve))).isEmpty();
  }

  @Test
  void theKeyThatATokenBringsAlongIsNotLookedAt() throws Exception {
    var mallory =
        PublicJsonWebKey.Factory.newPublicJwk(
            new JoseKeyMaker().make(SignatureAlgorithm.ES256).privateJwk().reveal());
    var jws = jws(mallory.getPrivateKey(), "ES256");
    jws.setJwkHeader(mallory);
    jws.setHeader("jku", "http://localhost:" + server.getPort() + "/evil");
    jws.setHeader("x5u", "http://localhost:" + server.getPort() + "/evil");
    assertThat(verify(jws.getCompactSerialization(), jwks())).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void unknownCriticalHeadersAreRefused() throws Exception {
    var jws = jws(privateKey(key), "ES256");
    jws.setHeader("crit", List.of("foo"));
    jws.setHeader("foo", "bar");
    jws.setKnownCriticalHeaders("foo");
    assertThat(verify(jws.getCompactSerialization(), jwks())).isEmpty();
  }

  @Test
  void aTokenHasOneSpelling() throws JoseException {
    var token = sign(privateKey(key), "ES256", key.keyId());
    assertThat(verifier.read(token + "=")).isEmpty();
    assertThat(verifier.read(token + ".")).isEmpty();
    assertThat(verifier.read(" " + token)).isEmpty();
    assertThat(verifier.read("a.b")).isEmpty();
    assertThat(verifier.read("x".repeat(20_000))).isEmpty();
    var twice = encoded("{\"alg\":\"ES256\"}") + "." + encoded("{\"a\":1,\"a\":2}") + ".AAAA";
    assertThat(verifier.read(twice)).isEmpty();
  }

  @Test
  void aChangedPayloadDoesNotVerify() throws JoseException {
    var parts = sign(privateKey(key), "ES256", key.keyId()).split("\\.");
    var forged = parts[0] + "." + encoded("{\"sub\":\"mallory\"}") + "." + parts[2];
    assertThat(verify(forged, jwks())).isEmpty();
  }

  @Test
  void publishedKeysAreKeptAndFetchedAnewForAnUnknownOneOnceAMinute() throws Exception {
    var published =
        new VerificationKeys.Published(
            URI.create("http://localhost:" + server.getPort() + "/jwks"));
    var next = new JoseKeyMaker().make(SignatureAlgorithm.ES256);
    var old = sign(privateKey(key), "ES256", key.keyId());
    var fresh = sign(privateKey(next), "ES256", next.keyId());
    server.enqueue(answer(key.publicJwk()));
    server.enqueue(answer(key.publicJwk() + "," + next.publicJwk()));

    assertThat(verify(old, published)).isPresent();
    assertThat(verify(old, published)).isPresent();
    assertThat(verify(fresh, published)).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);

    world.pass(Duration.ofMinutes(1));
    assertThat(verify(fresh, published)).isPresent();
    assertThat(verify(old, published)).isPresent();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aPartyInTroubleIsKnownByItsLastKeysForAWhile() throws Exception {
    var published =
        new VerificationKeys.Published(
            URI.create("http://localhost:" + server.getPort() + "/jwks"));
    var token = sign(privateKey(key), "ES256", key.keyId());
    server.enqueue(answer(key.publicJwk()));
    server.enqueue(new MockResponse.Builder().code(503).build());
    server.enqueue(new MockResponse.Builder().code(503).build());

    assertThat(verify(token, published)).isPresent();
    world.pass(Duration.ofMinutes(11));
    assertThat(verify(token, published)).isPresent();
    world.pass(Duration.ofMinutes(50));
    assertThat(verify(token, published)).isEmpty();
  }

  @Test
  void macAndDerivationAgreeWithTheirSpecifications() {
    // RFC 4231 test case 6 has a long key; RFC 5869 test case 1, first 32 bytes.
    var hex = HexFormat.of();
    assertThat(
            hex.formatHex(
                HmacSha256.hkdf(
                    hex.parseHex("0b".repeat(22)),
                    hex.parseHex("000102030405060708090a0b0c"),
                    hex.parseHex("f0f1f2f3f4f5f6f7f8f9"))))
        .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    var longKey = new Secret(encoded(hex.parseHex("aa".repeat(131))));
    assertThat(
            new HmacSha256()
                .sha256(longKey, "Test Using Larger Than Block-Size Key - Hash Key First"))
        .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    var master = world.next();
    assertThat(new HmacSha256().derive(master, "a").reveal())
        .hasSize(43)
        .isNotEqualTo(new HmacSha256().derive(master, "b").reveal());
  }

  private Optional<VerifiedClaims> verify(String token, VerificationKeys keys) {
    return verifier
        .read(token)
        .flatMap(read -> verifier.verify(read, keys, SignatureAlgorithm.ALL));
  }

  private VerificationKeys jwks() {
    return new VerificationKeys.Inline("{\"keys\":[" + key.publicJwk() + "]}");
  }

  private static VerificationKeys inline(JsonWebKey key) {
    return new VerificationKeys.Inline(
        "{\"keys\":[" + key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}");
  }

  private static Key privateKey(NewKey key) throws JoseException {
    return ((EllipticCurveJsonWebKey)
            PublicJsonWebKey.Factory.newPublicJwk(key.privateJwk().reveal()))
        .getPrivateKey();
  }

  private String sign(Key with, String algorithm, String keyId) throws JoseException {
    var jws = jws(with, algorithm);
    jws.setKeyIdHeaderValue(keyId);
    return jws.getCompactSerialization();
  }

  private JsonWebSignature jws(Key with, String algorithm) {
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(algorithm);
    jws.setKey(with);
    jws.setPayload(ClaimsJson.write(claims));
    return jws;
  }

  private static MockResponse answer(String keys) {
    return new MockResponse.Builder().body("{\"keys\":[" + keys + "]}").build();
  }

  private static String unsigned(String header) {
    return encoded(header) + "." + encoded("{}") + ".";
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static final class ReversingSealer implements Sealer {
    @Override
    public Sealed seal(String clear, String place) {
      return new Sealed(place + ":" + new StringBuilder(clear).reverse());
    }

    @Override
    public String open(Sealed sealed, String place) {
      var text = sealed.value().substring(place.length() + 1);
      return new StringBuilder(text).reverse().toString();
    }
  }
}
