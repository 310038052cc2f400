package org.openfpx.domain.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All entities of one system at one moment.
 *
 * @param version grows with every change, and only then
 */
public record Registry(long version, SortedMap<EntityKey, Entity> entities) {
  public Registry {
    entities = Collections.unmodifiableSortedMap(new TreeMap<>(entities));
  }

  /** The registry of these. */
  public static Registry of(long version, Collection<Entity> entities) {
    var byKey = new TreeMap<EntityKey, Entity>();
    entities.forEach(entity -> byKey.put(entity.key(), entity));
    return new Registry(version, byKey);
  }

  public Optional<Entity> find(EntityKey key) {
    return Optional.ofNullable(entities.get(key));
  }

  /** All of one type, in order of their ids. */
  public List<Entity> ofType(String type) {
    return entities.values().stream()
        .filter(entity -> entity.key().type().equals(type))
        .sorted(java.util.Comparator.comparingLong(Entity::id))
        .toList();
  }

  /**
   * What is made of each of one type, in order of their ids.
   *
   * @param read makes nothing of those that need something that is not there; it is not asked about
   *     those that are disabled
   */
  public <T> Map<EntityKey, T> enabled(String type, Function<Entity, Optional<T>> read) {
    var made = new LinkedHashMap<EntityKey, T>();
    for (var entity : ofType(type)) {
      if (!entity.fields().disabled()) {
        read.apply(entity).ifPresent(value -> made.put(entity.key(), value));
      }
    }
    return made;
  }

  /** What the one says that these fields refer to. */
  public Optional<Fields> one(Fields from, String relation) {
    return from.one(relation).flatMap(this::find).map(Entity::fields);
  }
}
