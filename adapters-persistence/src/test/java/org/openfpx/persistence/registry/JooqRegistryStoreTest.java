package org.openfpx.persistence.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.testing.registry.RegistryStoreContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

@EachDatabase
class JooqRegistryStoreTest implements RegistryStoreContract {
  private final TestDatabase database;

  JooqRegistryStoreTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  public RegistryStore emptyStore() {
    return new JooqRegistryStore(database.empty(SystemSchema.PROVIDER), MODEL);
  }

  /** As an older version writes it that still runs after the upgrade has moved what was there. */
  @Test
  void aResourceThatBelongsToSomebodyNeverBecomesEverybodys() {
    var store =
        new JooqRegistryStore(
            database.empty(SystemSchema.PROVIDER), AuthorizationServerTypes.MODEL);
    put(store, "theirs", Map.of("owner", new Value.Text("an account")));

    assertThat(store.load().entities()).isEmpty();

    put(store, "general", Map.of());
    assertThat(store.load().entities().keySet())
        .containsExactly(new EntityKey("resource", "general"));
  }

  private static void put(RegistryStore store, String id, Map<String, Value> more) {
    var attributes = new HashMap<>(more);
    attributes.put("resourceId", new Value.Text(id));
    var draft = new Draft(new EntityKey("resource", id), new Fields(attributes, Map.of(), false));
    store.change(_ -> new RegistryChange(List.of(draft), List.of()), NOW);
  }
}
