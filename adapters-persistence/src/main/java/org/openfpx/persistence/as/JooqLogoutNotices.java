package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.LOGOUT_NOTICE;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.openfpx.domain.as.logout.LogoutNotice;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.persistence.generated.as.tables.records.LogoutNoticeRecord;
import org.openfpx.persistence.pool.Database;

/** Notices of sign-ins, one row each. */
public final class JooqLogoutNotices implements LogoutNotices {
  /** One that is due when its sign-in is over, which is not yet. */
  private static final Condition IS_SHORTENED = LOGOUT_NOTICE.DUE_AT.eq(LOGOUT_NOTICE.EXPIRES_AT);

  private final Database database;

  public JooqLogoutNotices(Database database) {
    this.database = database;
  }

  @Override
  public void expect(LogoutNotice notice) {
    database
        .db()
        .insertInto(LOGOUT_NOTICE)
        .set(LOGOUT_NOTICE.GRANT_ID, notice.grant().value())
        .set(LOGOUT_NOTICE.CLIENT_ID, notice.client().value())
        .set(LOGOUT_NOTICE.SUBJECT, notice.subject())
        .set(LOGOUT_NOTICE.EXPIRES_AT, notice.expiresAt().getEpochSecond())
        .execute();
  }

  @Override
  public void due(GrantId grant, Instant now) {
    database
        .db()
        .update(LOGOUT_NOTICE)
        .set(LOGOUT_NOTICE.DUE_AT, now.getEpochSecond())
        .where(LOGOUT_NOTICE.GRANT_ID.eq(grant.value()))
        .and(LOGOUT_NOTICE.DUE_AT.isNull().or(IS_SHORTENED))
        .execute();
  }

  @Override
  public void shorten(GrantId grant, Instant end) {
    database
        .db()
        .update(LOGOUT_NOTICE)
        .set(LOGOUT_NOTICE.DUE_AT, end.getEpochSecond())
        .set(LOGOUT_NOTICE.EXPIRES_AT, end.getEpochSecond())
        .where(LOGOUT_NOTICE.GRANT_ID.eq(grant.value()))
        .and(LOGOUT_NOTICE.EXPIRES_AT.gt(end.getEpochSecond()))
        .and(LOGOUT_NOTICE.DUE_AT.isNull().or(IS_SHORTENED))
        .execute();
  }

  @Override
  public List<Due> takeDue(Instant now, Instant again, int atMost) {
    return database
        .db()
        .selectFrom(LOGOUT_NOTICE)
        .where(LOGOUT_NOTICE.DUE_AT.le(now.getEpochSecond()))
        .orderBy(LOGOUT_NOTICE.DUE_AT)
        .limit(atMost)
        .fetch()
        .stream()
        // The UPDATE decides which replica delivers this one.
        .filter(row -> take(row, again) == 1)
        .map(JooqLogoutNotices::toDomain)
        .toList();
  }

  private int take(LogoutNoticeRecord due, Instant again) {
    return database
        .db()
        .update(LOGOUT_NOTICE)
        .set(LOGOUT_NOTICE.DUE_AT, again.getEpochSecond())
        .where(LOGOUT_NOTICE.GRANT_ID.eq(due.getGrantId()))
        .and(LOGOUT_NOTICE.DUE_AT.eq(due.getDueAt()))
        .execute();
  }

  @Override
  public void retry(GrantId grant, Instant at) {
    database
        .db()
        .update(LOGOUT_NOTICE)
        .set(LOGOUT_NOTICE.DUE_AT, at.getEpochSecond())
        .set(LOGOUT_NOTICE.TRIES, LOGOUT_NOTICE.TRIES.plus(1))
        .where(LOGOUT_NOTICE.GRANT_ID.eq(grant.value()))
        .execute();
  }

  @Override
  public void postpone(GrantId grant, Instant until) {
    database
        .db()
        .update(LOGOUT_NOTICE)
        .set(LOGOUT_NOTICE.DUE_AT, until.getEpochSecond())
        .where(LOGOUT_NOTICE.GRANT_ID.eq(grant.value()))
        .execute();
  }

  @Override
  public void remove(GrantId grant) {
    database
        .db()
        .deleteFrom(LOGOUT_NOTICE)
        .where(LOGOUT_NOTICE.GRANT_ID.eq(grant.value()))
        .execute();
  }

  @Override
  public int removeExpired(Instant before, int atMost) {
    return database
        .db()
        .deleteFrom(LOGOUT_NOTICE)
        .where(LOGOUT_NOTICE.EXPIRES_AT.lt(before.getEpochSecond()))
        .and(LOGOUT_NOTICE.DUE_AT.isNull())
        .limit(atMost)
        .execute();
  }

  private static Due toDomain(LogoutNoticeRecord row) {
    return new Due(
        new LogoutNotice(
            new GrantId(row.getGrantId()),
            new ClientId(row.getClientId()),
            row.getSubject(),
            Instant.ofEpochSecond(row.getExpiresAt())),
        row.getTries());
  }
}
