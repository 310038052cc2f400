package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_SIGNING_KEY;
import static org.openfpx.persistence.generated.provider.Tables.OAUTH_SIGNING_KEY_TURN;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.SigningKey;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.persistence.generated.provider.tables.records.OauthSigningKeyRecord;
import org.openfpx.persistence.pool.Database;

/** Signing keys in the table {@code oauth_signing_key}. */
public final class JooqSigningKeys implements SigningKeys {
  private final Database database;

  public JooqSigningKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<SigningKey> all() {
    return database
        .db()
        .selectFrom(OAUTH_SIGNING_KEY)
        .orderBy(OAUTH_SIGNING_KEY.SIGNS_FROM, OAUTH_SIGNING_KEY.KEY_ID)
        .fetch(JooqSigningKeys::toDomain);
  }

  @Override
  public void add(SigningKey key) {
    database
        .db()
        .insertInto(OAUTH_SIGNING_KEY)
        .set(OAUTH_SIGNING_KEY.KEY_ID, key.keyId())
        .set(OAUTH_SIGNING_KEY.ALGORITHM, key.algorithm().name())
        .set(OAUTH_SIGNING_KEY.PUBLIC_JWK, key.publicJwk())
        .set(OAUTH_SIGNING_KEY.PRIVATE_JWK, key.privateJwk().value())
        .set(OAUTH_SIGNING_KEY.SIGNS_FROM, key.signsFrom().getEpochSecond())
        .set(OAUTH_SIGNING_KEY.SIGNS_UNTIL, key.signsUntil().getEpochSecond())
        .set(OAUTH_SIGNING_KEY.PUBLISHED_UNTIL, key.publishedUntil().getEpochSecond())
        .execute();
  }

  @Override
  public <T> T alone(Supplier<T> work) {
    return database
        .atomically()
        .run(() -> {
          // Held until all is committed; what is read after it is what the one before has left.
          database.db().update(OAUTH_SIGNING_KEY_TURN).set(OAUTH_SIGNING_KEY_TURN.ID, 1).execute();
          return work.get();
        });
  }

  @Override
  public void reschedule(SigningKey key) {
    database
        .db()
        .update(OAUTH_SIGNING_KEY)
        .set(OAUTH_SIGNING_KEY.SIGNS_FROM, key.signsFrom().getEpochSecond())
        .set(OAUTH_SIGNING_KEY.SIGNS_UNTIL, key.signsUntil().getEpochSecond())
        .set(OAUTH_SIGNING_KEY.PUBLISHED_UNTIL, key.publishedUntil().getEpochSecond())
        .where(OAUTH_SIGNING_KEY.KEY_ID.eq(key.keyId()))
        .execute();
  }

  @Override
  public void remove(String keyId) {
    database.db().deleteFrom(OAUTH_SIGNING_KEY).where(OAUTH_SIGNING_KEY.KEY_ID.eq(keyId)).execute();
  }

  private static SigningKey toDomain(OauthSigningKeyRecord row) {
    return new SigningKey(
        row.getKeyId(),
        SignatureAlgorithm.valueOf(row.getAlgorithm()),
        row.getPublicJwk(),
        new Sealed(row.getPrivateJwk()),
        Instant.ofEpochSecond(row.getSignsFrom()),
        Instant.ofEpochSecond(row.getSignsUntil()),
        Instant.ofEpochSecond(row.getPublishedUntil()));
  }
}
