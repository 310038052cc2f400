package org.openfpx.idp.jose;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.dpop.ProofVerifier;
import org.openfpx.domain.oauth.dpop.SignedProof;

/**
 * Checks proofs by the key that they bring along (RFC 9449 section 4.3). Bounded in what it takes
 * to check one, for anybody can send some: in length, and in the size of RSA keys.
 */
public final class JoseProofVerifier implements ProofVerifier {
  private static final String TYPE = "dpop+jwt";
  private static final int LONGEST = 4096;
  private static final int MOST_RSA_BITS = 4096;
  private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  @Override
  public Optional<SignedProof> verify(String compact) {
    if (compact.length() > LONGEST) {
      return Optional.empty();
    }
    return JoseTokenVerifier.header(compact)
        .filter(header -> JoseTokenVerifier.type(header).equals(TYPE))
        .flatMap(header -> header.value("jwk"))
        .flatMap(JoseProofVerifier::key)
        .flatMap(key -> verified(compact, key));
  }

  private static Optional<PublicJsonWebKey> key(ClaimValue jwk) {
    if (!(jwk instanceof ClaimValue.Nested(var members))
        || PRIVATE.stream().anyMatch(name -> members.value(name).isPresent())) {
      return Optional.empty();
    }
    try {
      return Optional.of(PublicJsonWebKey.Factory.newPublicJwk(ClaimsJson.write(members)))
          .filter(JoseProofVerifier::isOfUsualSize);
    } catch (JoseException | IllegalArgumentException | ClassCastException none) {
      // The last where a member that is none of the key's is of another type than usual.
      return Optional.empty();
    }
  }

  private static boolean isOfUsualSize(PublicJsonWebKey key) {
    return !(key.getPublicKey() instanceof RSAPublicKey rsa)
        || (rsa.getModulus().bitLength() <= MOST_RSA_BITS
            && rsa.getPublicExponent().bitLength() <= Integer.SIZE);
  }

  private static Optional<SignedProof> verified(String compact, PublicJsonWebKey key) {
    return JoseTokenVerifier.payload(
            compact, key.getPublicKey(), JoseTokenVerifier.names(SignatureAlgorithm.ALL))
        .flatMap(claims -> thumbprint(key).map(print -> new SignedProof(print, claims)));
  }

  private static Optional<KeyThumbprint> thumbprint(PublicJsonWebKey key) {
    return Optional.ofNullable(key.calculateBase64urlEncodedThumbprint("SHA-256"))
        .map(KeyThumbprint::new);
  }
}
