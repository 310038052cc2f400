package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.WELCOME;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.guest.Welcome;
import org.openfpx.domain.wallet.guest.Welcomes;
import org.openfpx.persistence.generated.wallet.tables.records.WelcomeRecord;
import org.openfpx.persistence.pool.Database;

/** What people were let through to by the links of others, in the wallet's database. */
public final class JooqWelcomes implements Welcomes {
  private final Database database;
  private final Sealer sealer;

  public JooqWelcomes(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public void keep(Welcome welcome) {
    database
        .db()
        .insertInto(WELCOME)
        .set(WELCOME.ID, welcome.id())
        .set(WELCOME.ACCOUNT_ID, welcome.account().value())
        .set(WELCOME.SERVER, welcome.server())
        .set(WELCOME.AS_ACCOUNT_ID, welcome.asAccount())
        .set(WELCOME.INVITATION, welcome.invitation())
        .set(WELCOME.CODE_HASH, welcome.code().hex())
        .set(WELCOME.CALLED_BY, seal(welcome.calledBy(), welcome.id()))
        .set(WELCOME.TITLE, seal(welcome.title(), welcome.id()))
        .set(WELCOME.KEPT_BY, seal(welcome.from(), welcome.id()))
        .set(WELCOME.SCOPES, welcome.scopes().toString())
        .set(WELCOME.ENDS_AT, Seconds.of(welcome.endsAt()))
        .execute();
  }

  @Override
  public List<Welcome> of(AccountId account, Instant now) {
    return database
        .db()
        .selectFrom(WELCOME)
        .where(WELCOME.ACCOUNT_ID.eq(account.value()))
        .and(WELCOME.ENDS_AT.gt(Seconds.of(now)))
        .orderBy(WELCOME.ENDS_AT, WELCOME.ID)
        .fetch(this::toDomain);
  }

  @Override
  public Optional<Welcome> find(AccountId account, String id) {
    return database
        .db()
        .selectFrom(WELCOME)
        .where(WELCOME.ID.eq(id))
        .and(WELCOME.ACCOUNT_ID.eq(account.value()))
        .fetchOptional(this::toDomain);
  }

  @Override
  public void remove(String id) {
    database.db().deleteFrom(WELCOME).where(WELCOME.ID.eq(id)).execute();
  }

  @Override
  public void forget(AccountId account) {
    database.db().deleteFrom(WELCOME).where(WELCOME.ACCOUNT_ID.eq(account.value())).execute();
  }

  @Override
  public int reap(Instant before, int atMost) {
    var over =
        database
            .db()
            .select(WELCOME.ID)
            .from(WELCOME)
            .where(WELCOME.ENDS_AT.lt(Seconds.of(before)))
            .limit(atMost)
            .fetch(WELCOME.ID);
    return database.db().deleteFrom(WELCOME).where(WELCOME.ID.in(over)).execute();
  }

  private Welcome toDomain(WelcomeRecord row) {
    return new Welcome(
        row.getId(),
        new AccountId(row.getAccountId()),
        row.getServer(),
        row.getAsAccountId(),
        row.getInvitation(),
        new SecretHash(row.getCodeHash()),
        open(row.getCalledBy(), row.getId()),
        open(row.getTitle(), row.getId()),
        open(row.getKeptBy(), row.getId()),
        ScopeSet.parse(row.getScopes()),
        Seconds.instant(row.getEndsAt()));
  }

  private String seal(String text, String id) {
    return sealer.seal(text, "welcome:" + id).value();
  }

  private String open(String sealed, String id) {
    return sealer.open(new Sealed(sealed), "welcome:" + id);
  }
}
