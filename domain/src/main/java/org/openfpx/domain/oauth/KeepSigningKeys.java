package org.openfpx.domain.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.openfpx.domain.secret.Sealer;

/**
 * Sees to it that there is a key to sign with, that its successor is published in time, and that
 * old ones go. Run at start and every hour; safe in several replicas at once, whose database keeps
 * one of what they make.
 */
public final class KeepSigningKeys {
  private final SigningKeys keys;
  private final NewSigningKeys making;
  private final InstantSource time;

  public KeepSigningKeys(
      SigningKeys keys, KeyMaker maker, Sealer sealer, KeyRotation rotation, InstantSource time) {
    this.keys = keys;
    this.making = new NewSigningKeys(maker, sealer, rotation);
    this.time = time;
  }

  /**
   * Makes and drops what is due of one algorithm. Of two threads that see to one at once the second
   * finds what the first has made. A key takes a while to be made, for which nobody's turn waits:
   * of replicas that make one each, the second throws its own away.
   *
   * @throws IllegalStateException if a key that is to sign does not open: found at the start, and
   *     not by the first person who needs a signature
   */
  public synchronized void keep(SignatureAlgorithm algorithm) {
    var now = time.instant();
    var all = new KeyRing(keys.all());
    making.mustOpen(all, now);
    var ring = all.of(algorithm);
    due(ring, algorithm, now)
        .map(from -> making.make(algorithm, from))
        .ifPresent(made -> addUnlessOvertaken(made, ring));
    ring.keys().stream()
        .filter(key -> !now.isBefore(key.publishedUntil()))
        .forEach(key -> keys.remove(key.keyId()));
  }

  /** Whatever has come since was made for the same reason, by whichever clock. */
  private void addUnlessOvertaken(SigningKey made, KeyRing seen) {
    var ids = seen.keys().stream().map(SigningKey::keyId).toList();
    var _ =
        keys.alone(() -> {
          var ring = new KeyRing(keys.all()).of(made.algorithm());
          var isOvertaken = ring.keys().stream().anyMatch(key -> !ids.contains(key.keyId()));
          if (!isOvertaken) {
            keys.add(made);
          }
          return !isOvertaken;
        });
  }

  /** From when on a key is to sign that is not there yet. */
  private Optional<Instant> due(KeyRing ring, SignatureAlgorithm algorithm, Instant now) {
    if (ring.signingAt(algorithm, now).isEmpty()) {
      // Also where one waits: whoever takes a key away must not leave nobody to sign.
      return Optional.of(now);
    }
    var end = ring.last().orElseThrow().signsUntil();
    return Optional.of(end)
        .filter(_ -> !now.isBefore(end.minus(making.rotation().publishedAhead())));
  }
}
