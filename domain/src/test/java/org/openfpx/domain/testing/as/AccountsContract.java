package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.READ;
import static org.openfpx.domain.testing.as.AsMother.WALLET;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.domain.testing.as.AsMother.id;
import static org.openfpx.domain.testing.as.AsMother.pending;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.Invitation;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.token.IssuedToken;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.testing.oauth.Rivals;

/** What every store of anonymous accounts promises. */
public interface AccountsContract {
  ClientId OTHER = new ClientId("other");
  ClientCredential SECRET =
      new ClientCredential.SharedSecret(
          ClientAuthenticationMethod.CLIENT_SECRET_BASIC, hash("secret"));
  ClientCredential POSTED =
      new ClientCredential.SharedSecret(
          ClientAuthenticationMethod.CLIENT_SECRET_POST, hash("another secret"));
  ClientCredential KEYS =
      new ClientCredential.OwnKeys(new VerificationKeys.Inline("{\"keys\":[\"é\"]}"));

  /** Accounts, and what may hold something of them. */
  record Stores(
      Accounts accounts,
      Permissions permissions,
      Tokens tokens,
      Policies policies,
      OwnedResources resources) {}

  Stores emptyStores();

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  private static Account account(ClientId id, ClientCredential credential) {
    return new Account(id, WALLET, credential, hash("management of " + id));
  }

  private static Accounts.Scanned scanned(Optional<ClientId> last, ClientId... unused) {
    return new Accounts.Scanned(List.of(unused), last);
  }

  @Test
  default void anAccountComesBackAsItWasMade() {
    var accounts = emptyStores().accounts();
    for (var credential : List.of(SECRET, POSTED, KEYS)) {
      var id = new ClientId("with " + credential.method().registeredName());

      accounts.add(account(id, credential));

      assertThat(accounts.find(id)).contains(account(id, credential));
      assertThat(accounts.find(new ClientId(id.value().toUpperCase(Locale.ROOT)))).isEmpty();
    }
    assertThat(accounts.find(OTHER)).isEmpty();
  }

  @Test
  default void anAccountIsHeldAsLongAsItIsThere() {
    var accounts = emptyStores().accounts();
    accounts.add(account(ACCOUNT, SECRET));

    assertThat(accounts.hold(ACCOUNT)).isTrue();
    assertThat(accounts.hold(OTHER)).isFalse();
    accounts.remove(ACCOUNT);
    assertThat(accounts.hold(ACCOUNT)).isFalse();
  }

  @Test
  default void anAccountThatExistsIsNotOverwritten() {
    var accounts = emptyStores().accounts();
    accounts.add(account(ACCOUNT, SECRET));

    assertThat(catchThrowable(() -> accounts.add(account(ACCOUNT, KEYS)))).isNotNull();

    assertThat(accounts.find(ACCOUNT)).contains(account(ACCOUNT, SECRET));
  }

  @Test
  default void ofRivalsForOneIdOneMakesItsAccount() {
    var accounts = emptyStores().accounts();
    var grabs = new AtomicInteger();
    var made = new ConcurrentHashMap<ClientId, Account>();

    var outcomes =
        Rivals.march(
            prizes(),
            prize -> {
              var id = new ClientId("account-" + prize);
              var secret = hash("secret" + grabs.incrementAndGet());
              var mine =
                  account(
                      id,
                      new ClientCredential.SharedSecret(
                          ClientAuthenticationMethod.CLIENT_SECRET_BASIC, secret));
              boolean failed = catchThrowable(() -> accounts.add(mine)) != null;
              if (!failed) {
                made.put(id, mine);
              }
              return !failed;
            });

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
    made.forEach((id, account) -> assertThat(accounts.find(id)).contains(account));
  }

  @Test
  default void itsCredentialIsReplacedAndNothingElse() {
    var accounts = emptyStores().accounts();
    accounts.add(account(ACCOUNT, SECRET));
    accounts.add(account(OTHER, SECRET));

    // The same once more is no failure.
    for (var credential : List.of(KEYS, KEYS, POSTED, SECRET)) {
      assertThat(accounts.replaceCredential(ACCOUNT, credential)).isTrue();
      assertThat(accounts.find(ACCOUNT)).contains(account(ACCOUNT, credential));
    }
    assertThat(accounts.replaceCredential(ACCOUNT, KEYS)).isTrue();
    assertThat(accounts.find(OTHER)).contains(account(OTHER, SECRET));
  }

  @Test
  default void aCredentialMakesNoAccount() {
    var accounts = emptyStores().accounts();

    assertThat(accounts.replaceCredential(ACCOUNT, KEYS)).isFalse();

    assertThat(accounts.find(ACCOUNT)).isEmpty();
  }

  @Test
  default void aRemovedAccountIsGoneAndNoOther() {
    var accounts = emptyStores().accounts();
    accounts.add(account(ACCOUNT, KEYS));
    accounts.add(account(OTHER, KEYS));

    accounts.remove(ACCOUNT);
    accounts.remove(ACCOUNT);

    assertThat(accounts.find(ACCOUNT)).isEmpty();
    assertThat(accounts.find(OTHER)).isPresent();
    assertThat(accounts.replaceCredential(ACCOUNT, SECRET)).isFalse();
  }

  @Test
  default void aScanGoesByIdInBoundedSteps() {
    var accounts = emptyStores().accounts();
    var ids = List.of("b", "a", "C", "a-1").stream().map(ClientId::new).toList();
    ids.forEach(id -> accounts.add(account(id, SECRET)));
    var b = ids.get(0);
    var a = ids.get(1);
    var upperC = ids.get(2);
    var a1 = ids.get(3);

    assertThat(accounts.scan(Optional.empty(), 2)).isEqualTo(scanned(Optional.of(a), upperC, a));
    accounts.remove(a);
    assertThat(accounts.scan(Optional.of(a), 2)).isEqualTo(scanned(Optional.of(b), a1, b));
    assertThat(accounts.scan(Optional.of(b), 2)).isEqualTo(scanned(Optional.empty()));
  }

