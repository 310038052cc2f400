package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.policy.Pct;
import org.openfpx.domain.as.policy.Pcts;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** Persisted claims tokens in a map. */
public final class InMemoryPcts implements Pcts {
  private final Map<SecretHash, Pct> pcts = new LinkedHashMap<>();

  @Override
  public synchronized void add(Pct pct) {
    if (pcts.putIfAbsent(pct.hash(), pct) != null) {
      throw new IllegalStateException("there is such a token");
    }
  }

  @Override
  public synchronized Optional<Pct> find(SecretHash hash, ClientId client) {
    return Optional.ofNullable(pcts.get(hash)).filter(one -> one.client().equals(client));
  }

  @Override
  public synchronized boolean remove(SecretHash hash, ClientId client) {
    var found = find(hash, client);
    found.ifPresent(one -> pcts.remove(hash));
    return found.isPresent();
  }

  @Override
  public synchronized int removeVouchedBy(Optional<SecretHash> issuer, int atMost) {
    var gone =
        pcts.values().stream()
            .filter(one -> issuer.map(one.issuer()::equals).orElse(true))
            .limit(atMost)
            .map(Pct::hash)
            .toList();
    gone.forEach(pcts::remove);
    return gone.size();
  }

  @Override
  public synchronized int removeExpired(Instant before, int atMost) {
    var gone =
        pcts.values().stream()
            .filter(one -> one.expiresAt().isBefore(before))
            .limit(atMost)
            .map(Pct::hash)
            .toList();
    gone.forEach(pcts::remove);
    return gone.size();
  }
}
