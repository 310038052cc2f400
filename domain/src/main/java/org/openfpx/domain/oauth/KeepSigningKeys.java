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
   * Makes and drops what is due.
   *
   * @throws IllegalStateException if a key that is to sign does not open: found at the start, and
   *     not by the first person who needs a signature
   */
  public void keep() {
    var now = time.instant();
    var ring = new KeyRing(keys.all());
    making.mustOpen(ring, now);
    if (ring.signingAt(now).isEmpty()) {
      // Also where one waits: whoever takes a key away must not leave nobody to sign.
      keys.add(making.make(now));
    } else {
      makeSuccessor(ring, now);
    }
    ring.keys().stream()
        .filter(key -> !now.isBefore(key.publishedUntil()))
        .forEach(key -> keys.remove(key.keyId()));
  }

  private void makeSuccessor(KeyRing ring, Instant now) {
    var end = ring.last().orElseThrow().signsUntil();
    if (!now.isBefore(end.minus(making.rotation().publishedAhead()))) {
      keys.add(making.make(end));
    }
  }
}
