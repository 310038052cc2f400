package org.openfpx.domain.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registry as it would be if the drafts were kept: what rules look at. */
public final class Drafted {
  private final SortedMap<EntityKey, Fields> fields;

  private Drafted(SortedMap<EntityKey, Fields> fields) {
    this.fields = fields;
  }

  static Drafted of(Registry registry, Map<EntityKey, Draft> drafts, List<EntityKey> removed) {
    var all = new TreeMap<EntityKey, Fields>();
    registry.entities().forEach((key, entity) -> all.put(key, entity.fields()));
    removed.forEach(all::remove);
    drafts.forEach((key, draft) -> all.put(key, draft.fields()));
    return new Drafted(all);
  }

  public Optional<Fields> find(EntityKey key) {
    return Optional.ofNullable(fields.get(key));
  }

  /** What the one refers to by a relation to one, if it is there. */
  public Optional<Fields> one(Fields from, String relation) {
    return from.one(relation).flatMap(this::find);
  }

  /** All of one type, in order of their handles. */
  public Map<EntityKey, Fields> ofType(String type) {
    var found = new TreeMap<EntityKey, Fields>();
    fields.forEach((key, value) -> {
      if (key.type().equals(type)) {
        found.put(key, value);
      }
    });
    return found;
  }
}
