package org.openfpx.conformance.played;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.file.OwnersFile;

/** A key on P-256 that signs JWTs (RFC 7515), and ways in which a signature is none. */
public final class SigningKey {
  private static final String NO_KEY =
      "it holds no private JSON Web Key on P-256 with a kid; where no file is, the kit makes one";

  private static final int LONGEST = 8192;

  private final EllipticCurveJsonWebKey pair;
  private final String name;

  private SigningKey(EllipticCurveJsonWebKey pair, String name) {
    this.pair = pair;
    this.name = name;
  }

  /** A new one, under a name of its own. */
  public static SigningKey fresh() {
    return named("kit-" + Chance.name());
  }

  /**
   * The one that is kept in this file, where it is made if the file is not there, for its owner
   * alone to read.
   *
   * @throws IOException if it can be neither read nor written, or holds something else
   */
  public static SigningKey keptIn(Path file) throws IOException {
    if (Files.notExists(file)) {
      var parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      var key = fresh();
      OwnersFile.create(file, key.pair.toJson(OutputControlLevel.INCLUDE_PRIVATE));
      return key;
    }
    return read(file);
  }

  private static SigningKey read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "it is no file");
    }
    if (Files.size(file) > LONGEST) {
      throw new IOException(NO_KEY);
    }
    try {
      var jwk = PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
      if (jwk instanceof EllipticCurveJsonWebKey pair
          && pair.getPrivateKey() != null
          && pair.getKeyId() != null
          && EllipticCurves.P_256.equals(pair.getCurveName())) {
        var key = new SigningKey(pair, pair.getKeyId());
        if (key.isPair()) {
          return key;
        }
      }
    } catch (JoseException | IllegalArgumentException | IllegalStateException none) {
      throw new IOException(NO_KEY, none);
    }
    throw new IOException(NO_KEY);
  }

  /** Whether what it signs is good for whoever knows its public part. */
  private boolean isPair() throws JoseException {
    var token = new JsonWebSignature();
    token.setCompactSerialization(sign(JsonNodeFactory.instance.objectNode()));
    token.setKey(pair.getPublicKey());
    return token.verifySignature();
  }

  /** Another one that claims to be this. */
  public SigningKey forged() {
    return named(name);
  }

  private static SigningKey named(String name) {
    try {
      var pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      pair.setKeyId(name);
      pair.setUse("sig");
      pair.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      return new SigningKey(pair, name);
    } catch (JoseException impossible) {
      throw new IllegalStateException("every Java platform has P-256", impossible);
    }
  }

  /** What may be known of it, as a JSON Web Key (RFC 7517). */
  public String shown() {
    return pair.toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  /** These claims as a JWT that it signs. */
  public String sign(ObjectNode claims) {
    return signed(
        claims, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, pair.getPrivateKey());
  }

  /**
   * A proof that a request is sent by who has this key (RFC 9449 section 4.2).
   *
   * @param claims {@code jti}, {@code htm}, {@code htu} and {@code iat}
   */
  public String prove(ObjectNode claims) {
    var proof = new JsonWebSignature();
    proof.setPayload(claims.toString());
    proof.setHeader("typ", "dpop+jwt");
    proof.setJwkHeader(publicPart());
    proof.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    proof.setKey(pair.getPrivateKey());
    return compact(proof);
  }

  private PublicJsonWebKey publicPart() {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(
          Map.of(
              "kty",
              "EC",
              "crv",
              "P-256",
              "x",
              pair.toParams(OutputControlLevel.PUBLIC_ONLY).get("x"),
              "y",
              pair.toParams(OutputControlLevel.PUBLIC_ONLY).get("y")));
    } catch (JoseException impossible) {
      throw new IllegalStateException("a key that is none", impossible);
    }
  }

  /** What names it in tokens that are bound to it (RFC 7638, by SHA-256). */
  public String thumbprint() {
    return pair.calculateBase64urlEncodedThumbprint("SHA-256");
  }

  /** The same signed with HS256, and what everybody knows of this key as the secret. */
  public String keyedWithWhatIsShown(ObjectNode claims) {
    var secret = new HmacKey(pair.getPublicKey().getEncoded());
    return signed(claims, AlgorithmIdentifiers.HMAC_SHA256, secret);
  }

  private String signed(ObjectNode claims, String algorithm, Key by) {
    var token = new JsonWebSignature();
    token.setPayload(claims.toString());
    token.setKeyIdHeaderValue(name);
    token.setHeader("typ", "JWT");
    token.setAlgorithmHeaderValue(algorithm);
    token.setKey(by);
    return compact(token);
  }

  /** The same with the algorithm {@code none}. */
  public static String unsigned(ObjectNode claims) {
    var token = new JsonWebSignature();
    token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    token.setPayload(claims.toString());
    token.setHeader("typ", "JWT");
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
    return compact(token);
  }

  private static String compact(JsonWebSignature token) {
    try {
      return token.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException("claims that cannot be signed", impossible);
    }
  }
}
