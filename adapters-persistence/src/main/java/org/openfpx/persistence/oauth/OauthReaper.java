package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_ACCESS_TOKEN;
import static org.openfpx.persistence.generated.provider.Tables.OAUTH_ASSERTION;
import static org.openfpx.persistence.generated.provider.Tables.OAUTH_CODE;
import static org.openfpx.persistence.generated.provider.Tables.OAUTH_PROOF;
import static org.openfpx.persistence.generated.provider.Tables.OAUTH_REFRESH_GRANT;
import static org.openfpx.persistence.generated.provider.Tables.OAUTH_REFRESH_SPENT;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.openfpx.persistence.pool.Database;

/**
 * Deletes what has run out, in bounded batches; safe to run in several replicas at once. Codes are
 * kept for a day beyond their end, so that a replay is recognised.
 */
public final class OauthReaper {
  private static final Duration CODES_KEPT = Duration.ofDays(1);

  private final Database database;

  public OauthReaper(Database database) {
    this.database = database;
  }

  /**
   * Deletes at most so many rows of each kind.
   *
   * @return how many went
   */
  public int reap(Instant now, int atMost) {
    long end = now.getEpochSecond();
    var codes = OAUTH_CODE.EXPIRES_AT.lt(now.minus(CODES_KEPT).getEpochSecond());
    return delete(OAUTH_CODE, OAUTH_CODE.CODE_HASH, codes, atMost)
        + delete(
            OAUTH_ACCESS_TOKEN,
            OAUTH_ACCESS_TOKEN.TOKEN_HASH,
            OAUTH_ACCESS_TOKEN.EXPIRES_AT.le(end),
            atMost)
        + delete(
            OAUTH_ASSERTION, OAUTH_ASSERTION.ID_HASH, OAUTH_ASSERTION.EXPIRES_AT.le(end), atMost)
        + delete(OAUTH_PROOF, OAUTH_PROOF.ID_HASH, OAUTH_PROOF.EXPIRES_AT.le(end), atMost)
        + refreshGrants(end, atMost);
  }

  private int delete(Table<?> table, Field<String> key, Condition ended, int atMost) {
    var keys = database.db().select(key).from(table).where(ended).limit(atMost).fetch(key);
    return keys.isEmpty() ? 0 : database.db().deleteFrom(table).where(key.in(keys)).execute();
  }

  private int refreshGrants(long end, int atMost) {
    var ended = OAUTH_REFRESH_GRANT.UNUSED_UNTIL.le(end).or(OAUTH_REFRESH_GRANT.ENDS_AT.le(end));
    return database
        .atomically()
        .run(() -> {
          var grants =
              database
                  .db()
                  .select(OAUTH_REFRESH_GRANT.GRANT_ID)
                  .from(OAUTH_REFRESH_GRANT)
                  .where(ended)
                  .limit(atMost)
                  .fetch(OAUTH_REFRESH_GRANT.GRANT_ID);
          if (grants.isEmpty()) {
            return 0;
          }
          database
              .db()
              .deleteFrom(OAUTH_REFRESH_SPENT)
              .where(OAUTH_REFRESH_SPENT.GRANT_ID.in(grants))
              .execute();
          return database
              .db()
              .deleteFrom(OAUTH_REFRESH_GRANT)
              .where(OAUTH_REFRESH_GRANT.GRANT_ID.in(grants))
              .and(ended)
              .execute();
        });
  }
}
