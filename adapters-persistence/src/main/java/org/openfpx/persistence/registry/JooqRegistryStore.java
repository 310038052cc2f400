package org.openfpx.persistence.registry;

import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_ENTITY;
import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_RELATION;
import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_UNIQUE;
import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_VALUE;
import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_VERSION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.openfpx.domain.registry.Attribute;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.Prepared;
import org.openfpx.persistence.pool.Row;

/** The registry of one system in the generic tables. */
public final class JooqRegistryStore implements RegistryStore {
  /** The one row of the version, which the first migration makes. */
  private static final int ROW = 1;

  private final Database database;
  private final RegistryModel model;
  private final Prepared version;

  public JooqRegistryStore(Database database, RegistryModel model) {
    this.database = database;
    version =
        database.prepared(db ->
            db.select(REGISTRY_VERSION.VERSION)
                .from(REGISTRY_VERSION)
                .where(REGISTRY_VERSION.ID.eq(DSL.inline(ROW))));
    this.model = model;
  }

  @Override
  public Registry load() {
    // Each statement sees its own moment, so what was read counts only if nothing changed
    // meanwhile.
    while (true) {
      long before = version();
      var entities = RegistryRows.read(database.db(), model);
      if (version() == before) {
        return Registry.of(before, entities);
      }
    }
  }

  @Override
  public long version() {
    return version.fetchOptional(Row::number).orElseThrow();
  }

  @Override
  public Registry change(Function<Registry, RegistryChange> decide, Instant now) {
    try {
      return database.atomically().run(() -> changeLocked(decide, now));
    } catch (IntegrityConstraintViolationException e) {
      throw new IllegalStateException("a change of the registry contradicts what is there", e);
    }
  }

  private Registry changeLocked(Function<Registry, RegistryChange> decide, Instant now) {
    long version = lock();
    var registry = Registry.of(version, RegistryRows.read(database.db(), model));
    var change = decide.apply(registry);
    if (change.isEmpty()) {
      return registry;
    }
    new Writing(registry, now).write(change);
    database
        .db()
        .update(REGISTRY_VERSION)
        .set(REGISTRY_VERSION.VERSION, version + 1)
        .where(REGISTRY_VERSION.ID.eq(ROW))
        .execute();
    return Registry.of(version + 1, RegistryRows.read(database.db(), model));
  }

  /** Waits for whoever changes it now. */
  private long lock() {
    return database
        .db()
        .select(REGISTRY_VERSION.VERSION)
        .from(REGISTRY_VERSION)
        .where(REGISTRY_VERSION.ID.eq(ROW))
        .forUpdate()
        .fetchSingle()
        .value1();
  }

  /** One change, under the lock. */
  private final class Writing {
    private final Instant now;
    private final Map<EntityKey, Entity> before;
    private final Map<EntityKey, Long> ids = new HashMap<>();
    private final Map<String, Long> lastIds;
    private final List<Query> inserts = new ArrayList<>();

    Writing(Registry registry, Instant now) {
      this.now = now;
      before = registry.entities();
      before.forEach((key, entity) -> ids.put(key, entity.id()));
      lastIds = lastIds(database.db());
    }

    /** Of what is passed over too. */
    private static Map<String, Long> lastIds(DSLContext db) {
      var last = DSL.max(REGISTRY_ENTITY.ENTITY_ID);
      return db.select(REGISTRY_ENTITY.ENTITY_TYPE, last)
          .from(REGISTRY_ENTITY)
          .groupBy(REGISTRY_ENTITY.ENTITY_TYPE)
          .fetchMap(REGISTRY_ENTITY.ENTITY_TYPE, last);
    }

    void write(RegistryChange change) {
      change.removed().forEach(this::clear);
      change.removed().forEach(this::remove);
      change.put().forEach(this::head);
      change.put().forEach(draft -> clear(draft.key()));
      change.put().forEach(this::body);
      database.db().batch(inserts).execute();
    }

    private void head(Draft draft) {
      var old = before.get(draft.key());
      if (old == null) {
        insert(draft);
      } else {
        database
            .db()
            .update(REGISTRY_ENTITY)
            .set(REGISTRY_ENTITY.DISABLED, draft.fields().disabled())
            .set(REGISTRY_ENTITY.VERSION, old.version() + 1)
            .set(REGISTRY_ENTITY.LAST_UPDATED, now.toEpochMilli())
            .where(REGISTRY_ENTITY.ENTITY_TYPE.eq(draft.key().type()))
            .and(REGISTRY_ENTITY.ENTITY_ID.eq(old.id()))
            .execute();
      }
    }