  @Test
  default void whatIsInUseIsSeenAndNotNamed() {
    var stores = emptyStores();
    stores.accounts().add(account(ACCOUNT, SECRET));
    stores.accounts().add(account(OTHER, SECRET));
    stores.tokens().issue(List.of(new IssuedToken.ServiceToken(hash("token"), OTHER, READ, NOW)));

    assertThat(stores.accounts().scan(Optional.empty(), 1))
        .isEqualTo(scanned(Optional.of(ACCOUNT), ACCOUNT));
    assertThat(stores.accounts().scan(Optional.of(ACCOUNT), 5))
        .isEqualTo(scanned(Optional.of(OTHER)));
    stores.tokens().endAllOf(OTHER);
    assertThat(stores.accounts().scan(Optional.empty(), 5))
        .isEqualTo(scanned(Optional.of(OTHER), ACCOUNT, OTHER));
  }

  @Test
  default void aPermissionKeepsItsAccountInUseUntilItIsForgotten() {
    var stores = emptyStores();
    stores.accounts().add(account(ACCOUNT, SECRET));
    var permission = pending("p", id("t"));
    stores.permissions().push(ACCOUNT, hash("key"), hash("f"), List.of(permission));

    assertThat(stores.accounts().scan(Optional.empty(), 5))
        .isEqualTo(scanned(Optional.of(ACCOUNT)));
    stores.permissions().end(new PermissionId("p"), ACCOUNT, NOW);
    assertThat(stores.accounts().scan(Optional.empty(), 5))
        .isEqualTo(scanned(Optional.of(ACCOUNT)));
    stores.permissions().removeEnded(NOW.plusSeconds(1), 1);
    assertThat(stores.accounts().scan(Optional.empty(), 5))
        .isEqualTo(scanned(Optional.of(ACCOUNT), ACCOUNT));
  }

  @Test
  default void aPolicyKeepsItsAccountInUseUntilItIsRemoved() {
    var stores = emptyStores();
    stores.accounts().add(account(ACCOUNT, SECRET));
    var policy =
        new Policy(
            new PolicyId("p"), ACCOUNT, new ResourceId("r"), READ, NOW, new Policy.WhoAsks());
    stores.policies().add(policy, 9, NOW.minusSeconds(60));

    stores.accounts().removeUnused(List.of(ACCOUNT));
    assertThat(stores.accounts().find(ACCOUNT)).isPresent();
    assertThat(stores.policies().remove(policy.id(), ACCOUNT)).isTrue();
    assertThat(stores.accounts().scan(Optional.empty(), 5))
        .isEqualTo(scanned(Optional.of(ACCOUNT), ACCOUNT));
  }

  @Test
  default void aResourceKeepsItsOwnerInUseUntilItIsRemoved() {
    var stores = emptyStores();
    stores.accounts().add(account(ACCOUNT, SECRET));
    var resource = OwnedResourcesContract.resource("r", ACCOUNT);
    stores.resources().add(resource, 9);

    assertThat(stores.accounts().scan(Optional.empty(), 5))
        .isEqualTo(scanned(Optional.of(ACCOUNT)));
    stores.accounts().removeUnused(List.of(ACCOUNT));
    assertThat(stores.accounts().find(ACCOUNT)).isPresent();
    assertThat(stores.resources().remove(resource.id(), ACCOUNT)).isTrue();
    assertThat(stores.accounts().scan(Optional.empty(), 5))
        .isEqualTo(scanned(Optional.of(ACCOUNT), ACCOUNT));
  }

  @Test
  default void anInvitationKeepsItsGuestInUseUntilItIsGivenUp() {
    var stores = emptyStores();
    stores.accounts().add(account(ACCOUNT, SECRET));
    var owner = new ClientId("the owner");
    var who = new Policy.WhoIsInvited(new Invitation.Taken(ACCOUNT, new WalletId("a wallet")));
    var policy = new Policy(new PolicyId("p"), owner, new ResourceId("r"), READ, NOW, who);
    stores.policies().add(policy, 9, NOW.minusSeconds(60));

    stores.accounts().removeUnused(List.of(ACCOUNT));
    assertThat(stores.accounts().find(ACCOUNT)).isPresent();
    assertThat(stores.policies().remove(policy.id(), owner)).isTrue();
    assertThat(stores.accounts().scan(Optional.empty(), 5))
        .isEqualTo(scanned(Optional.of(ACCOUNT), ACCOUNT));
  }

  @Test
  default void thoseStillUnusedAreForgottenAndNoOthers() {
    var stores = emptyStores();
    var given = pending("p", id("t"));
    var ids = List.of("unused", "with a token", "unnamed").stream().map(ClientId::new).toList();
    ids.forEach(id -> stores.accounts().add(account(id, SECRET)));
    stores.accounts().add(account(ACCOUNT, SECRET));
    stores
        .tokens()
        .issue(List.of(new IssuedToken.ServiceToken(hash("token"), ids.get(1), READ, NOW)));
    stores.permissions().push(ACCOUNT, hash("key"), hash("f"), List.of(given));

    stores.accounts().removeUnused(List.of());
    stores
        .accounts()
        .removeUnused(List.of(ids.get(0), ids.get(1), ACCOUNT, new ClientId("unknown")));

    assertThat(stores.accounts().find(ids.get(0))).isEmpty();
    for (var kept : List.of(ids.get(1), ids.get(2), ACCOUNT)) {
      assertThat(stores.accounts().find(kept)).isPresent();
    }
  }
}
