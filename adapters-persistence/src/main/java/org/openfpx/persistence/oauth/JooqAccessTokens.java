package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_ACCESS_TOKEN;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.AccessTokens;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.provider.tables.records.OauthAccessTokenRecord;
import org.openfpx.persistence.pool.Database;

/** Access tokens in the table {@code oauth_access_token}. */
public final class JooqAccessTokens implements AccessTokens {
  private final Database database;

  public JooqAccessTokens(Database database) {
    this.database = database;
  }

  @Override
  public void issue(SecretHash hash, AccessToken token) {
    database
        .db()
        .insertInto(OAUTH_ACCESS_TOKEN)
        .set(OAUTH_ACCESS_TOKEN.TOKEN_HASH, hash.hex())
        .set(OAUTH_ACCESS_TOKEN.GRANT_ID, token.grant().value())
        .set(OAUTH_ACCESS_TOKEN.CLIENT_ID, token.client().value())
        .set(OAUTH_ACCESS_TOKEN.SUBJECT, token.subject().orElse(null))
        .set(OAUTH_ACCESS_TOKEN.SCOPES, token.scopes().toString())
        .set(OAUTH_ACCESS_TOKEN.ISSUED_AT, token.issuedAt().getEpochSecond())
        .set(OAUTH_ACCESS_TOKEN.EXPIRES_AT, token.expiresAt().getEpochSecond())
        .set(OAUTH_ACCESS_TOKEN.KEY_THUMBPRINT, token.key().map(KeyThumbprint::value).orElse(null))
        .execute();
  }

  @Override
  public Optional<AccessToken> find(SecretHash hash) {
    return database
        .db()
        .selectFrom(OAUTH_ACCESS_TOKEN)
        .where(OAUTH_ACCESS_TOKEN.TOKEN_HASH.eq(hash.hex()))
        .fetchOptional(JooqAccessTokens::toDomain);
  }

  @Override
  public boolean end(SecretHash hash, ClientId by) {
    return database
            .db()
            .deleteFrom(OAUTH_ACCESS_TOKEN)
            .where(OAUTH_ACCESS_TOKEN.TOKEN_HASH.eq(hash.hex()))
            .and(OAUTH_ACCESS_TOKEN.CLIENT_ID.eq(by.value()))
            .execute()
        == 1;
  }

  @Override
  public void endAllOf(GrantId grant) {
    database
        .db()
        .deleteFrom(OAUTH_ACCESS_TOKEN)
        .where(OAUTH_ACCESS_TOKEN.GRANT_ID.eq(grant.value()))
        .execute();
  }

  @Override
  public void endAllOf(ClientId client) {
    database
        .db()
        .deleteFrom(OAUTH_ACCESS_TOKEN)
        .where(OAUTH_ACCESS_TOKEN.CLIENT_ID.eq(client.value()))
        .execute();
  }

  private static AccessToken toDomain(OauthAccessTokenRecord row) {
    return new AccessToken(
        new GrantId(row.getGrantId()),
        new ClientId(row.getClientId()),
        Optional.ofNullable(row.getSubject()),
        ScopeSet.parse(row.getScopes()),
        Instant.ofEpochSecond(row.getIssuedAt()),
        Instant.ofEpochSecond(row.getExpiresAt()),
        Optional.ofNullable(row.getKeyThumbprint()).map(KeyThumbprint::new));
  }
}
