package org.openfpx.persistence.oauth;

import java.time.Instant;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.pool.Database;

/** What may be used once, in a table of hashes; its primary key decides. */
final class UsedOnce<R extends Record> {
  private final Database database;
  private final Table<R> table;
  private final TableField<R, String> idHash;
  private final TableField<R, Long> expiresAt;

  UsedOnce(
      Database database,
      Table<R> table,
      TableField<R, String> idHash,
      TableField<R, Long> expiresAt) {
    this.database = database;
    this.table = table;
    this.idHash = idHash;
    this.expiresAt = expiresAt;
  }

  /** Whether it has not been used before; from now on it has. */
  boolean isFirst(SecretHash id, Instant until) {
    try {
      database
          .db()
          .insertInto(table)
          .set(idHash, id.hex())
          .set(expiresAt, until.getEpochSecond())
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException used) {
      return false;
    }
  }
}
