package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.SIGNED_OUT;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.openfpx.domain.as.logout.SignedOut;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.persistence.pool.Database;

/** Who signed out where, one row each. */
public final class JooqSignedOut implements SignedOut {
  private final Database database;

  public JooqSignedOut(Database database) {
    this.database = database;
  }

  @Override
  public void remember(ClientId client, String subject, Instant until) {
    if (prolonged(client, subject, until)) {
      return;
    }
    try {
      database
          .db()
          .insertInto(SIGNED_OUT)
          .set(SIGNED_OUT.CLIENT_ID, client.value())
          .set(SIGNED_OUT.SUBJECT, subject)
          .set(SIGNED_OUT.UNTIL_AT, until.getEpochSecond())
          .execute();
    } catch (IntegrityConstraintViolationException remembered) {
      var _ = prolonged(client, subject, until);
    }
  }

  private boolean prolonged(ClientId client, String subject, Instant until) {
    return database
            .db()
            .update(SIGNED_OUT)
            .set(SIGNED_OUT.UNTIL_AT, until.getEpochSecond())
            .where(is(client, subject))
            .execute()
        == 1;
  }

  @Override
  public boolean isSignedOut(ClientId client, String subject, Instant now) {
    return database
        .db()
        .fetchExists(
            SIGNED_OUT, is(client, subject).and(SIGNED_OUT.UNTIL_AT.gt(now.getEpochSecond())));
  }

  @Override
  public void forget(ClientId client, String subject) {
    database.db().deleteFrom(SIGNED_OUT).where(is(client, subject)).execute();
  }

  @Override
  public int removeExpired(Instant before, int atMost) {
    return database
        .db()
        .deleteFrom(SIGNED_OUT)
        .where(SIGNED_OUT.UNTIL_AT.lt(before.getEpochSecond()))
        .limit(atMost)
        .execute();
  }

  private static Condition is(ClientId client, String subject) {
    return SIGNED_OUT.CLIENT_ID.eq(client.value()).and(SIGNED_OUT.SUBJECT.eq(subject));
  }
}
