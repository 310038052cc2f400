package org.openfpx.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7517; RFC 7518 section 6; RFC 8037 section 2. */
class PublicKeySetTest {
  /** RFC 7515, appendix A.3.1. */
  private static final String P256 =
      "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
          + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"";

  @Test
  void keysAsJavaMakesThemAreInOrder() throws GeneralSecurityException {
    assertThat(flaw(P256)).isNull();
    assertThat(flaw(ec("secp256r1", "P-256", 32))).isNull();
    assertThat(flaw(ec("secp384r1", "P-384", 48))).isNull();
    assertThat(flaw(rsa(2048))).isNull();
    for (int several = 0; several < 20; several++) {
      assertThat(flaw(ed25519())).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"use\":\"sig\"",
        "\"alg\":\"ES256\"",
        "\"kid\":\"one\"",
        "\"key_ops\":[\"verify\"]",
        "\"x5t\":\"passed over\"",
      })
  void whatAKeySaysOfItselfMayFit(String member) {
    assertThat(flaw(P256 + "," + member)).isNull();
  }

  @Test
  void aSetIsNoPlaceToKeepOtherThings() {
    assertThat(flaw(P256 + ",\"kept\":\"" + "x".repeat(20_000) + "\"")).contains("at most 16384");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"use\":\"enc\"           | for signatures",
        "\"use\":7                 | for signatures",
        "\"key_ops\":[\"sign\"]    | for signatures",
        "\"key_ops\":\"verify\"    | for signatures",
        "\"alg\":\"ES384\"         | the alg",
        "\"alg\":\"HS256\"         | the alg",
        "\"alg\":\"none\"          | the alg",
        "\"alg\":null              | the alg",
        "\"kid\":\"\"              | a kid",
        "\"kid\":1                 | a kid",
        "\"d\":\"x\"               | public keys alone",
        "\"k\":\"x\"               | public keys alone",
      })
  void whatAKeySaysOfItselfMustFit(String member, String words) {
    assertThat(flaw(P256 + "," + member)).contains(words);
  }

  @Test
  void numbersAreThoseOfSuchAKey() throws GeneralSecurityException {
    assertThat(flaw(P256.replace("P-256", "P-384"))).contains("numbers");
    assertThat(flaw(P256.replace("P-256", "secp256k1"))).contains("on P-256");
    assertThat(flaw(P256.replace("P-256", "P-521"))).contains("on P-256");
    assertThat(flaw(P256.replace("\"f83", "\"g83"))).contains("numbers");
    assertThat(flaw(P256.replace("VEU\"", "VEV\""))).contains("numbers");
    assertThat(flaw(P256.replace("VEU\"", "VEU=\""))).contains("numbers");
    assertThat(flaw(P256.replace("\"y\"", "\"z\""))).contains("numbers");
    assertThat(flaw("\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":7,\"y\":[]")).contains("numbers");
    assertThat(flaw(rsa(1024))).contains("numbers");
    assertThat(flaw(rsa(2048).replace("AQAB", "AQ"))).contains("numbers");
    assertThat(flaw(ed25519().replace("Ed25519", "X25519"))).contains("on P-256");
    assertThat(flaw("\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"")).contains("numbers");
    assertThat(flaw("\"kty\":\"oct\"")).contains("on P-256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[]}", "{\"keys\":[1]}", "{}{}"})
  void whatIsNoSetIsRefused(String text) {
    assertThat(PublicKeySet.flaw(text)).isPresent();
  }

  @Test
  void aSetIsSmallAndItsNamesDiffer() {
    var named = "{" + P256 + ",\"kid\":\"one\"}";
    assertThat(PublicKeySet.flaw("{\"keys\":[" + named + "," + named + "]}").orElseThrow())
        .contains("a kid");
    var many = ("{" + P256 + "},").repeat(6);
    assertThat(PublicKeySet.flaw("{\"keys\":[" + many.substring(0, many.length() - 1) + "]}"))
        .contains("it holds one to 5 keys");
  }

  /** What is wrong with a set of this one key, or nothing. */
  private static String flaw(String members) {
    return PublicKeySet.flaw("{\"keys\":[{" + members + "}]}").orElse(null);
  }

  private static String ec(String java, String curve, int octets) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(java));
    var point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
    return "\"kty\":\"EC\",\"crv\":\"%s\",\"x\":\"%s\",\"y\":\"%s\""
        .formatted(curve, text(point.getAffineX(), octets), text(point.getAffineY(), octets));
  }

  private static String rsa(int bits) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    var key = (RSAPublicKey) generator.generateKeyPair().getPublic();
    return "\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\""
        .formatted(text(key.getModulus(), bits / 8));
  }

  private static String ed25519() throws GeneralSecurityException {
    var key = (EdECPublicKey) KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    var octets = octets(key.getPoint().getY(), 32);
    var leastFirst = new byte[32];
    for (int i = 0; i < 32; i++) {
      leastFirst[i] = octets[31 - i];
    }
    leastFirst[31] |= (byte) (key.getPoint().isXOdd() ? 0x80 : 0);
    return "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\""
        .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(leastFirst));
  }

  private static String text(BigInteger number, int octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets(number, octets));
  }

  private static byte[] octets(BigInteger number, int length) {
    var bytes = number.toByteArray();
    var octets = new byte[length];
    int copied = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - copied, octets, length - copied, copied);
    return octets;
  }
}
