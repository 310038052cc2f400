package org.openfpx.domain.oauth;

import java.time.InstantSource;
import org.openfpx.domain.secret.Sealer;

/**
 * Sees to it that there is a key to sign with, that its successor is published in time, and that
 * old ones go. Run at start and every hour; safe in several replicas at once, which at worst make a
 * key each.
 */
public final class KeepSigningKeys {
  private final SigningKeys keys;
  private final Sealer sealer;
  private final NewSigningKeys making;
  private final InstantSource time;

  public KeepSigningKeys(
      SigningKeys keys, KeyMaker maker, Sealer sealer, KeyRotation rotation, InstantSource time) {
    this.keys = keys;
    this.sealer = sealer;
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
    ring.keys().stream().filter(key -> now.isBefore(key.signsUntil())).forEach(this::open);
    var last = ring.last();
    if (last.isEmpty() || !now.isBefore(last.get().signsUntil())) {
      keys.add(making.make(now));
    } else if (!now.isBefore(last.get().signsUntil().minus(making.rotation().publishedAhead()))) {
      keys.add(making.make(last.get().signsUntil()));
    }
    ring.keys().stream()
        .filter(key -> !now.isBefore(key.publishedUntil()))
        .forEach(key -> keys.remove(key.keyId()));
  }

  private void open(SigningKey key) {
    var opened = sealer.open(key.privateJwk(), SigningKey.place(key.keyId()));
    if (opened.isBlank()) {
      throw new IllegalStateException("signing key " + key.keyId() + " is empty");
    }
  }
}
