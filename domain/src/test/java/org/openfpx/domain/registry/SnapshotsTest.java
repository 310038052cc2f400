package org.openfpx.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  private void change() {
    var draft =
        new Draft(
            new EntityKey("thing", "a"),
            new Fields(Map.of("name", new Value.Text("a")), Map.of(), false));
    store.change(now -> new RegistryChange(List.of(draft), List.of()), Instant.EPOCH);
  }
}
