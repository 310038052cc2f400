package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.CONSENT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.persistence.generated.wallet.tables.records.ConsentRecord;
import org.openfpx.persistence.pool.Database;

/** The answers in the wallet's database. */
public final class JooqConsents implements Consents {
  private final Database database;

  public JooqConsents(Database database) {
    this.database = database;
  }

  @Override
  public void record(Consent consent) {
    var words = consent.words();
    var row = database.db().newRecord(CONSENT);
    row.setId(consent.id().value());
    row.setAccountId(consent.account().value());
    row.setServer(consent.server());
    row.setClient(consent.client());
    row.setYes(consent.yes());
    row.setHowLong(consent.howLong().name());
    row.setAnsweredAt(Seconds.of(consent.answeredAt()));
    row.setLiveUntil(Seconds.of(consent.liveUntil()));
    row.setLanguage(words.language().code());
    row.setClientName(words.client());
    row.setOrganisation(words.organisation());
    row.setNetwork(words.network());
    words.why().ifPresent(row::setWhy);
    words.retention().ifPresent(row::setRetention);
    row.setShownLines(PackedConsent.lines(consent.lines()));
    row.insert();
  }

  @Override
  public Optional<Consent> find(AccountId account, ConsentId id) {
    return database
        .db()
        .selectFrom(CONSENT)
        .where(CONSENT.ID.eq(id.value()))
        .and(CONSENT.ACCOUNT_ID.eq(account.value()))
        .fetchOptional(JooqConsents::toDomain);
  }

  @Override
  public List<Consent> live(AccountId account, Instant now, Optional<Consent> after, int atMost) {
    var behind =
        after
            .map(one ->
                DSL.row(CONSENT.LIVE_UNTIL, CONSENT.ID)
                    .gt(Seconds.of(one.liveUntil()), one.id().value()))
            .orElse(DSL.noCondition());
    return database
        .db()
        .selectFrom(CONSENT)
        .where(CONSENT.ACCOUNT_ID.eq(account.value()))
        .and(CONSENT.LIVE_UNTIL.gt(Seconds.of(now)))
        .and(CONSENT.YES.eq(true))
        .and(behind)
        .orderBy(CONSENT.LIVE_UNTIL, CONSENT.ID)
        .limit(atMost)
        .fetch(JooqConsents::toDomain);
  }

  @Override
  public List<Consent> answered(AccountId account, Optional<Key> after, int atMost) {
    var older =
        after
            .map(key ->
                DSL.row(CONSENT.ANSWERED_AT, CONSENT.ID).lt(Seconds.of(key.answeredAt()), key.id()))
            .orElse(DSL.noCondition());
    return database
        .db()
        .selectFrom(CONSENT)
        .where(CONSENT.ACCOUNT_ID.eq(account.value()))
        .and(older)
        .orderBy(CONSENT.ANSWERED_AT.desc(), CONSENT.ID.desc())
        .limit(atMost)
        .fetch(JooqConsents::toDomain);
  }

  @Override
  public Optional<Consent> lastYes(AccountId account, String server, String client) {
    return database
        .db()
        .selectFrom(CONSENT)
        .where(CONSENT.ACCOUNT_ID.eq(account.value()))
        .and(CONSENT.SERVER.eq(server))
        .and(CONSENT.CLIENT.eq(client))
        .and(CONSENT.YES.eq(true))
        .orderBy(CONSENT.ANSWERED_AT.desc(), CONSENT.ID.desc())
        .limit(1)
        .fetchOptional(JooqConsents::toDomain);
  }

  @Override
  public void withdraw(ConsentId id) {
    database.db().deleteFrom(CONSENT).where(CONSENT.ID.eq(id.value())).execute();
  }

  @Override
  public void forget(AccountId account) {
    database.db().deleteFrom(CONSENT).where(CONSENT.ACCOUNT_ID.eq(account.value())).execute();
  }

  private static Consent toDomain(ConsentRecord row) {
    return new Consent(
        new ConsentId(row.getId()),
        new AccountId(row.getAccountId()),
        row.getServer(),
        row.getClient(),
        words(row),
        row.getYes(),
        HowLong.valueOf(row.getHowLong()),
        Seconds.instant(row.getAnsweredAt()),
        Seconds.instant(row.getLiveUntil()),
        PackedConsent.lines(row.getShownLines()));
  }

  private static Consent.Words words(ConsentRecord row) {
    return new Consent.Words(
        new Language(row.getLanguage()),
        row.getClientName(),
        row.getOrganisation(),
        row.getNetwork(),
        Optional.ofNullable(row.getWhy()),
        Optional.ofNullable(row.getRetention()));
  }
}
