package org.openfpx.domain.oauth;

import java.time.Instant;
import java.time.InstantSource;
import org.openfpx.domain.secret.Sealer;

/**
 * Sees to it that there is a key to sign with, that its successor is published in time, and that
 * old ones go. Run at start and every hour; safe in several replicas at once, which at worst make a
 * key each.
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
   * finds what the first has made.
   *
   * @throws IllegalStateException if a key that is to sign does not open: found at the start, and
   *     not by the first person who needs a signature
   */
  public synchronized void keep(SignatureAlgorithm algorithm) {
    var now = time.instant();
    var all = new KeyRing(keys.all());
    making.mustOpen(all, now);
    var ring = all.of(algorithm);
    if (ring.signingAt(algorithm, now).isEmpty()) {
      // Also where one waits: whoever takes a key away must not leave nobody to sign.
      keys.add(making.make(algorithm, now));
    } else {
      makeSuccessor(ring, algorithm, now);
    }
    ring.keys().stream()
        .filter(key -> !now.isBefore(key.publishedUntil()))
        .forEach(key -> keys.remove(key.keyId()));
  }

  private void makeSuccessor(KeyRing ring, SignatureAlgorithm algorithm, Instant now) {
    var end = ring.last().orElseThrow().signsUntil();
    if (!now.isBefore(end.minus(making.rotation().publishedAhead()))) {
      keys.add(making.make(algorithm, end));
    }
  }
}
