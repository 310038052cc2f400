package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.PERMISSION;
import static org.openfpx.persistence.generated.as.Tables.TOKEN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.token.IssuedToken;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.TokenRecord;
import org.openfpx.persistence.pool.Database;

/** Tokens by their hashes, one row each whatever their kind. */
public final class JooqTokens implements Tokens {
  private static final List<String> DECIDED = List.of(PermissionRows.ACTIVE, PermissionRows.ENDED);

  private final Database database;

  public JooqTokens(Database database) {
    this.database = database;
  }

  @Override
  public void issue(List<? extends IssuedToken> tokens) {
    if (!tokens.isEmpty()) {
      var rows = tokens.stream().map(TokenRows::row).toList();
      database.db().insertInto(TOKEN).set(rows).execute();
    }
  }

  @Override
  public Optional<Versioned<IssuedToken.ServiceToken>> serviceToken(SecretHash hash) {
    return database
        .db()
        .select(TOKEN.asterisk(), RegistryVersion.NOW)
        .from(TOKEN)
        .where(is(hash, TokenRows.SERVICE))
        .fetchOptional(row ->
            new Versioned<>(TokenRows.serviceToken(row.into(TOKEN)), row.get(RegistryVersion.NOW)));
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

  /** One statement: the token, what was decided for its grant, and the registry's version. */
  private Optional<Found> withPermissions(SecretHash hash, String kind) {
    var rows =
        database
            .db()
            .select(TOKEN.asterisk(), PERMISSION.asterisk(), RegistryVersion.NOW)
            .from(TOKEN)
            .leftJoin(PERMISSION)
            .on(PERMISSION.TRANSACTION_ID.eq(TOKEN.GRANT_ID))
            .and(PERMISSION.STATE.in(DECIDED))
            .where(is(hash, kind))
            .orderBy(PERMISSION.POSITION, PERMISSION.ID)
            .fetch();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(
                rows.getFirst().into(TOKEN),
                permissions(rows),
                rows.getFirst().get(RegistryVersion.NOW)));
  }

  private static List<Permission> permissions(Result<? extends Record> rows) {
    return rows.stream()
        .map(row -> row.into(PERMISSION))
        .filter(row -> row.getId() != null)
        .map(PermissionRows::toDomain)
        .toList();
  }

  /**
   * Locks what was permitted: those rows are there before the first token and no more are added,
   * while a rival's new tokens are seen by nobody who waits for its old ones. A grant without any
   * gives nothing, whoever holds it.
   */
  @Override
  public void hold(SecretHash token) {
    var grant = DSL.select(TOKEN.GRANT_ID).from(TOKEN).where(TOKEN.HASH.eq(token.hex()));
    database
        .db()
        .select(PERMISSION.ID)
        .from(PERMISSION)
        .where(PERMISSION.TRANSACTION_ID.eq(grant))
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
    delete(TOKEN.CLIENT_ID.eq(client.value()));
  }

  @Override
  public void endAllAt(ResourceServerId resourceServer) {
    delete(TOKEN.RESOURCE_SERVER.eq(resourceServer.value()));
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

  private record Found(TokenRecord token, List<Permission> permissions, long version) {}
}
