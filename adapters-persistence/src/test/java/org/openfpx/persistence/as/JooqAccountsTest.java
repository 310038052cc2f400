package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.BETA;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.persistence.generated.as.Tables.AUDIT;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.audit.AuditEvent;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.token.IssuedToken;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** Anonymous accounts, and the log that never names one. */
@EachDatabase
class JooqAccountsTest {
  private static final ClientCredential SECRET =
      new ClientCredential.SharedSecret(
          ClientAuthenticationMethod.CLIENT_SECRET_BASIC, hash("secret"));
  private static final ClientCredential KEYS =
      new ClientCredential.OwnKeys(new VerificationKeys.Inline("{\"keys\":[]}"));

  private final Database database;
  private final Accounts accounts;

  JooqAccountsTest(TestDatabase on) {
    database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    accounts = new JooqAccounts(database);
  }

  private static Account account(ClientCredential credential) {
    return new Account(ACCOUNT, new WalletId("wallet"), credential, hash("management"));
  }

  @Test
  void anAccountComesBackAsItWas() {
    accounts.add(account(SECRET));

    assertThat(accounts.find(ACCOUNT)).contains(account(SECRET));
    assertThat(accounts.find(BETA)).isEmpty();
  }

  @Test
  void itsCredentialCanBeReplacedAndNothingElse() {
    accounts.add(account(SECRET));

    assertThat(accounts.replaceCredential(ACCOUNT, KEYS)).isTrue();
    assertThat(accounts.find(ACCOUNT)).contains(account(KEYS));
    assertThat(accounts.replaceCredential(ACCOUNT, SECRET)).isTrue();
    assertThat(accounts.find(ACCOUNT)).contains(account(SECRET));
    assertThat(accounts.replaceCredential(BETA, KEYS)).isFalse();
  }

  @Test
  void aRemovedAccountIsGone() {
    accounts.add(account(KEYS));

    accounts.remove(ACCOUNT);

    assertThat(accounts.find(ACCOUNT)).isEmpty();
  }

  @Test
  void anAccountWithoutPermissionAndTokenIsSeenAndForgotten() {
    accounts.add(account(SECRET));
    accounts.add(new Account(BETA, new WalletId("wallet"), SECRET, hash("other")));
    var tokens = new JooqTokens(database);
    tokens.issue(
        List.of(new IssuedToken.ServiceToken(hash("token"), BETA, ScopeSet.of("user"), NOW)));

    assertThat(accounts.scan(Optional.empty(), 1))
        .isEqualTo(new Accounts.Scanned(List.of(ACCOUNT), Optional.of(ACCOUNT)));
    assertThat(accounts.scan(Optional.of(ACCOUNT), 5))
        .isEqualTo(new Accounts.Scanned(List.of(), Optional.of(BETA)));
    assertThat(accounts.scan(Optional.of(BETA), 5))
        .isEqualTo(new Accounts.Scanned(List.of(), Optional.empty()));

    accounts.removeUnused(List.of(ACCOUNT, BETA));

    assertThat(accounts.find(ACCOUNT)).isEmpty();
    assertThat(accounts.find(BETA)).isPresent();
  }

  @Test
  void theAuditLogKnowsTheHourAndNoMore() {
    new JooqAuditLog(database)
        .add(
            List.of(
                new AuditEvent(
                    AuditEvent.Kind.TRANSACTION,
                    Optional.of(ALPHA),
                    "redeemed",
                    NOW.plusSeconds(1234)),
                new AuditEvent(AuditEvent.Kind.TRANSACTION, Optional.empty(), "expired", NOW)));

    assertThat(database.db().fetch(AUDIT))
        .hasSize(2)
        .allMatch(row -> row.getHourAt() == NOW.getEpochSecond());
  }
}
