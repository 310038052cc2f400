package org.openfpx.persistence.rsa;

import static org.openfpx.persistence.generated.rsa.Tables.ISSUED_ROT;
import static org.openfpx.persistence.generated.rsa.Tables.OAUTH_CODE;
import static org.openfpx.persistence.generated.rsa.Tables.PENDING_LOGIN;
import static org.openfpx.persistence.generated.rsa.Tables.PERSON_LINK;

import java.time.Instant;
import java.time.InstantSource;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.openfpx.persistence.pool.Database;

/**
 * Takes away what has come to its end, in bounded batches; several replicas may do so at once, the
 * later ones find less.
 */
public final class RsaReaper {
  private static final int BATCH = 500;

  private final Database database;
  private final InstantSource time;

  public RsaReaper(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /**
   * Takes away a batch of each kind.
   *
   * @return whether there may be more
   */
  public boolean round() {
    var now = time.instant();
    int logins = reap(PENDING_LOGIN, PENDING_LOGIN.ID, PENDING_LOGIN.ENDS_AT, now);
    int rots = reap(ISSUED_ROT, ISSUED_ROT.ROT_HASH, ISSUED_ROT.GONE_AT, now);
    dropAbandonedLinks(now);
    return logins == BATCH || rots == BATCH;
  }

  /** Links whose code no wallet has redeemed; to be run while spent and old codes are kept. */
  private void dropAbandonedLinks(Instant now) {
    var abandoned =
        database
            .db()
            .select(OAUTH_CODE.GRANT_ID)
            .from(OAUTH_CODE)
            .where(OAUTH_CODE.SPENT.isFalse())
            .and(OAUTH_CODE.EXPIRES_AT.lt(now.getEpochSecond()))
            .limit(BATCH)
            .fetch(OAUTH_CODE.GRANT_ID);
    if (!abandoned.isEmpty()) {
      database.db().deleteFrom(PERSON_LINK).where(PERSON_LINK.ID.in(abandoned)).execute();
    }
  }

  private <R extends Record> int reap(
      Table<R> table, Field<String> key, Field<Long> end, Instant now) {
    var ended =
        database
            .db()
            .select(key)
            .from(table)
            .where(end.le(now.getEpochSecond()))
            .limit(BATCH)
            .fetch(key);
    if (!ended.isEmpty()) {
      database
          .db()
          .deleteFrom(table)
          .where(key.in(ended))
          .and(end.le(now.getEpochSecond()))
          .execute();
    }
    return ended.size();
  }
}
