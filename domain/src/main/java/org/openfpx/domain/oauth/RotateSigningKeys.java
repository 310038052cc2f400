package org.openfpx.domain.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.openfpx.domain.time.Atomically;

/**
 * Has another key take over before its time: one that is published at once and signs once those who
 * keep our published keys have had {@link KeyRotation#publishedAhead} to see it; the one before
 * stays published until nothing that it signed is alive. Only the times that are kept with the keys
 * change: which key signs is read from them by every replica.
 *
 * <p>Two at the same moment make a key each at worst, of which the newer signs.
 */
public final class RotateSigningKeys {
  private final SigningKeys keys;
  private final Atomically atomically;
  private final NewSigningKeys making;
  private final InstantSource time;

  /**
   * @param making with the overlap to keep, as {@link KeyRotation#publishedAhead}
   */
  public RotateSigningKeys(
      SigningKeys keys, Atomically atomically, NewSigningKeys making, InstantSource time) {
    this.keys = keys;
    this.atomically = atomically;
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
    return atomically.run(() -> rotate(new KeyRing(keys.all()).of(algorithm), algorithm, now));
  }

  private Outcome rotate(KeyRing ring, SignatureAlgorithm algorithm, Instant now) {
    making.mustOpen(ring, now);
    var takesOver = now.plus(making.rotation().publishedAhead());
    var signing = ring.signingAt(algorithm, now);
    var waiting = ring.waitingAt(now);
    var soon = waiting.stream().filter(key -> !key.signsFrom().isAfter(takesOver)).findFirst();
    if (signing.isEmpty()) {
      // Nobody could be led astray: what was signed before has long ceased to be.
      var first = making.make(algorithm, now);
      keys.add(first);
      return new SignsAtOnce(first);
    }
    if (soon.isPresent()) {
      return new UnderWay(signing.get(), soon.get());
    }
    var next = next(waiting, algorithm, takesOver);
    ring.keys().stream().filter(key -> key.signsAt(now)).forEach(key -> end(key, takesOver));
    return new Begun(signing.get().signingUntil(takesOver, making.rotation()), next);
  }

  /** One that is published already signs earlier than it would have; else there is a new one. */
  private SigningKey next(
      List<SigningKey> waiting, SignatureAlgorithm algorithm, Instant takesOver) {
    if (waiting.isEmpty()) {
      var made = making.make(algorithm, takesOver);
      keys.add(made);
      return made;
    }
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
