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

  SigningKey make(Instant signsFrom) {
    var made = maker.make();
    var signsUntil = signsFrom.plus(rotation.signsFor());
    return new SigningKey(
        made.keyId(),
        made.publicJwk(),
        sealer.seal(made.privateJwk().reveal(), SigningKey.place(made.keyId())),
        signsFrom,
        signsUntil,
        signsUntil.plus(rotation.publishedAfter()));
  }
}
