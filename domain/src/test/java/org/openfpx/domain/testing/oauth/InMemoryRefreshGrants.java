package org.openfpx.domain.testing.oauth;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.RefreshGrant;
import org.openfpx.domain.oauth.RefreshGrants;
import org.openfpx.domain.oauth.RefreshUse;
import org.openfpx.domain.secret.SecretHash;

/** Refresh grants in maps. */
public final class InMemoryRefreshGrants implements RefreshGrants {
  private final Map<GrantId, RefreshGrant> grants = new HashMap<>();
  private final Map<GrantId, SecretHash> good = new HashMap<>();
  private final Map<SecretHash, GrantId> known = new HashMap<>();

  @Override
  public synchronized void open(RefreshGrant grant, SecretHash token) {
    grants.put(grant.id(), grant);
    good.put(grant.id(), token);
    known.put(token, grant.id());
  }

  @Override
  public synchronized Optional<RefreshGrant> find(SecretHash token, ClientId by) {
    return grantOf(token, by).filter(id -> token.equals(good.get(id))).map(grants::get);
  }

  @Override
  public synchronized RefreshUse rotate(
      SecretHash presented, ClientId by, SecretHash next, Instant unusedUntil) {
    var grant = find(presented, by);
    if (grant.isEmpty()) {
      return grantOf(presented, by)
          .map(grants::get)
          .<RefreshUse>map(RefreshUse.Replayed::new)
          .orElseGet(RefreshUse.Unknown::new);
    }
    var before = grant.get();
    open(
        new RefreshGrant(
            before.id(),
            before.client(),
            before.authorization(),
            before.startedAt(),
            before.endsAt(),
            unusedUntil,
            before.key()),
        next);
    return new RefreshUse.Rotated(before);
  }

  @Override
  public synchronized Optional<GrantId> grantOf(SecretHash token, ClientId by) {
    return Optional.ofNullable(known.get(token))
        .map(grants::get)
        .filter(grant -> grant.client().equals(by))
        .map(RefreshGrant::id);
  }

  @Override
  public synchronized void end(GrantId grant) {
    grants.remove(grant);
    good.remove(grant);
  }

  @Override
  public synchronized void endAllOf(ClientId client) {
    grants.values().removeIf(grant -> grant.client().equals(client));
    good.keySet().retainAll(grants.keySet());
  }
}
