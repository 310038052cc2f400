package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.PERMISSION;
import static org.openfpx.persistence.generated.as.Tables.TOKEN;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.token.IssuedToken;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.PermissionRecord;
import org.openfpx.persistence.generated.as.tables.records.TokenRecord;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.Prepared;
import org.openfpx.persistence.pool.Row;

/** Tokens by their hashes, one row each whatever their kind. */
public final class JooqTokens implements Tokens {
  private static final List<Field<String>> DECIDED =
      List.of(DSL.inline(PermissionRows.ACTIVE), DSL.inline(PermissionRows.ENDED));

  private final Database database;
  private final Prepared serviceToken;
  private final Prepared withPermissions;

  /** One for each number of tokens that are issued together: at most a ticket's lines and one. */
  private final Map<Integer, Prepared> inserts = new ConcurrentHashMap<>();

  public JooqTokens(Database database) {
    this.database = database;
    serviceToken =
        database.prepared(db ->
            db.select(TOKEN.fields())
                .select(RegistryVersion.NOW)
                .from(TOKEN)
                .where(TOKEN.HASH.eq(DSL.param("", TOKEN.HASH)))
                .and(TOKEN.KIND.eq(DSL.inline(TokenRows.SERVICE))));
    // One statement: the token, what was decided for its grant, and the registry's version.
    withPermissions =
        database.prepared(db ->
            db.select(TOKEN.fields())
                .select(PERMISSION.fields())
                .select(RegistryVersion.NOW)
                .from(TOKEN)
                .leftJoin(PERMISSION)
                .on(PERMISSION.TRANSACTION_ID.eq(TOKEN.GRANT_ID))
                .and(PERMISSION.STATE.in(DECIDED))
                .where(TOKEN.HASH.eq(DSL.param("", TOKEN.HASH)))
                .and(TOKEN.KIND.eq(DSL.param("", TOKEN.KIND)))
                .orderBy(PERMISSION.POSITION, PERMISSION.ID));
  }

  @Override
  public void issue(List<? extends IssuedToken> tokens) {
    if (!tokens.isEmpty()) {
      inserts
          .computeIfAbsent(tokens.size(), many -> database.prepared(db -> insert(db, many)))
          .execute(
              tokens.stream()
                  .map(TokenRows::row)
                  .flatMap(row -> Arrays.stream(row.intoArray()))
                  .toArray());
    }
  }

  private static Query insert(DSLContext db, int rows) {
    var columns = TOKEN.fields();
    var values = DSL.row(Arrays.stream(columns).map(it -> DSL.param("", it)).toList());
    return db.insertInto(TOKEN).columns(columns).valuesOfRows(Collections.nCopies(rows, values));
  }

  @Override
  public Optional<Versioned<IssuedToken.ServiceToken>> serviceToken(SecretHash hash) {
    return serviceToken.fetchOptional(
        row -> new Versioned<>(TokenRows.serviceToken(row.into(new TokenRecord())), row.number()),
        hash.hex());
  }

  @Override
  public Optional<Versioned<WithPermissions>> accessToken(SecretHash hash) {
    return withPermissions(hash, TokenRows.ACCESS)
        .map(found ->
            new Versioned<>(
                new WithPermissions(TokenRows.accessToken(found.token()), found.permissions()),
                found.version()));
  }

  @Override
  public Optional<Versioned<Refreshable>> refreshToken(SecretHash hash) {
    return withPermissions(hash, TokenRows.REFRESH)
        .map(found ->
            new Versioned<>(
                new Refreshable(
                    TokenRows.refreshToken(found.token()),
                    found.token().getSpent(),
                    found.permissions()),
                found.version()));
  }

