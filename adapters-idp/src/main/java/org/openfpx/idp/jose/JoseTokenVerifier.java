package org.openfpx.idp.jose;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.UnverifiedClaims;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;

/** Checks signed tokens (RFC 7515 section 5.2, RFC 8725). */
public final class JoseTokenVerifier implements TokenVerifier {
  private static final int LONGEST = 16 * 1024;
  private static final int MOST_TRIES = 10;
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

  static {
    Ed25519.register();
  }

  private final KeySets keySets;

  public JoseTokenVerifier(KeySets keySets) {
    this.keySets = keySets;
  }

  @Override
  public Optional<UnverifiedClaims> read(String compact) {
    var claims = part(compact, 2);
    return header(compact)
        .flatMap(said -> claims.map(members -> new UnverifiedClaims(compact, type(said), members)));
  }

  /** The header of a signed JWT, unchecked; nothing if it is none. */
  static Optional<Claims> header(String compact) {
    return part(compact, 1);
  }

  private static Optional<Claims> part(String compact, int which) {
    if (compact.length() > LONGEST) {
      return Optional.empty();
    }
    var parts = FORM.matcher(compact);
    return parts.matches()
        ? decoded(parts.group(which)).flatMap(ClaimsJson::read)
        : Optional.empty();
  }

  @Override
  public Optional<VerifiedClaims> verify(
      UnverifiedClaims token, VerificationKeys keys, Set<SignatureAlgorithm> allowed) {
    var signature = signature(token.compact(), names(allowed));
    if (signature.isEmpty()) {
      return Optional.empty();
    }
    var keyId = Optional.ofNullable(signature.get().getKeyIdHeaderValue());
    return keySets.keys(keys, keyId).stream()
        .filter(key -> mayHaveSigned(key, signature.get()))
        .limit(MOST_TRIES)
        .flatMap(key -> payload(token.compact(), key.getPublicKey(), names(allowed)).stream())
        .map(claims -> new VerifiedClaims(token.type(), claims))
        .findFirst();
  }

  private static boolean mayHaveSigned(PublicJsonWebKey key, JsonWebSignature signature) {
    var keyId = signature.getKeyIdHeaderValue();
    return (keyId == null || keyId.equals(key.getKeyId()))
        && (key.getUse() == null || key.getUse().equals("sig"))
        && (key.getAlgorithm() == null
            || key.getAlgorithm().equals(signature.getAlgorithmHeaderValue()));
  }

  /** What a signed JWT says, if this key has signed it with one of these algorithms. */
  static Optional<Claims> payload(String compact, Key key, String... algorithms) {
    var signature = signature(compact, algorithms);
    if (signature.isEmpty()) {
      return Optional.empty();
    }
    try {
      signature.get().setKey(key);
      // What is believed is read again from what was verified, not from what was read before.
      return signature.get().verifySignature()
          ? ClaimsJson.read(signature.get().getPayload())
          : Optional.empty();
    } catch (JoseException unfit) {
      return Optional.empty();
    }
  }

  private static Optional<JsonWebSignature> signature(String compact, String... algorithms) {
    try {
      var signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(
          new AlgorithmConstraints(ConstraintType.PERMIT, algorithms));
      signature.setCompactSerialization(compact);
      return Optional.of(signature);
    } catch (JoseException malformed) {
      return Optional.empty();
    }
  }

  /** The names of algorithms (RFC 7518 section 3.1). */
  static String[] names(Set<SignatureAlgorithm> allowed) {
    return allowed.stream().map(JoseTokenVerifier::name).toArray(String[]::new);
  }

  /** The name of one. */
  static String name(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ES256 -> AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
      case ES384 -> AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384;
      case PS256 -> AlgorithmIdentifiers.RSA_PSS_USING_SHA256;
      case RS256 -> AlgorithmIdentifiers.RSA_USING_SHA256;
      case EDDSA -> AlgorithmIdentifiers.EDDSA;
      case ED25519 -> Ed25519.NAME;
    };
  }

  // Only the one canonical form of base64url, so that a token has one spelling.
  private static Optional<String> decoded(String part) {
    try {
      var bytes = Base64.getUrlDecoder().decode(part);
      var again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return again.equals(part)
          ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The {@code typ} of a header in lower case without {@code application/}. */
  static String type(Claims header) {
    var lower = header.text("typ").orElse("").toLowerCase(Locale.ROOT);
    return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
  }
}
