package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.OWNED_RESOURCE;

import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.openfpx.domain.as.owned.OwnedResource;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.persistence.generated.as.tables.records.OwnedResourceRecord;
import org.openfpx.persistence.packed.Packed;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.Prepared;
import org.openfpx.persistence.pool.Row;

/** Resources of people, one row each. */
public final class JooqOwnedResources implements OwnedResources {
  private static final SelectFieldOrAsterisk[] BARE = {
    OWNED_RESOURCE.ID,
    OWNED_RESOURCE.ACCOUNT_ID,
    OWNED_RESOURCE.RESOURCE_SERVER,
    OWNED_RESOURCE.DEFINITION,
    OWNED_RESOURCE.SCOPES
  };

  private final Database database;
  private final Map<Integer, Prepared> finds = new ConcurrentHashMap<>();
  private final Map<Integer, Prepared> bareFinds = new ConcurrentHashMap<>();

  public JooqOwnedResources(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(OwnedResource resource, int atMost) {
    boolean isRoom = countBeside(resource) < atMost;
    if (isRoom) {
      database.db().insertInto(OWNED_RESOURCE).set(row(resource)).execute();
    }
    return isRoom;
  }

  private int countBeside(OwnedResource resource) {
    return database
        .db()
        .fetchCount(
            OWNED_RESOURCE,
            OWNED_RESOURCE
                .ACCOUNT_ID
                .eq(resource.owner().value())
                .and(OWNED_RESOURCE.RESOURCE_SERVER.eq(resource.server().value())));
  }

  @Override
  public List<OwnedResource> find(Collection<ResourceId> ids) {
    return find(
        ids,
        many -> finds.computeIfAbsent(many, _ -> prepared(many, OWNED_RESOURCE.fields())),
        row -> toDomain(row.into(new OwnedResourceRecord())));
  }

  @Override
  public List<OwnedResource> findBare(Collection<ResourceId> ids) {
    return find(
        ids,
        many -> bareFinds.computeIfAbsent(many, _ -> prepared(many, BARE)),
        JooqOwnedResources::bare);
  }

  private static List<OwnedResource> find(
      Collection<ResourceId> ids,
      IntFunction<Prepared> prepared,
      Function<Row, OwnedResource> reader) {
    if (ids.isEmpty()) {
      return List.of();
    }
    // Filled up to a power of two with the last one, so that there are few shapes of statements.
    var values = new String[Integer.highestOneBit(2 * ids.size() - 1)];
    int next = 0;
    for (var id : ids) {
      values[next] = id.value();
      next++;
    }
    Arrays.fill(values, next, values.length, values[next - 1]);
    return prepared.apply(values.length).fetch(reader, (Object[]) values);
  }

  private Prepared prepared(int many, SelectFieldOrAsterisk... fields) {
    var ids = Collections.nCopies(many, DSL.param("", OWNED_RESOURCE.ID));
    return database.prepared(
        db -> db.select(fields).from(OWNED_RESOURCE).where(OWNED_RESOURCE.ID.in(ids)));
  }

  @Override
  public List<OwnedResource> page(ClientId owner, Optional<ResourceId> after, int atMost) {
    return database
        .db()
        .selectFrom(OWNED_RESOURCE)
        .where(OWNED_RESOURCE.ACCOUNT_ID.eq(owner.value()))
        .and(after.map(id -> OWNED_RESOURCE.ID.gt(id.value())).orElseGet(DSL::noCondition))
        .orderBy(OWNED_RESOURCE.ID)
        .limit(atMost)
        .fetch(JooqOwnedResources::toDomain);
  }

  @Override
  public List<Entry> at(ResourceServerId server, ClientId owner) {
    return database
        .db()
        .select(OWNED_RESOURCE.ID, OWNED_RESOURCE.DEFINITION)
        .from(OWNED_RESOURCE)
        .where(OWNED_RESOURCE.ACCOUNT_ID.eq(owner.value()))
        .and(OWNED_RESOURCE.RESOURCE_SERVER.eq(server.value()))
        .orderBy(OWNED_RESOURCE.ID)
        .fetch(row -> new Entry(new ResourceId(row.value1()), new DefinitionId(row.value2())));
  }

  @Override
  public boolean replace(OwnedResource resource) {
    return database
            .db()
            .update(OWNED_RESOURCE)
            .set(row(resource))
            .where(OWNED_RESOURCE.ID.eq(resource.id().value()))
            .and(OWNED_RESOURCE.ACCOUNT_ID.eq(resource.owner().value()))
            .and(OWNED_RESOURCE.RESOURCE_SERVER.eq(resource.server().value()))
            .execute()
        == 1;
  }

  @Override
  public boolean remove(ResourceId id, ClientId owner) {
    return database
            .db()
            .deleteFrom(OWNED_RESOURCE)
            .where(OWNED_RESOURCE.ID.eq(id.value()))
            .and(OWNED_RESOURCE.ACCOUNT_ID.eq(owner.value()))
            .execute()
        == 1;
  }

  @Override
  public void removeAllOf(ClientId owner) {
    database
        .db()
        .deleteFrom(OWNED_RESOURCE)
        .where(OWNED_RESOURCE.ACCOUNT_ID.eq(owner.value()))
        .execute();
  }

  private static OwnedResourceRecord row(OwnedResource resource) {
    var row = new OwnedResourceRecord();
    row.setId(resource.id().value());
    row.setAccountId(resource.owner().value());
    row.setResourceServer(resource.server().value());
    row.setDefinition(resource.definition().value());
    row.setScopes(resource.scopes().toString());
    row.setNames(resource.name().map(JooqOwnedResources::packed).orElse(null));
    row.setDescription(resource.description().orElse(null));
    row.setIconUri(resource.iconUri().map(URI::toString).orElse(null));
    return row;
  }

  private static String packed(LocalizedText name) {
    return Packed.rows(
        name.byLanguage().entrySet().stream()
            .map(one -> List.of(one.getKey().code(), one.getValue()))
            .toList());
  }

  private static OwnedResource toDomain(OwnedResourceRecord row) {
    return new OwnedResource(
        new ResourceId(row.getId()),
        new ClientId(row.getAccountId()),
        new ResourceServerId(row.getResourceServer()),
        new DefinitionId(row.getDefinition()),
        ScopeSet.parse(row.getScopes()),
        Optional.ofNullable(row.getNames()).map(JooqOwnedResources::unpacked),
        Optional.ofNullable(row.getDescription()),
        Optional.ofNullable(row.getIconUri()).map(URI::create));
  }

  /** What these columns say. */
  private static OwnedResource bare(Row row) {
    return new OwnedResource(
        new ResourceId(row.text()),
        new ClientId(row.text()),
        new ResourceServerId(row.text()),
        new DefinitionId(row.text()),
        ScopeSet.parse(row.text()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static LocalizedText unpacked(String names) {
    var byLanguage = new HashMap<Language, String>();
    Packed.rows(names).forEach(row -> byLanguage.put(new Language(row.get(0)), row.get(1)));
    return new LocalizedText(byLanguage);
  }
}
