package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.SIGN_IN_METHOD;
import static org.openfpx.persistence.generated.wallet.Tables.WALLET_ACCOUNT;

import java.util.List;
import java.util.Optional;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.account.SignInMethod;
import org.openfpx.domain.wallet.account.SubjectHash;
import org.openfpx.domain.wallet.account.WalletAccount;
import org.openfpx.persistence.generated.wallet.tables.records.SignInMethodRecord;
import org.openfpx.persistence.generated.wallet.tables.records.WalletAccountRecord;
import org.openfpx.persistence.pool.Database;

/** The accounts in the wallet's database. */
public final class JooqAccounts implements Accounts {
  private final Database database;

  public JooqAccounts(Database database) {
    this.database = database;
  }

  @Override
  public Optional<WalletAccount> find(AccountId id) {
    return database
        .db()
        .selectFrom(WALLET_ACCOUNT)
        .where(WALLET_ACCOUNT.ID.eq(id.value()))
        .fetchOptional(JooqAccounts::toDomain);
  }

  @Override
  public Optional<SignInMethod> signInMethod(List<SubjectHash> anyOf) {
    return database
        .db()
        .selectFrom(SIGN_IN_METHOD)
        .where(SIGN_IN_METHOD.SUBJECT_HASH.in(anyOf.stream().map(SubjectHash::hex).toList()))
        .limit(1)
        .fetchOptional(JooqAccounts::toDomain);
  }

  @Override
  public boolean open(WalletAccount account, SignInMethod first) {
    try {
      return database
          .atomically()
          .run(() -> {
            // The unique subject decides: whoever comes second keeps nothing of the account.
            insert(first);
            insert(account);
            return true;
          });
    } catch (IntegrityConstraintViolationException taken) {
      return false;
    }
  }

  private void insert(SignInMethod method) {
    database
        .db()
        .insertInto(SIGN_IN_METHOD)
        .set(SIGN_IN_METHOD.ID, method.id())
        .set(SIGN_IN_METHOD.ACCOUNT_ID, method.account().value())
        .set(SIGN_IN_METHOD.IDP, method.idp())
        .set(SIGN_IN_METHOD.KEY_NUMBER, method.subject().key())
        .set(SIGN_IN_METHOD.SUBJECT_HASH, method.subject().hex())
        .set(SIGN_IN_METHOD.ADDED_AT, Seconds.of(method.addedAt()))
        .execute();
  }

  private void insert(WalletAccount account) {
    var row = database.db().newRecord(WALLET_ACCOUNT);
    row.setId(account.id().value());
    account.language().map(Language::code).ifPresent(row::setLanguage);
    row.setOpenedAt(Seconds.of(account.openedAt()));
    row.setClosing(account.closing());
    row.insert();
  }

  @Override
  public void rehash(String signInMethod, SubjectHash next) {
    database
        .db()
        .update(SIGN_IN_METHOD)
        .set(SIGN_IN_METHOD.KEY_NUMBER, next.key())
        .set(SIGN_IN_METHOD.SUBJECT_HASH, next.hex())
        .where(SIGN_IN_METHOD.ID.eq(signInMethod))
        .execute();
  }

  @Override
  public List<SignInMethod> signInMethods(AccountId account) {
    return database
        .db()
        .selectFrom(SIGN_IN_METHOD)
        .where(SIGN_IN_METHOD.ACCOUNT_ID.eq(account.value()))
        .orderBy(SIGN_IN_METHOD.ADDED_AT, SIGN_IN_METHOD.ID)
        .fetch(JooqAccounts::toDomain);
  }

  @Override
  public void speak(AccountId account, Language language) {
    database
        .db()
        .update(WALLET_ACCOUNT)
        .set(WALLET_ACCOUNT.LANGUAGE, language.code())
        .where(WALLET_ACCOUNT.ID.eq(account.value()))
        .execute();
  }

  @Override
  public boolean hold(AccountId account) {
    return HeldAccount.hold(database, account).filter(closing -> !closing).isPresent();
  }

  @Override
  public void close(AccountId account) {
    database
        .atomically()
        .run(() -> {
          database
              .db()
              .update(WALLET_ACCOUNT)
              .set(WALLET_ACCOUNT.CLOSING, true)
              .where(WALLET_ACCOUNT.ID.eq(account.value()))
              .execute();
          return database
              .db()
              .deleteFrom(SIGN_IN_METHOD)
              .where(SIGN_IN_METHOD.ACCOUNT_ID.eq(account.value()))
              .execute();
        });
  }

  @Override
  public List<AccountId> closing(Optional<AccountId> after, int atMost) {
    return database
        .db()
        .select(WALLET_ACCOUNT.ID)
        .from(WALLET_ACCOUNT)
        .where(WALLET_ACCOUNT.CLOSING.eq(true))
        .and(after.map(id -> WALLET_ACCOUNT.ID.gt(id.value())).orElse(DSL.noCondition()))
        .orderBy(WALLET_ACCOUNT.ID)
        .limit(atMost)
        .fetch(row -> new AccountId(row.value1()));
  }

  @Override
  public void erase(AccountId account) {
    database.db().deleteFrom(WALLET_ACCOUNT).where(WALLET_ACCOUNT.ID.eq(account.value())).execute();
  }

  private static WalletAccount toDomain(WalletAccountRecord row) {
    return new WalletAccount(
        new AccountId(row.getId()),
        Optional.ofNullable(row.getLanguage()).map(Language::new),
        Seconds.instant(row.getOpenedAt()),
        row.getClosing());
  }

  private static SignInMethod toDomain(SignInMethodRecord row) {
    return new SignInMethod(
        row.getId(),
        new AccountId(row.getAccountId()),
        row.getIdp(),
        new SubjectHash(row.getKeyNumber(), row.getSubjectHash()),
        Seconds.instant(row.getAddedAt()));
  }
}
