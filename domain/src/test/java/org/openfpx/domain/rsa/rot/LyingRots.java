package org.openfpx.domain.rsa.rot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.secret.SecretHash;

/** A store that answers every question with the same ROT. */
record LyingRots(Rots honest, SecretHash always) implements Rots {
  @Override
  public void add(List<IssuedRot> rots) {
    honest.add(rots);
  }

  @Override
  public Optional<IssuedRot> find(SecretHash rot) {
    return honest.find(always);
  }

  @Override
  public boolean bind(SecretHash rot, RotBinding to, Instant now) {
    return true;
  }

  @Override
  public void endWith(LinkId link) {
    honest.endWith(link);
  }
}
