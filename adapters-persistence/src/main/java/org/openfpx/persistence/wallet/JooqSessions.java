package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.BROWSER_SESSION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.login.Sessions;
import org.openfpx.persistence.generated.wallet.tables.records.BrowserSessionRecord;
import org.openfpx.persistence.pool.Database;

/** The browser sessions in the wallet's database. */
public final class JooqSessions implements Sessions {
  private final Database database;

  public JooqSessions(Database database) {
    this.database = database;
  }

  @Override
  public void begin(Session session, SecretHash secret) {
    var row = database.db().newRecord(BROWSER_SESSION);
    row.setId(session.id());
    row.setSecretHash(secret.hex());
    row.setSeenAt(Seconds.of(session.seenAt()));
    row.setEndsAt(Seconds.of(session.endsAt()));
    row.insert();
    session
        .signedIn()
        .ifPresent(who -> signIn(session.id(), secret, who, session.seenAt(), session.endsAt()));
  }

  @Override
  public Optional<Session> find(SecretHash secret) {
    return database
        .db()
        .selectFrom(BROWSER_SESSION)
        .where(BROWSER_SESSION.SECRET_HASH.eq(secret.hex()))
        .fetchOptional(JooqSessions::toDomain);
  }

  @Override
  public void seen(String session, Instant now) {
    database
        .db()
        .update(BROWSER_SESSION)
        .set(BROWSER_SESSION.SEEN_AT, Seconds.of(now))
        .where(BROWSER_SESSION.ID.eq(session))
        .and(BROWSER_SESSION.SEEN_AT.lt(Seconds.of(now)))
        .execute();
  }

  @Override
  public boolean signIn(
      String session, SecretHash next, SignedIn signedIn, Instant now, Instant endsAt) {
    return database
            .db()
            .update(BROWSER_SESSION)
            .set(BROWSER_SESSION.SECRET_HASH, next.hex())
            .set(BROWSER_SESSION.ACCOUNT_ID, signedIn.account().value())
            .set(BROWSER_SESSION.IDP, signedIn.idp())
            .set(BROWSER_SESSION.IAL, signedIn.assurance().ial().level())
            .set(BROWSER_SESSION.AAL, signedIn.assurance().aal().level())
            .set(BROWSER_SESSION.SIGNED_IN_AT, signedIn.at().map(Seconds::of).orElse(null))
            .set(
                BROWSER_SESSION.VOUCHED_ANEW_AT,
                signedIn.vouchedAnewAt().map(Seconds::of).orElse(null))
            .set(BROWSER_SESSION.SEEN_AT, Seconds.of(now))
            .set(BROWSER_SESSION.ENDS_AT, Seconds.of(endsAt))
            .where(BROWSER_SESSION.ID.eq(session))
            .execute()
        == 1;
  }

  @Override
  public void end(String session) {
    database.db().deleteFrom(BROWSER_SESSION).where(BROWSER_SESSION.ID.eq(session)).execute();
  }

  @Override
  public List<Session> of(AccountId account, int atMost) {
    return database
        .db()
        .selectFrom(BROWSER_SESSION)
        .where(BROWSER_SESSION.ACCOUNT_ID.eq(account.value()))
        .orderBy(BROWSER_SESSION.SEEN_AT.desc(), BROWSER_SESSION.ID)
        .limit(atMost)
        .fetch(JooqSessions::toDomain);
  }

  @Override
  public void endOf(AccountId account, String session) {
    database
        .db()
        .deleteFrom(BROWSER_SESSION)
        .where(BROWSER_SESSION.ID.eq(session))
        .and(BROWSER_SESSION.ACCOUNT_ID.eq(account.value()))
        .execute();
  }

  @Override
  public void endOthers(AccountId account, String kept) {
    database
        .db()
        .deleteFrom(BROWSER_SESSION)
        .where(BROWSER_SESSION.ACCOUNT_ID.eq(account.value()))
        .and(BROWSER_SESSION.ID.ne(kept))
        .execute();
  }

  @Override
  public void endAll(AccountId account) {
    database
        .db()
        .deleteFrom(BROWSER_SESSION)
        .where(BROWSER_SESSION.ACCOUNT_ID.eq(account.value()))
        .execute();
  }

  @Override
  public int reap(Instant endedBefore, Instant notSeenSince, int atMost) {
    var over =
        database
            .db()
            .select(BROWSER_SESSION.ID)
            .from(BROWSER_SESSION)
            .where(BROWSER_SESSION.SEEN_AT.lt(Seconds.of(notSeenSince)))
            .or(BROWSER_SESSION.ENDS_AT.lt(Seconds.of(endedBefore)))
            .limit(atMost)
            .fetch(BROWSER_SESSION.ID);
    return database.db().deleteFrom(BROWSER_SESSION).where(BROWSER_SESSION.ID.in(over)).execute();
  }

  private static Session toDomain(BrowserSessionRecord row) {
    return new Session(
        row.getId(),
        Seconds.instant(row.getSeenAt()),
        Seconds.instant(row.getEndsAt()),
        Optional.ofNullable(row.getAccountId())
            .map(account ->
                new SignedIn(
                    new AccountId(account),
                    row.getIdp(),
                    new Assurance(new Ial(row.getIal()), new Aal(row.getAal())),
                    Optional.ofNullable(row.getSignedInAt()).map(Seconds::instant),
                    Optional.ofNullable(row.getVouchedAnewAt()).map(Seconds::instant))));
  }
}
