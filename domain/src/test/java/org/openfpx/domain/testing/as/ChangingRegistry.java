package org.openfpx.domain.testing.as;

import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Participants;
import org.openfpx.domain.as.registry.Snapshot;

/**
 * A registry that a test changes; each change is a new version. Those of the resources that belong
 * to somebody it keeps beside it, where they stand.
 */
public final class ChangingRegistry implements AuthorizationServerRegistry {
  private final InMemoryOwnedResources owned = new InMemoryOwnedResources();
  private Snapshot now;

  public ChangingRegistry(Participants participants) {
    this.now = new Snapshot(1, Owners.general(participants));
    owned.become(participants.resources());
  }

  /** From now on these take part. */
  public synchronized void become(Participants participants) {
    now = new Snapshot(now.version() + 1, Owners.general(participants));
    owned.become(participants.resources());
  }

  /** The resources of people. */
  public InMemoryOwnedResources owned() {
    return owned;
  }

  /** The version of this moment. */
  public synchronized long version() {
    return now.version();
  }

  @Override
  public synchronized Snapshot current() {
    return now;
  }

  @Override
  public synchronized Snapshot at(long version) {
    return now;
  }
}
