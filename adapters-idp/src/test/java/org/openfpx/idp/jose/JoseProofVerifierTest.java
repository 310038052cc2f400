package org.openfpx.idp.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.testing.oauth.KeyHolder;

/** RFC 9449 section 4.3, points 3 to 7. */
class JoseProofVerifierTest {
  private static final String SAYS = "{\"jti\":\"1\",\"htm\":\"POST\"}";
  private static final String TYPE = "dpop+jwt";

  private final JoseProofVerifier verifier = new JoseProofVerifier();
  private final KeyHolder holder = new KeyHolder();

  @Test
  void theExampleOfTheStandardIsGood() {
    // RFC 9449 section 4.1, figure 2, and section 6.1, figure 9.
    var proof =
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0"
            + "VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFq"
            + "SG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiw"
            + "iaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTY"
            + "yMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK7"
            + "0nfbV37xRZT3Lg";

    var signed = verifier.verify(proof).orElseThrow();

    assertThat(signed.key())
        .isEqualTo(new KeyThumbprint("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"));
    assertThat(signed.claims().text("htu")).contains("https://server.example.com/token");
    assertThat(signed.claims().whole("iat")).contains(1562262616L);
  }

  @Test
  void eachAcceptedAlgorithmIsGoodWithAKeyOfItsKind() throws JoseException {
    Ed25519.register();
    var p256 = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    var p384 = EcJwkGenerator.generateJwk(EllipticCurves.P384);
    var rsa = RsaJwkGenerator.generateJwk(2048);
    var ed = OkpJwkGenerator.generateJwk("Ed25519");
    for (var good :
        List.of(
            proof(p256, "ES256"),
            proof(p384, "ES384"),
            proof(rsa, "PS256"),
            proof(rsa, "RS256"),
            proof(ed, "EdDSA"),
            proof(ed, "Ed25519"))) {
      assertThat(verifier.verify(good.getCompactSerialization())).isPresent();
    }
    assertThat(verifier.verify(proof(rsa, "RS512").getCompactSerialization())).isEmpty();
    var p521 = EcJwkGenerator.generateJwk(EllipticCurves.P521);
    assertThat(verifier.verify(proof(p521, "ES512").getCompactSerialization())).isEmpty();
  }

  private static JsonWebSignature proof(PublicJsonWebKey key, String algorithm) {
    var proof = new JsonWebSignature();
    proof.setHeader("typ", TYPE);
    proof.setAlgorithmHeaderValue(algorithm);
    proof.setJwkHeader(key);
    proof.setKey(key.getPrivateKey());
    proof.setPayload(SAYS);
    return proof;
  }

  @Test
  void theThumbprintIsThatOfTheKeyHoweverItIsWritten() {
    var written =
        "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":%s}"
            .formatted(holder.jwk().replace("{", "{\"kid\":\"k\",\"use\":\"sig\","));