  private Optional<Found> withPermissions(SecretHash hash, String kind) {
    var rows = withPermissions.fetch(JooqTokens::read, hash.hex(), kind);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                rows.getFirst().token(),
                rows.stream().map(Joined::permission).flatMap(Optional::stream).toList(),
                rows.getFirst().version()));
  }

  private static Joined read(Row row) {
    var token = row.into(new TokenRecord());
    var permission = Optional.of(row.into(new PermissionRecord()));
    return new Joined(
        token,
        permission.filter(it -> it.getId() != null).map(PermissionRows::toDomain),
        row.number());
  }

  /**
   * Locks what was permitted: those rows are there before the first token and no more are added,
   * while a rival's new tokens are seen by nobody who waits for its old ones. A grant without any
   * gives nothing, whoever holds it.
   */
  @Override
  public void hold(SecretHash token) {
    lockGrantsOf(TOKEN.HASH.eq(token.hex()));
  }

  private void lockGrantsOf(Condition tokens) {
    database
        .db()
        .select(PERMISSION.ID)
        .from(PERMISSION)
        .where(PERMISSION.TRANSACTION_ID.in(DSL.select(TOKEN.GRANT_ID).from(TOKEN).where(tokens)))
        .orderBy(PERMISSION.ID)
        .forUpdate()
        .fetch();
  }

  @Override
  public boolean spend(SecretHash refreshToken) {
    return database
            .db()
            .update(TOKEN)
            .set(TOKEN.SPENT, true)
            .where(is(refreshToken, TokenRows.REFRESH))
            .and(TOKEN.SPENT.eq(false))
            .execute()
        == 1;
  }

  @Override
  public boolean prolong(SecretHash refreshToken, Instant until) {
    var inUse = is(refreshToken, TokenRows.REFRESH).and(TOKEN.SPENT.eq(false));
    return database
            .db()
            .update(TOKEN)
            .set(TOKEN.EXPIRES_AT, until.getEpochSecond())
            .where(inUse)
            .execute()
        == 1;
  }

  @Override
  public void endAccessTokens(TransactionId grant) {
    delete(TOKEN.GRANT_ID.eq(grant.value()).and(TOKEN.KIND.eq(TokenRows.ACCESS)));
  }

  @Override
  public void endGrant(TransactionId grant) {
    delete(TOKEN.GRANT_ID.eq(grant.value()));
  }

  @Override
  public void revoke(SecretHash hash, ClientId by) {
    var mine = TOKEN.HASH.eq(hash.hex()).and(TOKEN.CLIENT_ID.eq(by.value()));
    var found = database.db().fetchOptional(TOKEN, mine);
    if (found.isPresent() && found.get().getKind().equals(TokenRows.REFRESH)) {
      endGrant(new TransactionId(found.get().getGrantId()));
    } else if (found.isPresent()) {
      delete(mine);
    }
  }

  @Override
  public void endAllOf(ClientId client) {
    endAll(TOKEN.CLIENT_ID.eq(client.value()));
  }

  @Override
  public void endAllAt(ResourceServerId resourceServer) {
    endAll(TOKEN.RESOURCE_SERVER.eq(resourceServer.value()));
  }

  /** Behind whoever refreshes now, so that what that gives is ended too. */
  private void endAll(Condition which) {
    database
        .atomically()
        .run(() -> {
          lockGrantsOf(which);
          delete(which);
          return true;
        });
  }

  @Override
  public int removeExpired(Instant before, int atMost) {
    return database
        .db()
        .deleteFrom(TOKEN)
        .where(TOKEN.EXPIRES_AT.lt(before.getEpochSecond()))
        .limit(atMost)
        .execute();
  }

  private void delete(Condition which) {
    database.db().deleteFrom(TOKEN).where(which).execute();
  }

  private static Condition is(SecretHash hash, String kind) {
    return TOKEN.HASH.eq(hash.hex()).and(TOKEN.KIND.eq(kind));
  }

  private record Joined(TokenRecord token, Optional<Permission> permission, long version) {}

  private record Found(TokenRecord token, List<Permission> permissions, long version) {}
}
