package org.openfpx.domain.testing.as;

import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Participants;
import org.openfpx.domain.as.registry.Snapshot;

/** A registry that a test changes; each change is a new version. */
public final class ChangingRegistry implements AuthorizationServerRegistry {
  private Snapshot now;

  public ChangingRegistry(Participants participants) {
    this.now = new Snapshot(1, participants);
  }

  /** From now on these take part. */
  public synchronized void become(Participants participants) {
    now = new Snapshot(now.version() + 1, participants);
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
