package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The signing keys of one provider as they stand, and which of them is for what. */
public record KeyRing(List<SigningKey> keys) {
  private static final Comparator<SigningKey> NEWEST_LAST =
      Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::keyId);

  public KeyRing {
    keys = List.copyOf(keys);
  }

  /** Those of one algorithm, which follow each other. */
  public KeyRing of(SignatureAlgorithm algorithm) {
    return new KeyRing(keys.stream().filter(key -> key.algorithm() == algorithm).toList());
  }

  /** The key to sign with now: the newest, where the one before has not had its time. */
  public Optional<SigningKey> signingAt(SignatureAlgorithm algorithm, Instant now) {
    return keys.stream()
        .filter(key -> key.algorithm() == algorithm)
        .filter(key -> key.signsAt(now))
        .max(NEWEST_LAST);
  }

  /** The keys to publish now, those to come among them. */
  public List<SigningKey> publishedAt(Instant now) {
    return keys.stream().filter(key -> now.isBefore(key.publishedUntil())).toList();
  }

  /** The keys that are yet to sign, the next one first. */
  List<SigningKey> waitingAt(Instant now) {
    return keys.stream().filter(key -> now.isBefore(key.signsFrom())).sorted(NEWEST_LAST).toList();
  }

  /** What a key of the ring is for now. */
  public KeyState stateAt(SigningKey key, Instant now) {
    if (!now.isBefore(key.publishedUntil())) {
      return KeyState.OVER;
    }
    if (now.isBefore(key.signsFrom())) {
      return KeyState.WAITING;
    }
    return signingAt(key.algorithm(), now).filter(key::equals).isPresent()
        ? KeyState.SIGNING
        : KeyState.PUBLISHED;
  }

  Optional<SigningKey> last() {
    return keys.stream().max(NEWEST_LAST);
  }
}
