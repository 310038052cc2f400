package org.openfpx.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.registry.InMemoryRegistryStore;

class SnapshotsTest {
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final Snapshots<Registry> snapshots = new Snapshots<>(store, registry -> registry);

  @Test
  void theRegistryIsReadOnceWhileNothingChanges() {
    var first = snapshots.current();
    assertThat(snapshots.current()).isSameAs(first);
    assertThat(snapshots.at(0)).isSameAs(first);
    assertThat(store.loads()).isEqualTo(1);
  }

  @Test
  void aNewerVersionIsReadAtOnce() {
    snapshots.current();
    change();
    assertThat(snapshots.at(1).version()).isEqualTo(1);
    assertThat(snapshots.current().version()).isEqualTo(1);
    assertThat(store.loads()).isEqualTo(2);
  }

  @Test
  void whoHasSeenAnOlderVersionGetsTheNewerOneToo() {
    change();
    snapshots.current();
    assertThat(snapshots.at(0).version()).isEqualTo(1);
  }

  /** The loader may be waiting for what another caller holds: a connection, say. */
  @Test
  void nobodyWaitsForALoaderThatWaitsForThem() throws Exception {
    var secondIsDone = new CountDownLatch(1);
    var firstIsLoading = new CountDownLatch(1);
    var blocking = new Snapshots<>(new BlockedFirst(firstIsLoading, secondIsDone), one -> one);

    try (var threads = Executors.newSingleThreadExecutor()) {
      var first = threads.submit(() -> blocking.at(0));
      assertThat(firstIsLoading.await(10, TimeUnit.SECONDS)).isTrue();
      blocking.at(0);
      secondIsDone.countDown();
      assertThat(first.get().version()).isZero();
    }
  }

  /** The first to load waits until the second has loaded. */
  private final class BlockedFirst implements RegistryStore {
    private final CountDownLatch loading;
    private final CountDownLatch goOn;
    private final AtomicBoolean isFirst = new AtomicBoolean(true);

    BlockedFirst(CountDownLatch loading, CountDownLatch goOn) {
      this.loading = loading;
      this.goOn = goOn;
    }

    @Override
    public Registry load() {
      if (isFirst.getAndSet(false)) {
        loading.countDown();
        try {
          assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return store.load();
    }

    @Override
    public long version() {
      return store.version();
    }

    @Override
    public Registry change(Function<Registry, RegistryChange> decide, Instant now) {
      return store.change(decide, now);
    }
  }

  private void change() {
    var draft =
        new Draft(
            new EntityKey("thing", "a"),
            new Fields(Map.of("name", new Value.Text("a")), Map.of(), false));
    store.change(now -> new RegistryChange(List.of(draft), List.of()), Instant.EPOCH);
  }
}
