package org.openfpx.http.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.http.json.Json;

/**
 * Whether a key set that somebody registers can ever verify a signature of theirs (RFC 7517; RFC
 * 7518 section 6; RFC 8037 section 2). One that can't would be found out at its first use, when
 * nobody is there any more to mend it.
 */
public final class PublicKeySet {
  /** Much longer than the largest keys are; what else somebody writes into a set is nobody's. */
  private static final int LONGEST = 16 * 1024;

  private static final int MOST_KEYS = 5;
  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_RSA_BITS = 8192;
  private static final Set<String> SECRET = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
  private static final Map<String, Set<String>> ALGORITHMS =
      Map.of(
          "P-256", Set.of("ES256"),
          "P-384", Set.of("ES384"),
          "Ed25519", Set.of("EdDSA", "Ed25519"),
          "RSA", Set.of("PS256", "RS256"));

  private PublicKeySet() {}

  /** What is wrong with it, in words without a value of it; nothing if it is in order. */
  public static Optional<String> flaw(String text) {
    if (text.length() > LONGEST) {
      return Optional.of("it has at most " + LONGEST + " characters");
    }
    var keys = Json.read(text).map(set -> set.path("keys")).filter(JsonNode::isArray);
    if (keys.isEmpty()) {
      return Optional.of("it is no JSON Web Key Set");
    }
    if (keys.get().isEmpty() || keys.get().size() > MOST_KEYS) {
      return Optional.of("it holds one to " + MOST_KEYS + " keys");
    }
    var names = new HashSet<String>();
    for (var key : keys.get()) {
      var flaw = ofKey(key).or(() -> ofName(key, names));
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofName(JsonNode key, Set<String> names) {
    var name = key.path("kid");
    boolean good =
        name.isMissingNode()
            || (name.isTextual() && !name.textValue().isBlank() && names.add(name.textValue()));
    return good ? Optional.empty() : Optional.of("a kid is a text, and each key has another");
  }

  private static Optional<String> ofKey(JsonNode key) {
    if (SECRET.stream().anyMatch(key::has)) {
      return Optional.of("it holds public keys alone");
    }
    var kind = kind(key);
    if (!ALGORITHMS.containsKey(kind)) {
      return Optional.of("a key is on P-256, P-384 or Ed25519, or of RSA");
    }
    if (!isForSignatures(key)) {
      return Optional.of("a key is for signatures: use is sig, and key_ops has verify");
    }
    var algorithm = key.path("alg");
    if (!algorithm.isMissingNode() && !ALGORITHMS.get(kind).contains(algorithm.asText(""))) {
      return Optional.of("the alg of a key is one that such a key signs with here");
    }
    return isWellFormed(kind, key)
        ? Optional.empty()
        : Optional.of("a key's numbers are none of a " + kind + " key");
  }

  private static String kind(JsonNode key) {
    var curve = key.path("crv").asText("");
    return switch (key.path("kty").asText("")) {
      case "EC" -> curve.startsWith("P-") ? curve : "";
      case "OKP" -> curve.startsWith("Ed") ? curve : "";
      case "RSA" -> "RSA";
      default -> "";
    };
  }

  private static boolean isForSignatures(JsonNode key) {
    var use = key.path("use");
    var operations = key.path("key_ops");
    return (use.isMissingNode() || "sig".equals(use.textValue()))
        && (operations.isMissingNode()
            || operations.valueStream().anyMatch(one -> "verify".equals(one.textValue())));
  }

  private static boolean isWellFormed(String kind, JsonNode key) {
    return switch (kind) {
      case "P-256" -> Curve.P256.holds(number(key, "x"), number(key, "y"));
      case "P-384" -> Curve.P384.holds(number(key, "x"), number(key, "y"));
      case "Ed25519" -> Curve.isEd25519(number(key, "x"));
      default -> isRsa(number(key, "n"), number(key, "e"));
    };
  }

  private static boolean isRsa(byte[] modulus, byte[] exponent) {
    var n = new BigInteger(1, modulus);
    var e = new BigInteger(1, exponent);
    return n.bitLength() >= LEAST_RSA_BITS
        && n.bitLength() <= MOST_RSA_BITS
        && n.testBit(0)
        && e.testBit(0)
        && e.bitLength() > 1
        && e.bitLength() <= Integer.SIZE;
  }

  /** The octets; none if it is not base64url in its one canonical form. */
  private static byte[] number(JsonNode key, String member) {
    try {
      var text = key.path(member).asText("");
      var octets = Base64.getUrlDecoder().decode(text);
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(octets).equals(text);
      return canonical ? octets : new byte[0];
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  /** A curve y² = x³ + ax + b over a prime field, with the numbers that the platform has for it. */
  private enum Curve {
    P256("secp256r1"),
    P384("secp384r1");

    private static final int ED25519_OCTETS = 32;
    private static final BigInteger ED25519_PRIME =
        BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private final BigInteger prime;
    private final BigInteger a;
    private final BigInteger b;

    Curve(String name) {
      try {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(name));
        var curve = parameters.getParameterSpec(ECParameterSpec.class).getCurve();
        prime = ((ECFieldFp) curve.getField()).getP();
        a = curve.getA();
        b = curve.getB();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has " + name, e);
      }
    }

    /** Whether this is a point of the curve: on any other, a key may be had from signatures. */
    boolean holds(byte[] first, byte[] second) {
      int octets = prime.bitLength() / Byte.SIZE;
      if (first.length != octets || second.length != octets) {
        return false;
      }
      var x = new BigInteger(1, first);
      var y = new BigInteger(1, second);
      var right = x.pow(3).add(x.multiply(a)).add(b);
      return x.compareTo(prime) < 0
          && y.compareTo(prime) < 0
          && y.multiply(y).subtract(right).mod(prime).signum() == 0;
    }

    /** Whether these 32 octets, the least first, can be a point: RFC 8032 section 5.1.3. */
    static boolean isEd25519(byte[] point) {
      if (point.length != ED25519_OCTETS) {
        return false;
      }
      var greatestFirst = new byte[point.length];
      for (int i = 0; i < point.length; i++) {
        greatestFirst[i] = point[point.length - 1 - i];
      }
      return new BigInteger(1, greatestFirst).clearBit(255).compareTo(ED25519_PRIME) < 0;
    }
  }
}
