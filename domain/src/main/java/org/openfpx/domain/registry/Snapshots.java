package org.openfpx.domain.registry;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps what is built of the registry until the registry has changed.
 *
 * @param <S> an immutable snapshot
 */
public final class Snapshots<S> {
  private final RegistryStore store;
  private final Function<Registry, S> build;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile Optional<Built<S>> built = Optional.empty();

  private record Built<S>(long version, S snapshot) {}

  public Snapshots(RegistryStore store, Function<Registry, S> build) {
    this.store = store;
    this.build = build;
  }

  /** The snapshot of this moment; asks the store for the version of the registry. */
  public S current() {
    return at(store.version());
  }

  /** A snapshot of that version or a newer one; asks the store only if what is kept is older. */
  public S at(long version) {
    var kept = built;
    if (kept.isPresent() && kept.get().version() >= version) {
      return kept.get().snapshot();
    }
    loading.lock();
    try {
      if (built.isEmpty() || built.get().version() < version) {
        var registry = store.load();
        built = Optional.of(new Built<>(registry.version(), build.apply(registry)));
      }
      return built.orElseThrow().snapshot();
    } finally {
      loading.unlock();
    }
  }
}
