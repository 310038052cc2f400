package org.openfpx.domain.testing.rsa;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.rot.IssuedRot;
import org.openfpx.domain.rsa.rot.RotBinding;
import org.openfpx.domain.rsa.rot.Rots;
import org.openfpx.domain.secret.SecretHash;

/** ROTs behind one lock. */
public final class InMemoryRots implements Rots {
  private final Map<SecretHash, IssuedRot> rots = new HashMap<>();

  @Override
  public synchronized void add(List<IssuedRot> issued) {
    issued.forEach(rot -> rots.put(rot.hash(), rot));
  }

  @Override
  public synchronized Optional<IssuedRot> find(SecretHash rot) {
    return Optional.ofNullable(rots.get(rot));
  }

  @Override
  public synchronized boolean bind(SecretHash rot, RotBinding to, Instant now) {
    var found = rots.get(rot);
    if (found == null || found.binding().isPresent() || !now.isBefore(found.bindableUntil())) {
      return false;
    }
    rots.put(
        rot,
        new IssuedRot(
            rot, found.link(), found.issuedFor(), found.bindableUntil(), Optional.of(to)));
    return true;
  }

  @Override
  public synchronized void endWith(LinkId link) {
    rots.values().removeIf(rot -> rot.link().equals(link));
  }
}
