package org.openfpx.domain.testing.oauth;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.openfpx.domain.oauth.AssertionIds;
import org.openfpx.domain.oauth.ClientId;

/** Used assertion ids in a set. */
public final class InMemoryAssertionIds implements AssertionIds {
  private record Use(ClientId client, String id) {}

  private final Set<Use> uses = new HashSet<>();

  @Override
  public synchronized boolean isFirstUse(ClientId client, String assertionId, Instant until) {
    return uses.add(new Use(client, assertionId));
  }
}
