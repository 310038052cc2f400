package org.openfpx.domain.as.registry;

import org.openfpx.domain.registry.Snapshots;

/**
 * The registry as it is now. Reading costs nothing while nothing changes: an implementation keeps
 * the immutable snapshot and reads the registry anew only when its version has changed.
 */
public interface AuthorizationServerRegistry {
  /** The registry as it is at this moment, having asked the store for its version. */
  Snapshot current();

  /**
   * A snapshot of at least that version, without asking the store again: for a caller that has read
   * the version in the same statement as its token, so that what an administrator disabled counts
   * at once.
   */
  Snapshot at(long version);

  /** The registry that is kept so. */
  static AuthorizationServerRegistry of(Snapshots<Snapshot> snapshots) {
    return new AuthorizationServerRegistry() {
      @Override
      public Snapshot current() {
        return snapshots.current();
      }

      @Override
      public Snapshot at(long version) {
        return snapshots.at(version);
      }
    };
  }
}
