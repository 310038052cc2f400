package org.openfpx.idp.jose;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.SharedKeyVerifier;
import org.openfpx.domain.oauth.UnverifiedClaims;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.secret.Sealer;

/** Opens the secret of a client for as long as it takes to check one signature with it. */
public final class JoseSharedKeyVerifier implements SharedKeyVerifier {
  private final Sealer sealer;

  public JoseSharedKeyVerifier(Sealer sealer) {
    this.sealer = sealer;
  }

  @Override
  public Optional<VerifiedClaims> verify(UnverifiedClaims token, ClientCredential.SharedKey key) {
    // OpenID Connect Core section 10.1: the octets of the secret's UTF-8 form.
    var octets = sealer.open(key.secret(), key.place()).getBytes(StandardCharsets.UTF_8);
    return JoseTokenVerifier.payload(
            token.compact(), new HmacKey(octets), AlgorithmIdentifiers.HMAC_SHA256)
        .map(claims -> new VerifiedClaims(token.type(), claims));
  }
}
