package org.openfpx.persistence.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.method;
import static org.openfpx.domain.testing.wallet.WalletMother.permission;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.domain.testing.wallet.PermissionsContract;
import org.openfpx.domain.wallet.account.WalletAccount;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permissions;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqPermissionsTest implements PermissionsContract {
  private static final int YESES = 200;

  private final TestDatabase on;

  JooqPermissionsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Permissions emptyPermissions() {
    return new JooqPermissions(on.empty(SystemSchema.WALLET));
  }

  @Test
  void whatIsPromisedWhileAYesIsStoppedIsStoppedWithItOrNotPromised() {
    var database = on.empty(SystemSchema.WALLET);
    var permissions = new JooqPermissions(database);
    var accounts = new JooqAccounts(database);
    accounts.open(WalletAccount.open(JUNE, NOW), method("m1", JUNE, "june"));
    for (int i = 0; i < YESES; i++) {
      permissions.promise(List.of(permission("yes-" + i, JUNE, "consent-" + i, "clinic")));
      permissions.given("yes-" + i, "given-" + i);
    }
    var whileOpen = new WhileOpen(accounts, database.atomically());
    var turn = new AtomicInteger();

    Rivals.march(
        YESES,
        at -> {
          var consent = new ConsentId("consent-" + at);
          var mine = turn.getAndIncrement();
          if (mine % 4 == 0) {
            return permissions.stopping(JUNE, consent, NOW).size();
          }
          return whileOpen
              .run(JUNE, () -> promiseBy(permissions, consent, "more-" + mine))
              .orElse(0);
        });

    assertThat(permissions.open(JUNE))
        .noneMatch(one -> one.standing() instanceof Permission.Standing.Promised);
  }

  /** One more by the same consent, if what was given by it still stands. */
  private static int promiseBy(Permissions permissions, ConsentId consent, String id) {
    var stands =
        permissions.ofConsent(consent).stream()
            .anyMatch(one -> one.standing() instanceof Permission.Standing.Given);
    if (stands) {
      permissions.promise(List.of(permission(id, JUNE, consent.value(), "clinic")));
    }
    return stands ? 1 : 0;
  }

  @Override
  public AsAccounts emptyAsAccounts() {
    return new JooqAsAccounts(on.empty(SystemSchema.WALLET), TestSealer.make());
  }
}
