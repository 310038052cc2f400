package org.openfpx.domain.registry;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps what is built of the registry until the registry has changed.
 *
 * @param <S> an immutable snapshot
 */
public final class Snapshots<S> {
  private static final long PATIENCE_MILLIS = 200;

  private final RegistryStore store;
  private final Function<Registry, S> build;
  private final ReentrantLock loading = new ReentrantLock();
  private final AtomicReference<Optional<Built<S>>> built = new AtomicReference<>(Optional.empty());

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
    var kept = built.get();
    if (kept.isPresent() && kept.get().version() >= version) {
      return kept.get().snapshot();
    }
    boolean alone = waitsForNobody();
    try {
      var meanwhile = built.get();
      if (meanwhile.isPresent() && meanwhile.get().version() >= version) {
        return meanwhile.get().snapshot();
      }
      var registry = store.load();
      var loaded = new Built<>(registry.version(), build.apply(registry));
      return built.accumulateAndGet(Optional.of(loaded), Snapshots::newer).orElseThrow().snapshot();
    } finally {
      if (alone) {
        loading.unlock();
      }
    }
  }

  /**
   * Waits for who loads already, but not for long: that one may be waiting for the very connection
   * to the store that this caller holds.
   */
  private boolean waitsForNobody() {
    try {
      return loading.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <S> Optional<Built<S>> newer(Optional<Built<S>> kept, Optional<Built<S>> loaded) {
    boolean keep =
        kept.isPresent() && loaded.isPresent() && kept.get().version() > loaded.get().version();
    return keep ? kept : loaded;
  }
}
