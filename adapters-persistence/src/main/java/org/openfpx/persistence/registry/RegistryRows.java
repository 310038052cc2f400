package org.openfpx.persistence.registry;

import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_ENTITY;
import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_RELATION;
import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_VALUE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.Value;

/** All entities, read with three statements. */
final class RegistryRows {
  private final RegistryModel model;
  private final Map<Id, Map<String, List<ValueRows.Row>>> values = new HashMap<>();
  private final Map<Id, Map<String, List<EntityKey>>> relations = new HashMap<>();
  private final Map<Id, EntityKey> keys = new HashMap<>();

  /** An entity by its number. */
  record Id(String type, long id) {}

  private RegistryRows(RegistryModel model) {
    this.model = model;
  }

  static List<Entity> read(DSLContext db, RegistryModel model) {
    return new RegistryRows(model).entities(db);
  }

  private List<Entity> entities(DSLContext db) {
    var rows =
        db.selectFrom(REGISTRY_ENTITY)
            .orderBy(REGISTRY_ENTITY.ENTITY_TYPE, REGISTRY_ENTITY.ENTITY_ID)
            .fetch();
    for (var row : rows) {
      keys.put(id(row), new EntityKey(row.getEntityType(), row.getHandle()));
    }
    readValues(db);
    readRelations(db);
    var entities = new ArrayList<Entity>();
    for (var row : rows) {
      // A type that this version no longer knows is left alone.
      if (model.type(row.getEntityType()).isPresent() && !belongsToSomebody(id(row))) {
        entities.add(
            new Entity(
                keys.getOrDefault(id(row), new EntityKey(row.getEntityType(), row.getHandle())),
                row.getEntityId(),
                row.getVersion(),
                Instant.ofEpochMilli(row.getDateCreated()),
                Instant.ofEpochMilli(row.getLastUpdated()),
                fields(id(row), row.getDisabled())));
      }
    }
    return entities;
  }

  /**
   * Resources of people stood here before they had a table of their own. What an older version that
   * still runs writes is passed over: what is one person's never becomes everybody's.
   */
  private boolean belongsToSomebody(Id id) {
    return id.type().equals("resource")
        && values.getOrDefault(id, Map.of()).containsKey("owner")
        && model.type(id.type()).flatMap(type -> type.attribute("owner")).isEmpty();
  }

  private static Id id(Record row) {
    return new Id(row.get(REGISTRY_ENTITY.ENTITY_TYPE), row.get(REGISTRY_ENTITY.ENTITY_ID));
  }

  private void readValues(DSLContext db) {
    for (var row : db.selectFrom(REGISTRY_VALUE).fetch()) {
      values
          .computeIfAbsent(new Id(row.getEntityType(), row.getEntityId()), one -> new HashMap<>())
          .computeIfAbsent(row.getAttribute(), one -> new ArrayList<>())
          .add(new ValueRows.Row(row.getPart(), row.getPlace(), row.getContent()));
    }
  }

  private void readRelations(DSLContext db) {
    var rows = db.selectFrom(REGISTRY_RELATION).orderBy(REGISTRY_RELATION.PLACE).fetch();
    for (var row : rows) {
      var target = keys.get(new Id(row.getTargetType(), row.getTargetId()));
      if (target != null) {
        relations
            .computeIfAbsent(new Id(row.getEntityType(), row.getEntityId()), one -> new HashMap<>())
            .computeIfAbsent(row.getRelation(), one -> new ArrayList<>())
            .add(target);
      }
    }
  }

  private Fields fields(Id id, boolean disabled) {
    var type = model.type(id.type()).orElseThrow();
    var attributes = new HashMap<String, Value>();
    values
        .getOrDefault(id, Map.of())
        .forEach((name, rows) ->
            type.attribute(name)
                .ifPresent(
                    attribute -> attributes.put(name, ValueRows.toValue(attribute.kind(), rows))));
    return new Fields(attributes, relations.getOrDefault(id, Map.of()), disabled);
  }
}
