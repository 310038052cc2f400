package org.openfpx.domain.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Has another key take over before its time: one that is published at once and signs once those who
 * keep our published keys have had {@link KeyRotation#publishedAhead} to see it; the one before
 * stays published until nothing that it signed is alive. Only the times that are kept with the keys
 * change: which key signs is read from them by every replica.
 *
 * <p>Of two at the same moment the second finds that one is about to take over.
 */
public final class RotateSigningKeys {
  private final SigningKeys keys;
  private final NewSigningKeys making;
  private final InstantSource time;

  /**
   * @param making with the overlap to keep, as {@link KeyRotation#publishedAhead}
   */
  public RotateSigningKeys(SigningKeys keys, NewSigningKeys making, InstantSource time) {
    this.keys = keys;
    this.making = making;
    this.time = time;
  }

  /**
   * Lets the next key of an algorithm take over, unless one is about to.
   *
   * @throws IllegalStateException if one that signs or is to sign does not open: a key that was
   *     sealed otherwise than the system's would be of no use to it
   */
  public Outcome rotate(SignatureAlgorithm algorithm) {
    var now = time.instant();
    // Made before anybody's turn waits for it: that takes a while.
    var before = new KeyRing(keys.all()).of(algorithm);
    making.mustOpen(before, now);
    var spare = spare(before, algorithm, now);
    return keys.alone(() -> rotate(new KeyRing(keys.all()).of(algorithm), algorithm, spare, now));
  }

  private Optional<SigningKey> spare(KeyRing ring, SignatureAlgorithm algorithm, Instant now) {
    if (ring.signingAt(algorithm, now).isEmpty()) {
      return Optional.of(making.make(algorithm, now));
    }
    return ring.waitingAt(now).isEmpty()
        ? Optional.of(making.make(algorithm, now.plus(making.rotation().publishedAhead())))
        : Optional.empty();
  }

  /** The spare one, or a new one where the keys have changed since that was made. */
  private SigningKey added(
      Optional<SigningKey> spare, SignatureAlgorithm algorithm, Instant signsFrom) {
    var key =
        spare
            .filter(one -> one.signsFrom().equals(signsFrom))
            .orElseGet(() -> making.make(algorithm, signsFrom));
    keys.add(key);
    return key;
  }

  private Outcome rotate(
      KeyRing ring, SignatureAlgorithm algorithm, Optional<SigningKey> spare, Instant now) {
    making.mustOpen(ring, now);
    var takesOver = now.plus(making.rotation().publishedAhead());
    var signing = ring.signingAt(algorithm, now);
    var waiting = ring.waitingAt(now);
    var soon = waiting.stream().filter(key -> !key.signsFrom().isAfter(takesOver)).findFirst();
    if (signing.isEmpty()) {
      // Nobody could be led astray: what was signed before has long ceased to be.
      return new SignsAtOnce(added(spare, algorithm, now));
    }
    if (soon.isPresent()) {
      return new UnderWay(signing.get(), soon.get());
    }
    var next = waiting.isEmpty() ? added(spare, algorithm, takesOver) : earlier(waiting, takesOver);
    ring.keys().stream().filter(key -> key.signsAt(now)).forEach(key -> end(key, takesOver));
    return new Begun(signing.get().signingUntil(takesOver, making.rotation()), next);
  }

  /** One that is published already signs earlier than it would have. */
  private SigningKey earlier(List<SigningKey> waiting, Instant takesOver) {
    var earlier = waiting.stream().map(key -> key.signingFrom(takesOver)).toList();
    earlier.forEach(keys::reschedule);
    return earlier.getLast();
  }

  private void end(SigningKey key, Instant at) {
    keys.reschedule(key.signingUntil(at, making.rotation()));
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /**
   * The next key is published.
   *
   * @param signing the one that signs until then, and how long it is published after
   */
  public record Begun(SigningKey signing, SigningKey next) implements Outcome {}

  /** A key was about to take over already; nothing was changed. */
  public record UnderWay(SigningKey signing, SigningKey next) implements Outcome {}

  /** There was no key that signs. */
  public record SignsAtOnce(SigningKey key) implements Outcome {}
}