    private void insert(Draft draft) {
      var type = draft.key().type();
      long id = lastIds.merge(type, 1L, Long::sum);
      ids.put(draft.key(), id);
      database
          .db()
          .insertInto(REGISTRY_ENTITY)
          .set(REGISTRY_ENTITY.ENTITY_TYPE, type)
          .set(REGISTRY_ENTITY.ENTITY_ID, id)
          .set(REGISTRY_ENTITY.HANDLE, draft.key().handle())
          .set(REGISTRY_ENTITY.HANDLE_HASH, SecretHash.sha256(draft.key().handle()).hex())
          .set(REGISTRY_ENTITY.DISABLED, draft.fields().disabled())
          .set(REGISTRY_ENTITY.VERSION, 1L)
          .set(REGISTRY_ENTITY.DATE_CREATED, now.toEpochMilli())
          .set(REGISTRY_ENTITY.LAST_UPDATED, now.toEpochMilli())
          .execute();
    }

    private long id(EntityKey key) {
      var id = ids.get(key);
      if (id == null) {
        throw new IllegalStateException("a change of the registry refers to what is not there");
      }
      return id;
    }

    private void clear(EntityKey key) {
      if (!before.containsKey(key)) {
        return;
      }
      long id = id(key);
      var db = database.db();
      db.deleteFrom(REGISTRY_VALUE)
          .where(REGISTRY_VALUE.ENTITY_TYPE.eq(key.type()))
          .and(REGISTRY_VALUE.ENTITY_ID.eq(id))
          .execute();
      db.deleteFrom(REGISTRY_RELATION)
          .where(REGISTRY_RELATION.ENTITY_TYPE.eq(key.type()))
          .and(REGISTRY_RELATION.ENTITY_ID.eq(id))
          .execute();
      db.deleteFrom(REGISTRY_UNIQUE)
          .where(REGISTRY_UNIQUE.ENTITY_TYPE.eq(key.type()))
          .and(REGISTRY_UNIQUE.ENTITY_ID.eq(id))
          .execute();
    }

    private void remove(EntityKey key) {
      database
          .db()
          .deleteFrom(REGISTRY_ENTITY)
          .where(REGISTRY_ENTITY.ENTITY_TYPE.eq(key.type()))
          .and(REGISTRY_ENTITY.ENTITY_ID.eq(id(key)))
          .execute();
      ids.remove(key);
    }

    private void body(Draft draft) {
      var type = model.type(draft.key().type()).orElseThrow();
      draft
          .fields()
          .attributes()
          .forEach((name, value) -> {
            var rows = ValueRows.of(value);
            rows.forEach(row -> value(draft.key(), name, row));
            if (type.attribute(name).filter(Attribute::unique).isPresent()) {
              unique(draft.key(), name, rows);
            }
          });
      draft.fields().relations().forEach((name, targets) -> relation(draft.key(), name, targets));
    }

    private void value(EntityKey key, String name, ValueRows.Row row) {
      inserts.add(
          DSL.insertInto(REGISTRY_VALUE)
              .set(REGISTRY_VALUE.ENTITY_TYPE, key.type())
              .set(REGISTRY_VALUE.ENTITY_ID, id(key))
              .set(REGISTRY_VALUE.ATTRIBUTE, name)
              .set(REGISTRY_VALUE.PART, row.part())
              .set(REGISTRY_VALUE.PLACE, row.place())
              .set(REGISTRY_VALUE.CONTENT, row.content()));
    }

    private void unique(EntityKey key, String name, List<ValueRows.Row> rows) {
      inserts.add(
          DSL.insertInto(REGISTRY_UNIQUE)
              .set(REGISTRY_UNIQUE.ENTITY_TYPE, key.type())
              .set(REGISTRY_UNIQUE.ATTRIBUTE, name)
              .set(REGISTRY_UNIQUE.CONTENT_HASH, SecretHash.sha256(rows.toString()).hex())
              .set(REGISTRY_UNIQUE.ENTITY_ID, id(key)));
    }

    private void relation(EntityKey key, String name, List<EntityKey> targets) {
      for (int i = 0; i < targets.size(); i++) {
        inserts.add(
            DSL.insertInto(REGISTRY_RELATION)
                .set(REGISTRY_RELATION.ENTITY_TYPE, key.type())
                .set(REGISTRY_RELATION.ENTITY_ID, id(key))
                .set(REGISTRY_RELATION.RELATION, name)
                .set(REGISTRY_RELATION.PLACE, i)
                .set(REGISTRY_RELATION.TARGET_TYPE, targets.get(i).type())
                .set(REGISTRY_RELATION.TARGET_ID, id(targets.get(i))));
      }
    }
  }
}
