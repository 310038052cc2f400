package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.AS_ACCOUNT;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.Credentials;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.persistence.generated.wallet.tables.records.AsAccountRecord;
import org.openfpx.persistence.pool.Database;

/** The accounts at authorization servers in the wallet's database; credentials are sealed. */
public final class JooqAsAccounts implements AsAccounts {
  private final Database database;
  private final Sealer sealer;

  public JooqAsAccounts(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public AsAccount keep(AsAccount account, Instant firstCheck) {
    try {
      insert(account, firstCheck);
      return account;
    } catch (IntegrityConstraintViolationException kept) {
      return find(account.id()).orElseThrow();
    }
  }

  private void insert(AsAccount account, Instant firstCheck) {
    var credentials = account.credentials();
    database
        .db()
        .insertInto(AS_ACCOUNT)
        .set(AS_ACCOUNT.ID, account.id())
        .set(AS_ACCOUNT.ACCOUNT_ID, account.account().value())
        .set(AS_ACCOUNT.SERVER, account.server())
        .set(AS_ACCOUNT.CLIENT_ID, credentials.clientId())
        .set(AS_ACCOUNT.CLIENT_SECRET, seal(credentials.clientSecret(), account.id()))
        .set(AS_ACCOUNT.REGISTRATION_TOKEN, seal(credentials.registrationToken(), account.id()))
        .set(AS_ACCOUNT.REGISTRATION_URI, credentials.registrationUri().toString())
        .set(AS_ACCOUNT.MADE_AT, Seconds.of(account.madeAt()))
        .set(AS_ACCOUNT.CHECK_AT, Seconds.of(firstCheck))
        .execute();
  }

  @Override
  public Optional<AsAccount> find(String id) {
    return database
        .db()
        .selectFrom(AS_ACCOUNT)
        .where(AS_ACCOUNT.ID.eq(id))
        .fetchOptional(this::toDomain);
  }

  @Override
  public List<AsAccount> lasting(AccountId account) {
    return beginning(account, LastingAccount.PREFIX);
  }

  @Override
  public List<AsAccount> guests(AccountId account) {
    return beginning(account, LastingAccount.GUEST);
  }

  private List<AsAccount> beginning(AccountId account, String prefix) {
    return database
        .db()
        .selectFrom(AS_ACCOUNT)
        .where(AS_ACCOUNT.ACCOUNT_ID.eq(account.value()))
        .and(AS_ACCOUNT.ID.startsWith(prefix))
        .orderBy(AS_ACCOUNT.ID)
        .fetch(this::toDomain);
  }

  @Override
  public boolean hasLasting(String server) {
    return database
        .db()
        .fetchExists(
            AS_ACCOUNT,
            AS_ACCOUNT.ID.startsWith(LastingAccount.PREFIX).and(AS_ACCOUNT.SERVER.eq(server)));
  }

  @Override
  public List<AsAccount> takeDue(Instant now, Instant again, int atMost) {
    return database
        .db()
        .selectFrom(AS_ACCOUNT)
        .where(AS_ACCOUNT.CHECK_AT.le(Seconds.of(now)))
        .and(AS_ACCOUNT.LEAVING.eq(0))
        .orderBy(AS_ACCOUNT.CHECK_AT)
        .limit(atMost)
        .fetch()
        .stream()
        // The UPDATE decides which replica compares this one.
        .filter(row -> postpone(row, again) == 1)
        .map(this::toDomain)
        .toList();
  }

  private int postpone(AsAccountRecord due, Instant again) {
    return database
        .db()
        .update(AS_ACCOUNT)
        .set(AS_ACCOUNT.CHECK_AT, Seconds.of(again))
        .where(AS_ACCOUNT.ID.eq(due.getId()))
        .and(AS_ACCOUNT.CHECK_AT.eq(due.getCheckAt()))
        .execute();
  }

  @Override
  public void checkAgain(String id, Instant at) {
    database
        .db()
        .update(AS_ACCOUNT)
        .set(AS_ACCOUNT.CHECK_AT, Seconds.of(at))
        .where(AS_ACCOUNT.ID.eq(id))
        .execute();
  }

  @Override
  public void rest(String id) {
    database
        .db()
        .update(AS_ACCOUNT)
        .set(AS_ACCOUNT.CHECK_AT, (Long) null)
        .where(AS_ACCOUNT.ID.eq(id))
        .execute();
  }

  @Override
  public void remove(String id) {
    database.db().deleteFrom(AS_ACCOUNT).where(AS_ACCOUNT.ID.eq(id)).execute();
  }

  @Override
  public List<AsAccount> leaving(AccountId account) {
    var lasting =
        AS_ACCOUNT.ACCOUNT_ID.eq(account.value()).and(AS_ACCOUNT.ID.startsWith(AsAccount.LASTING));
    database
        .db()
        .update(AS_ACCOUNT)
        .set(AS_ACCOUNT.LEAVING, 1)
        .set(AS_ACCOUNT.CHECK_AT, (Long) null)
        .where(lasting)
        .execute();
    return database
        .db()
        .selectFrom(AS_ACCOUNT)
        .where(lasting)
        .orderBy(AS_ACCOUNT.ID)
        .fetch(this::toDomain);
  }

  @Override
  public void leaveLater(String id, Instant at) {
    database
        .db()
        .update(AS_ACCOUNT)
        .set(AS_ACCOUNT.LEAVING, 1)
        .set(AS_ACCOUNT.CHECK_AT, Seconds.of(at))
        .set(AS_ACCOUNT.ACCOUNT_ID, id)
        .where(AS_ACCOUNT.ID.eq(id))
        .execute();
  }

  @Override
  public List<AsAccount> allLeaving(Instant now, Optional<AsAccount> after, int atMost) {
    return database
        .db()
        .selectFrom(AS_ACCOUNT)
        .where(AS_ACCOUNT.LEAVING.eq(1))
        .and(AS_ACCOUNT.CHECK_AT.isNull().or(AS_ACCOUNT.CHECK_AT.le(Seconds.of(now))))
        .and(after.map(one -> AS_ACCOUNT.ID.gt(one.id())).orElseGet(DSL::noCondition))
        .orderBy(AS_ACCOUNT.ID)
        .limit(atMost)
        .fetch(this::toDomain);
  }

  @Override
  public void forget(AccountId account) {
    database.db().deleteFrom(AS_ACCOUNT).where(AS_ACCOUNT.ACCOUNT_ID.eq(account.value())).execute();
  }

  private AsAccount toDomain(AsAccountRecord row) {
    return new AsAccount(
        row.getId(),
        new AccountId(row.getAccountId()),
        row.getServer(),
        new Credentials(
            row.getClientId(),
            open(row.getClientSecret(), row.getId()),
            open(row.getRegistrationToken(), row.getId()),
            URI.create(row.getRegistrationUri())),
        Seconds.instant(row.getMadeAt()));
  }

  private String seal(Secret secret, String id) {
    return sealer.seal(secret.reveal(), "as_account:" + id).value();
  }

  private Secret open(String sealed, String id) {
    return new Secret(sealer.open(new Sealed(sealed), "as_account:" + id));
  }
}