    assertThat(verifier.verify(holder.signed(written, SAYS)).orElseThrow().key())
        .isEqualTo(holder.thumbprint());
    assertThat(verifier.verify(holder.proof(SAYS)).orElseThrow().key())
        .isEqualTo(holder.thumbprint());
  }

  @Test
  void whatIsOfAnotherTypeOrHasNoKeyIsNoProof() {
    for (var header :
        List.of(
            "{\"alg\":\"ES256\",\"jwk\":%s}",
            "{\"typ\":\"JWT\",\"alg\":\"ES256\",\"jwk\":%s}",
            "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"jwk\":%s}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwks\":%s}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":[%s]}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":\"x\",\"x\":%s}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":%s}",
            "{\"typ\":\"dpop+jwt\",\"jwk\":%s}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"crit\":[\"x\"],\"x\":1,\"jwk\":%s}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"typ\":\"dpop+jwt\",\"jwk\":%s}")) {
      assertThat(verifier.verify(holder.signed(header.formatted(holder.jwk()), SAYS)))
          .as(header)
          .isEmpty();
    }
    assertThat(verifier.verify(holder.proof("no json"))).isEmpty();
    assertThat(verifier.verify("")).isEmpty();
    assertThat(verifier.verify("a.b.c")).isEmpty();
  }

  @Test
  void aKeyThatIsPrivateSymmetricTooSmallOrTooLargeIsNone() throws Exception {
    var header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":%s}";
    for (var odd : List.of("\"key_ops\":\"x\"", "\"x5c\":\"x\"", "\"kid\":1", "\"use\":[]")) {
      var key = holder.jwk().replace("{", "{" + odd + ",");
      assertThatCode(() -> verifier.verify(holder.signed(header.formatted(key), SAYS)))
          .as(odd)
          .doesNotThrowAnyException();
    }
    var withPrivate = holder.jwk().replace("{", "{\"d\":\"AAAA\",");
    assertThat(verifier.verify(holder.signed(header.formatted(withPrivate), SAYS))).isEmpty();
    var symmetric = "{\"kty\":\"oct\",\"k\":\"AAAA\"}";
    assertThat(verifier.verify(holder.signed(header.formatted(symmetric), SAYS))).isEmpty();

    assertThat(verifier.verify(rsa(RsaJwkGenerator.generateJwk(1024)))).isEmpty();
    assertThat(verifier.verify(rsa(aboveFiveThousandBits()))).isEmpty();
    assertThat(verifier.verify(rsa(RsaJwkGenerator.generateJwk(2048)))).isPresent();
  }

  private static String rsa(PublicJsonWebKey key) throws JoseException {
    var proof = proof(key, "RS256");
    proof.setDoKeyValidation(false);
    return proof.getCompactSerialization();
  }

  /** Of four primes (RFC 8017 section 3.1): two as large take up to a minute to find. */
  private static PublicJsonWebKey aboveFiveThousandBits() throws Exception {
    var primes =
        Stream.generate(() -> BigInteger.probablePrime(1300, new SecureRandom())).limit(4).toList();
    var modulus = primes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
    var totient =
        primes.stream()
            .map(prime -> prime.subtract(BigInteger.ONE))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    var exponent = RSAKeyGenParameterSpec.F4;
    var keys = KeyFactory.getInstance("RSA");
    var key =
        PublicJsonWebKey.Factory.newPublicJwk(
            keys.generatePublic(new RSAPublicKeySpec(modulus, exponent)));
    key.setPrivateKey(
        keys.generatePrivate(new RSAPrivateKeySpec(modulus, exponent.modInverse(totient))));
    return key;
  }

  @Test
  void aSymmetricAlgorithmIsNoneWhateverTheKey() throws JoseException {
    var proof = new JsonWebSignature();
    proof.setHeader("typ", TYPE);
    proof.setAlgorithmHeaderValue("HS256");
    proof.setHeader(
        "jwk",
        JsonWebKey.Factory.newJwk(holder.jwk())
            .toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    proof.setKey(new HmacKey(new byte[32]));
    proof.setPayload(SAYS);

    assertThat(verifier.verify(proof.getCompactSerialization())).isEmpty();
  }

  @Test
  void whatTheKeyInItHasNotSignedIsNone() {
    var other = new KeyHolder();
    var header = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + other.jwk() + "}";
    assertThat(verifier.verify(holder.signed(header, SAYS))).isEmpty();

    var parts = holder.proof(SAYS).split("\\.");
    var others = holder.proof("{\"jti\":\"2\"}").split("\\.");
    assertThat(verifier.verify(parts[0] + "." + others[1] + "." + parts[2])).isEmpty();
  }

  @Test
  void whatIsLongerThanAnyProofIsNotLookedAt() {
    var long4k = "{\"jti\":\"" + "x".repeat(4096) + "\"}";

    assertThat(verifier.verify(holder.proof(long4k))).isEmpty();
  }
}
