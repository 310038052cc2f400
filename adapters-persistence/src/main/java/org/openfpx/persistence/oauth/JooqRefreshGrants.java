package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_REFRESH_GRANT;
import static org.openfpx.persistence.generated.provider.Tables.OAUTH_REFRESH_SPENT;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.RefreshGrant;
import org.openfpx.domain.oauth.RefreshGrants;
import org.openfpx.domain.oauth.RefreshUse;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.provider.tables.records.OauthRefreshGrantRecord;
import org.openfpx.persistence.pool.Database;

/** Refresh grants in the tables {@code oauth_refresh_grant} and {@code oauth_refresh_spent}. */
public final class JooqRefreshGrants implements RefreshGrants {
  private final Database database;
  private final Sealer sealer;

  public JooqRefreshGrants(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public void open(RefreshGrant grant, SecretHash token) {
    var authorization = grant.authorization();
    var claims = ClaimsText.of(authorization.idTokenClaims());
    database
        .db()
        .insertInto(OAUTH_REFRESH_GRANT)
        .set(OAUTH_REFRESH_GRANT.GRANT_ID, grant.id().value())
        .set(OAUTH_REFRESH_GRANT.TOKEN_HASH, token.hex())
        .set(OAUTH_REFRESH_GRANT.CLIENT_ID, grant.client().value())
        .set(OAUTH_REFRESH_GRANT.SUBJECT, authorization.subject())
        .set(OAUTH_REFRESH_GRANT.SCOPES, authorization.scopes().toString())
        .set(
            OAUTH_REFRESH_GRANT.AUTHENTICATED_AT,
            authorization.authenticatedAt().map(Instant::getEpochSecond).orElse(null))
        .set(OAUTH_REFRESH_GRANT.ID_TOKEN_CLAIMS, sealer.seal(claims, place(grant.id())).value())
        .set(OAUTH_REFRESH_GRANT.STARTED_AT, grant.startedAt().getEpochSecond())
        .set(OAUTH_REFRESH_GRANT.ENDS_AT, grant.endsAt().getEpochSecond())
        .set(OAUTH_REFRESH_GRANT.UNUSED_UNTIL, grant.unusedUntil().getEpochSecond())
        .set(OAUTH_REFRESH_GRANT.KEY_THUMBPRINT, grant.key().map(KeyThumbprint::value).orElse(null))
        .execute();
  }

  @Override
  public Optional<RefreshGrant> find(SecretHash token, ClientId by) {
    return database
        .db()
        .selectFrom(OAUTH_REFRESH_GRANT)
        .where(isGood(token, by))
        .fetchOptional(this::toDomain);
  }

  private Optional<RefreshGrant> find(GrantId grant) {
    return database
        .db()
        .selectFrom(OAUTH_REFRESH_GRANT)
        .where(OAUTH_REFRESH_GRANT.GRANT_ID.eq(grant.value()))
        .fetchOptional(this::toDomain);
  }

  @Override
  public RefreshUse rotate(
      SecretHash presented, ClientId by, SecretHash next, Instant unusedUntil) {
    return database
        .atomically()
        .run(() -> {
          var before = find(presented, by);
          if (before.isPresent() && exchange(presented, by, next, unusedUntil)) {
            remember(presented, before.get());
            return new RefreshUse.Rotated(before.get());
          }
          return spent(presented, by)
              .flatMap(this::find)
              .<RefreshUse>map(RefreshUse.Replayed::new)
              .orElseGet(RefreshUse.Unknown::new);
        });
  }

  private boolean exchange(
      SecretHash presented, ClientId by, SecretHash next, Instant unusedUntil) {
    // The UPDATE decides the race, not the read before it: the loser waits here for the winner to
    // commit, changes nothing, and then finds its token among the spent ones.
    return database
            .db()
            .update(OAUTH_REFRESH_GRANT)
            .set(OAUTH_REFRESH_GRANT.TOKEN_HASH, next.hex())
            .set(OAUTH_REFRESH_GRANT.UNUSED_UNTIL, unusedUntil.getEpochSecond())
            .where(isGood(presented, by))
            .execute()
        == 1;
  }

  private void remember(SecretHash token, RefreshGrant grant) {
    database
        .db()
        .insertInto(OAUTH_REFRESH_SPENT)
        .set(OAUTH_REFRESH_SPENT.TOKEN_HASH, token.hex())
        .set(OAUTH_REFRESH_SPENT.GRANT_ID, grant.id().value())
        .set(OAUTH_REFRESH_SPENT.CLIENT_ID, grant.client().value())
        .execute();
  }

  @Override
  public Optional<GrantId> grantOf(SecretHash token, ClientId by) {
    return find(token, by).map(RefreshGrant::id).or(() -> spent(token, by));
  }

  private Optional<GrantId> spent(SecretHash token, ClientId by) {
    return database
        .db()
        .select(OAUTH_REFRESH_SPENT.GRANT_ID)
        .from(OAUTH_REFRESH_SPENT)
        .where(OAUTH_REFRESH_SPENT.TOKEN_HASH.eq(token.hex()))
        .and(OAUTH_REFRESH_SPENT.CLIENT_ID.eq(by.value()))
        .fetchOptional(row -> new GrantId(row.value1()));
  }

  @Override
  public void end(GrantId grant) {
    end(
        OAUTH_REFRESH_GRANT.GRANT_ID.eq(grant.value()),
        OAUTH_REFRESH_SPENT.GRANT_ID.eq(grant.value()));
  }

  @Override
  public void endAllOf(ClientId client) {
    end(
        OAUTH_REFRESH_GRANT.CLIENT_ID.eq(client.value()),
        OAUTH_REFRESH_SPENT.CLIENT_ID.eq(client.value()));
  }

  private void end(Condition grants, Condition spent) {
    database
        .atomically()
        .run(() -> {
          database.db().deleteFrom(OAUTH_REFRESH_GRANT).where(grants).execute();
          return database.db().deleteFrom(OAUTH_REFRESH_SPENT).where(spent).execute();
        });
  }

  private static Condition isGood(SecretHash token, ClientId by) {
    return OAUTH_REFRESH_GRANT
        .TOKEN_HASH
        .eq(token.hex())
        .and(OAUTH_REFRESH_GRANT.CLIENT_ID.eq(by.value()));
  }

  private static String place(GrantId grant) {
    return "oauth_refresh_grant:" + grant;
  }

  private RefreshGrant toDomain(OauthRefreshGrantRecord row) {
    var id = new GrantId(row.getGrantId());
    var claims = sealer.open(new Sealed(row.getIdTokenClaims()), place(id));
    return new RefreshGrant(
        id,
        new ClientId(row.getClientId()),
        new Authorization(
            row.getSubject(),
            ScopeSet.parse(row.getScopes()),
            Optional.ofNullable(row.getAuthenticatedAt()).map(Instant::ofEpochSecond),
            ClaimsText.parse(claims)),
        Instant.ofEpochSecond(row.getStartedAt()),
        Instant.ofEpochSecond(row.getEndsAt()),
        Instant.ofEpochSecond(row.getUnusedUntil()),
        Optional.ofNullable(row.getKeyThumbprint()).map(KeyThumbprint::new));
  }
}
