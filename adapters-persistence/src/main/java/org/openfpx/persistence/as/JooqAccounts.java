package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.ACCOUNT;
import static org.openfpx.persistence.generated.as.Tables.OWNED_RESOURCE;
import static org.openfpx.persistence.generated.as.Tables.PERMISSION;
import static org.openfpx.persistence.generated.as.Tables.POLICY;
import static org.openfpx.persistence.generated.as.Tables.TOKEN;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.AccountRecord;
import org.openfpx.persistence.pool.Database;

/** Accounts, one row each, which holds no time and nothing of a person. */
public final class JooqAccounts implements Accounts {
  private final Database database;

  public JooqAccounts(Database database) {
    this.database = database;
  }

  @Override
  public void add(Account account) {
    database
        .db()
        .insertInto(ACCOUNT)
        .set(ACCOUNT.ID, account.id().value())
        .set(ACCOUNT.WALLET, account.wallet().value())
        .set(ACCOUNT.MANAGEMENT_TOKEN_HASH, account.managementToken().hex())
        .set(columns(account.credential()))
        .execute();
  }

  @Override
  public Optional<Account> find(ClientId id) {
    return database
        .db()
        .fetchOptional(ACCOUNT, ACCOUNT.ID.eq(id.value()))
        .map(JooqAccounts::toDomain);
  }

  @Override
  public boolean replaceCredential(ClientId id, ClientCredential credential) {
    return database
            .db()
            .update(ACCOUNT)
            .set(columns(credential))
            .where(ACCOUNT.ID.eq(id.value()))
            .execute()
        == 1;
  }

  @Override
  public boolean hold(ClientId id) {
    return database
        .db()
        .select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional()
        .isPresent();
  }

  @Override
  public void remove(ClientId id) {
    database.db().deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(id.value())).execute();
  }

  @Override
  public Scanned scan(Optional<ClientId> after, int atMost) {
    var inUse = DSL.field(inUse());
    var seen =
        database
            .db()
            .select(ACCOUNT.ID, inUse)
            .from(ACCOUNT)
            .where(after.map(id -> ACCOUNT.ID.gt(id.value())).orElse(DSL.noCondition()))
            .orderBy(ACCOUNT.ID)
            .limit(atMost)
            .fetch();
    return new Scanned(
        seen.stream()
            .filter(row -> !row.get(inUse))
            .map(row -> new ClientId(row.get(ACCOUNT.ID)))
            .toList(),
        seen.isEmpty()
            ? Optional.empty()
            : Optional.of(new ClientId(seen.getLast().get(ACCOUNT.ID))));
  }

  @Override
  public void removeUnused(List<ClientId> ids) {
    if (!ids.isEmpty()) {
      database
          .db()
          .deleteFrom(ACCOUNT)
          .where(ACCOUNT.ID.in(ids.stream().map(ClientId::value).toList()))
          .andNot(inUse())
          .execute();
    }
  }

  private static Condition inUse() {
    return there(PERMISSION, PERMISSION.ACCOUNT_ID)
        .or(there(PERMISSION, PERMISSION.GUEST_ID))
        .or(there(TOKEN, TOKEN.CLIENT_ID))
        .or(there(POLICY, POLICY.ACCOUNT_ID))
        .or(there(POLICY, POLICY.GUEST_ID))
        .or(there(OWNED_RESOURCE, OWNED_RESOURCE.ACCOUNT_ID));
  }

  private static Condition there(Table<?> rows, Field<String> account) {
    return DSL.exists(DSL.selectOne().from(rows).where(account.eq(ACCOUNT.ID)));
  }

  /** An account proves itself by a secret or by keys of its own that were registered inline. */
  private static Map<Field<?>, @Nullable Object> columns(ClientCredential credential) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(ACCOUNT.AUTHENTICATION_METHOD, credential.method().registeredName());
    columns.put(
        ACCOUNT.SECRET_HASH,
        credential instanceof ClientCredential.SharedSecret(_, var hash) ? hash.hex() : null);
    columns.put(
        ACCOUNT.JWKS,
        credential instanceof ClientCredential.OwnKeys(VerificationKeys.Inline(var jwks))
            ? jwks
            : null);
    return columns;
  }

  private static Account toDomain(AccountRecord row) {
    return new Account(
        new ClientId(row.getId()),
        new WalletId(row.getWallet()),
        credential(row),
        new SecretHash(row.getManagementTokenHash()));
  }

  private static ClientCredential credential(AccountRecord row) {
    var method = ClientAuthenticationMethod.named(row.getAuthenticationMethod()).orElseThrow();
    return row.getSecretHash() == null
        ? new ClientCredential.OwnKeys(new VerificationKeys.Inline(row.getJwks()))
        : new ClientCredential.SharedSecret(method, new SecretHash(row.getSecretHash()));
  }
}
