package org.openfpx.domain.testing.registry;

import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Function;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.RegistryStore;

/** A registry in memory, behind one lock. */
public final class InMemoryRegistryStore implements RegistryStore {
  private Registry registry = new Registry(0, new TreeMap<>());
  private int loads;

  @Override
  public synchronized Registry load() {
    loads++;
    return registry;
  }

  @Override
  public synchronized long version() {
    return registry.version();
  }

  /** How often the whole registry was asked for. */
  public synchronized int loads() {
    return loads;
  }

  @Override
  public synchronized Registry change(Function<Registry, RegistryChange> decide, Instant now) {
    var change = decide.apply(registry);
    if (!change.isEmpty()) {
      var entities = new TreeMap<EntityKey, Entity>(registry.entities());
      change.removed().forEach(entities::remove);
      for (var draft : change.put()) {
        entities.put(draft.key(), kept(entities, draft, now));
      }
      checkRelations(entities);
      registry = new Registry(registry.version() + 1, entities);
    }
    return registry;
  }

  private static Entity kept(TreeMap<EntityKey, Entity> entities, Draft draft, Instant now) {
    var old = entities.get(draft.key());
    if (old != null) {
      return new Entity(
          draft.key(), old.id(), old.version() + 1, old.dateCreated(), now, draft.fields());
    }
    long last =
        entities.values().stream()
            .filter(entity -> entity.key().type().equals(draft.key().type()))
            .mapToLong(Entity::id)
            .max()
            .orElse(0);
    return new Entity(draft.key(), last + 1, 1, now, now, draft.fields());
  }

  private static void checkRelations(TreeMap<EntityKey, Entity> entities) {
    for (var entity : entities.values()) {
      for (var targets : entity.fields().relations().values()) {
        if (!entities.keySet().containsAll(targets)) {
          throw new IllegalStateException("it refers to what is not there: " + entity.key());
        }
      }
    }
  }
}
