package org.openfpx.domain.testing.oauth;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.UnverifiedClaims;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.oauth.VerifiedClaims;

/**
 * Tokens whose signature is a note of who signed them: {@link #signedBy} notes other parties' keys,
 * {@link #sign} our own.
 */
public final class TransparentTokens implements TokenSigner, TokenVerifier {
  /** The keys under which {@link #sign} signs. */
  public static final VerificationKeys OURS = new VerificationKeys.Inline("ours");

  private record Note(VerificationKeys keys, UnverifiedClaims token) {}

  private final Map<String, Note> notes = new HashMap<>();
  private final Map<String, SignatureAlgorithm> algorithms = new HashMap<>();

  @Override
  public synchronized String sign(SignatureAlgorithm algorithm, String type, Claims claims) {
    var compact = signedBy(OURS, type, claims);
    algorithms.put(compact, algorithm);
    return compact;
  }

  /** What a token of ours is signed by. */
  public synchronized SignatureAlgorithm algorithmOf(String compact) {
    return Optional.ofNullable(algorithms.get(compact)).orElseThrow();
  }

  /** A token that verifies under these keys and no others. */
  public synchronized String signedBy(VerificationKeys keys, String type, Claims claims) {
    var compact = "token-" + (notes.size() + 1);
    notes.put(compact, new Note(keys, new UnverifiedClaims(compact, type, claims)));
    return compact;
  }

  @Override
  public synchronized Optional<UnverifiedClaims> read(String compact) {
    return Optional.ofNullable(notes.get(compact)).map(Note::token);
  }

  @Override
  public synchronized Optional<VerifiedClaims> verify(
      UnverifiedClaims token, VerificationKeys keys, Set<SignatureAlgorithm> allowed) {
    return Optional.ofNullable(notes.get(token.compact()))
        .filter(note -> note.keys().equals(keys))
        .map(note -> new VerifiedClaims(note.token().type(), note.token().claims()));
  }
}
