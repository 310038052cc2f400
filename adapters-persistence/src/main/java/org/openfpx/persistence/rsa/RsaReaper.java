package org.openfpx.persistence.rsa;

import static org.openfpx.persistence.generated.rsa.Tables.ISSUED_ROT;
import static org.openfpx.persistence.generated.rsa.Tables.PENDING_LOGIN;

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
public final class RsaReaper implements Runnable {
  private static final int BATCH = 500;

  private final Database database;
  private final InstantSource time;

  public RsaReaper(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  @Override
  public void run() {
    var now = time.instant();
    reap(PENDING_LOGIN, PENDING_LOGIN.ID, PENDING_LOGIN.ENDS_AT, now);
    reap(ISSUED_ROT, ISSUED_ROT.ROT_HASH, ISSUED_ROT.GONE_AT, now);
  }

  private <R extends Record> void reap(
      Table<R> table, Field<String> key, Field<Long> end, Instant now) {
    while (true) {
      var ended =
          database
              .db()
              .select(key)
              .from(table)
              .where(end.le(now.getEpochSecond()))
              .limit(BATCH)
              .fetch(key);
      if (ended.isEmpty()) {
        return;
      }
      database
          .db()
          .deleteFrom(table)
          .where(key.in(ended))
          .and(end.le(now.getEpochSecond()))
          .execute();
    }
  }
}
