package org.openfpx.domain.testing.oauth;

import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.UnverifiedClaims;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;

/** Reads what this server signed, whatever keys it is asked for: its own alone are asked for. */
public record OwnKeysAlone(TransparentTokens signer) implements TokenVerifier {
  @Override
  public Optional<UnverifiedClaims> read(String compact) {
    return signer.read(compact);
  }

  @Override
  public Optional<VerifiedClaims> verify(
      UnverifiedClaims token, VerificationKeys keys, Set<SignatureAlgorithm> allowed) {
    return signer.verify(token, TransparentTokens.OURS, allowed);
  }
}
