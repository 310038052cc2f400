package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_CODE;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeUse;
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.provider.tables.records.OauthCodeRecord;
import org.openfpx.persistence.pool.Database;

/** Codes in the table {@code oauth_code}. */
public final class JooqCodes implements Codes {
  private final Database database;
  private final Sealer sealer;

  public JooqCodes(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public void issue(SecretHash code, IssuedCode issued) {
    var authorization = issued.authorization();
    var claims = ClaimsText.of(authorization.idTokenClaims());
    database
        .db()
        .insertInto(OAUTH_CODE)
        .set(OAUTH_CODE.CODE_HASH, code.hex())
        .set(OAUTH_CODE.GRANT_ID, issued.grant().value())
        .set(OAUTH_CODE.CLIENT_ID, issued.client().value())
        .set(OAUTH_CODE.REDIRECT_URI, issued.redirectUri())
        .set(OAUTH_CODE.CODE_CHALLENGE, issued.challenge().map(CodeChallenge::value).orElse(null))
        .set(OAUTH_CODE.NONCE, issued.nonce().orElse(null))
        .set(OAUTH_CODE.SUBJECT, authorization.subject())
        .set(OAUTH_CODE.SCOPES, authorization.scopes().toString())
        .set(
            OAUTH_CODE.AUTHENTICATED_AT,
            authorization.authenticatedAt().map(Instant::getEpochSecond).orElse(null))
        .set(OAUTH_CODE.ID_TOKEN_CLAIMS, sealer.seal(claims, place(issued.grant())).value())
        .set(OAUTH_CODE.EXPIRES_AT, issued.expiresAt().getEpochSecond())
        .set(OAUTH_CODE.KEY_THUMBPRINT, issued.key().map(KeyThumbprint::value).orElse(null))
        .set(OAUTH_CODE.SPENT, false)
        .execute();
  }

  @Override
  public CodeUse consume(SecretHash code, ClientId by, Optional<KeyThumbprint> key) {
    var shown = isShown(code, by, key);
    // The UPDATE decides the race, not the read: its condition holds for one caller only.
    int spent =
        database
            .db()
            .update(OAUTH_CODE)
            .set(OAUTH_CODE.SPENT, true)
            .where(shown)
            .and(OAUTH_CODE.SPENT.eq(false))
            .execute();
    var row = database.db().selectFrom(OAUTH_CODE).where(shown).fetchOptional();
    if (row.isEmpty()) {
      return new CodeUse.Unknown();
    }
    var issued = toDomain(row.get());
    return spent == 1 ? new CodeUse.First(issued) : new CodeUse.Again(issued);
  }

  private static Condition isShown(SecretHash code, ClientId by, Optional<KeyThumbprint> key) {
    var isUnbound = OAUTH_CODE.KEY_THUMBPRINT.isNull();
    return OAUTH_CODE
        .CODE_HASH
        .eq(code.hex())
        .and(OAUTH_CODE.CLIENT_ID.eq(by.value()))
        .and(
            key.map(held -> isUnbound.or(OAUTH_CODE.KEY_THUMBPRINT.eq(held.value())))
                .orElse(isUnbound));
  }

  @Override
  public void endAllOf(ClientId client) {
    database.db().deleteFrom(OAUTH_CODE).where(OAUTH_CODE.CLIENT_ID.eq(client.value())).execute();
  }

  private static String place(GrantId grant) {
    return "oauth_code:" + grant;
  }

  private IssuedCode toDomain(OauthCodeRecord row) {
    var grant = new GrantId(row.getGrantId());
    var claims = sealer.open(new Sealed(row.getIdTokenClaims()), place(grant));
    return new IssuedCode(
        grant,
        new ClientId(row.getClientId()),
        row.getRedirectUri(),
        Optional.ofNullable(row.getCodeChallenge()).map(CodeChallenge::new),
        Optional.ofNullable(row.getNonce()),
        new Authorization(
            row.getSubject(),
            ScopeSet.parse(row.getScopes()),
            Optional.ofNullable(row.getAuthenticatedAt()).map(Instant::ofEpochSecond),
            ClaimsText.parse(claims)),
        Instant.ofEpochSecond(row.getExpiresAt()),
        Optional.ofNullable(row.getKeyThumbprint()).map(KeyThumbprint::new));
  }
}
