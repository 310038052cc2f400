package org.openfpx.domain.testing.oauth;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.dpop.ProofVerifier;
import org.openfpx.domain.oauth.dpop.ShownProof;
import org.openfpx.domain.oauth.dpop.SignedProof;
import org.openfpx.domain.secret.Secret;

/** Proofs whose signature is a note of whose key has signed them. */
public final class TransparentProofs implements ProofVerifier {
  /** Where every request is sent. */
  public static final String ADDRESS = "https://as.example/oauth2/token";

  private final Map<String, SignedProof> notes = new HashMap<>();

  /** A proof by this key. */
  public synchronized String by(KeyThumbprint key, Claims claims) {
    var compact = "proof-" + (notes.size() + 1);
    notes.put(compact, new SignedProof(key, claims));
    return compact;
  }

  /** What a proof for a POST to {@link #ADDRESS} says. */
  public static Claims claims(String id, Instant issuedAt) {
    return Claims.NONE
        .with("jti", id)
        .with("htm", "POST")
        .with("htu", ADDRESS)
        .with("iat", issuedAt);
  }

  /** A request that shows these proofs. */
  public static ShownProof shown(String... proofs) {
    return new ShownProof(List.of(proofs), "POST", ADDRESS);
  }

  /** The {@code ath} of a token. */
  public static String hash(Secret token) {
    return KeyHolder.hash(token.reveal());
  }

  @Override
  public synchronized Optional<SignedProof> verify(String compact) {
    return Optional.ofNullable(notes.get(compact));
  }
}
