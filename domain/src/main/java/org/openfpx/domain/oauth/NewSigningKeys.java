package org.openfpx.domain.oauth;

import java.time.Instant;
import org.openfpx.domain.secret.Sealer;

/** Makes signing keys, with their times, and sealed as they are kept. */
public final class NewSigningKeys {
  private final KeyMaker maker;
  private final Sealer sealer;
  private final KeyRotation rotation;

  public NewSigningKeys(KeyMaker maker, Sealer sealer, KeyRotation rotation) {
    this.maker = maker;
    this.sealer = sealer;
    this.rotation = rotation;
  }

  KeyRotation rotation() {
    return rotation;
  }

  /**
   * Opens every key that signs or is to sign.
   *
   * @throws IllegalStateException if one does not open: what seals them is not what sealed them
   */
  void mustOpen(KeyRing ring, Instant now) {
    ring.keys().stream().filter(key -> now.isBefore(key.signsUntil())).forEach(this::mustOpen);
  }

  private void mustOpen(SigningKey key) {
    var opened = sealer.open(key.privateJwk(), SigningKey.place(key.keyId()));
    if (opened.isBlank()) {
      throw new IllegalStateException("signing key " + key.keyId() + " is empty");
    }
  }

  SigningKey make(SignatureAlgorithm algorithm, Instant signsFrom) {
    var made = maker.make(algorithm);
    var signsUntil = signsFrom.plus(rotation.signsFor());
    return new SigningKey(
        made.keyId(),
        algorithm,
        made.publicJwk(),
        sealer.seal(made.privateJwk().reveal(), SigningKey.place(made.keyId())),
        signsFrom,
        signsUntil,
        signsUntil.plus(rotation.publishedAfter()));
  }
}
