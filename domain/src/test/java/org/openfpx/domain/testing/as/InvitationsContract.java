package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.READ;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.Invitation;
import org.openfpx.domain.as.policy.Invitations;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.oauth.Rivals;

/** What every store of invitations promises (protocol, section 3.10). */
public interface InvitationsContract {
  ResourceId RESOURCE = new ResourceId("é resource");
  WalletId WALLET = new WalletId("a wallet");
  Invitation.Taken BOB = new Invitation.Taken(new ClientId("bob's"), WALLET);
  Invitation.Taken EVE = new Invitation.Taken(new ClientId("eve's"), WALLET);

  Stores emptyStores();

  /** The same rows, by both ports. */
  record Stores(Policies policies, Invitations invitations) {}

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 1_000;
  }

  private static SecretHash secret(String of) {
    return SecretHash.sha256("secret of " + of);
  }

  private static Policy waiting(String id) {
    return waiting(id, LATER);
  }

  private static Policy waiting(String id, Instant until) {
    return policy(id, new Invitation.Waiting(secret(id), until));
  }

  private static Policy policy(String id, Invitation invitation) {
    return new Policy(
        new PolicyId(id), ACCOUNT, RESOURCE, READ, LATER, new Policy.WhoIsInvited(invitation));
  }

  private static Stores with(Stores stores, String... ids) {
    List.of(ids).forEach(id -> stores.policies().add(waiting(id), 9_999, NOW));
    return stores;
  }

  @Test
  default void anInvitationIsFoundByItsSecretUntilItIsTaken() {
    var stores = with(emptyStores(), "a", "b");

    assertThat(stores.invitations().waiting(secret("a"))).contains(waiting("a"));
    assertThat(stores.invitations().waiting(secret("none"))).isEmpty();
    assertThat(stores.policies().find(new PolicyId("a"), ACCOUNT)).contains(waiting("a"));

    assertThat(stores.invitations().take(secret("a"), BOB, NOW)).isTrue();

    assertThat(stores.invitations().waiting(secret("a"))).isEmpty();
    assertThat(stores.invitations().take(secret("a"), BOB, NOW)).isFalse();
    assertThat(stores.policies().find(new PolicyId("a"), ACCOUNT)).contains(policy("a", BOB));
    assertThat(stores.policies().find(new PolicyId("b"), ACCOUNT)).contains(waiting("b"));
  }

  @Test
  default void noneIsTakenThatIsOverOrOnesOwn() {
    var stores = emptyStores();
    stores.policies().add(waiting("a", NOW), 9_999, NOW);
    stores
        .policies()
        .add(
            new Policy(
                new PolicyId("b"),
                ACCOUNT,
                RESOURCE,
                READ,
                NOW,
                new Policy.WhoIsInvited(new Invitation.Waiting(secret("b"), LATER))),
            9_999,
            NOW);
    stores.policies().add(waiting("c"), 9_999, NOW);
    var own = new Invitation.Taken(ACCOUNT, WALLET);

    assertThat(stores.invitations().take(secret("a"), BOB, NOW)).isFalse();
    assertThat(stores.invitations().take(secret("a"), BOB, NOW.minusSeconds(1))).isTrue();
    assertThat(stores.invitations().take(secret("b"), BOB, NOW)).isFalse();
    assertThat(stores.invitations().take(secret("c"), own, NOW)).isFalse();
    assertThat(stores.invitations().take(secret("none"), BOB, NOW)).isFalse();
  }

  @Test
  default void whatAGuestTookIsThatGuestsAlone() {
    var stores = with(emptyStores(), "c", "a", "b", "d");
    List.of("c", "a", "b").forEach(id -> stores.invitations().take(secret(id), BOB, NOW));
    stores.invitations().take(secret("d"), EVE, NOW);
    var invitations = stores.invitations();

    assertThat(invitations.findTaken(new PolicyId("a"), BOB.guest())).contains(policy("a", BOB));
    assertThat(invitations.findTaken(new PolicyId("a"), EVE.guest())).isEmpty();
    assertThat(invitations.findTaken(new PolicyId("a"), ACCOUNT)).isEmpty();
    assertThat(invitations.pageTaken(BOB.guest(), Optional.empty(), 2))
        .containsExactly(policy("a", BOB), policy("b", BOB));
    assertThat(invitations.pageTaken(BOB.guest(), Optional.of(new PolicyId("b")), 2))
        .containsExactly(policy("c", BOB));
    assertThat(invitations.pageTaken(ACCOUNT, Optional.empty(), 9)).isEmpty();
  }

  @Test
  default void thoseOnAResourceThatSomebodyTookAreFound() {
    var stores = with(emptyStores(), "c", "a", "b");
    stores.invitations().take(secret("c"), BOB, NOW);
    stores.invitations().take(secret("b"), EVE, NOW);

    assertThat(stores.invitations().takenOn(RESOURCE))
        .containsExactly(policy("b", EVE), policy("c", BOB));
    assertThat(stores.invitations().takenOn(new ResourceId("É resource"))).isEmpty();
  }

  @Test
  default void oneIsGivenUpByItsGuestAlone() {
    var stores = with(emptyStores(), "a", "b");
    stores.invitations().take(secret("a"), BOB, NOW);

    assertThat(stores.invitations().giveUp(new PolicyId("a"), EVE.guest())).isFalse();
    assertThat(stores.invitations().giveUp(new PolicyId("b"), BOB.guest())).isFalse();
    assertThat(stores.invitations().giveUp(new PolicyId("a"), BOB.guest())).isTrue();
    assertThat(stores.invitations().giveUp(new PolicyId("a"), BOB.guest())).isFalse();
    assertThat(stores.policies().page(ACCOUNT, Optional.empty(), 9)).containsExactly(waiting("b"));
  }

  @Test
  default void anotherInvitationInItsPlaceHasNoGuest() {
    var stores = with(emptyStores(), "a");
    stores.invitations().take(secret("a"), BOB, NOW);
    var other = policy("a", new Invitation.Waiting(secret("another"), LATER));

    assertThat(stores.policies().replace(other)).isTrue();

    assertThat(stores.invitations().findTaken(new PolicyId("a"), BOB.guest())).isEmpty();
    assertThat(stores.invitations().waiting(secret("another"))).contains(other);
  }

  @Test
  default void whatAnAccountTookGoesWithTheAccount() {
    var stores = with(emptyStores(), "a", "b");
    stores.invitations().take(secret("a"), BOB, NOW);

    stores.policies().removeAllOf(BOB.guest());

    assertThat(stores.policies().page(ACCOUNT, Optional.empty(), 9)).containsExactly(waiting("b"));
  }

  @Test
  default void ofRivalsForOneInvitationOneHasIt() {
    var stores = emptyStores();
    for (int prize = 0; prize < prizes(); prize++) {
      stores.policies().add(waiting("p" + prize), 9_999, NOW);
    }

    var won =
        Rivals.march(prizes(), prize -> stores.invitations().take(secret("p" + prize), BOB, NOW));

    assertThat(won).allSatisfy(race -> assertThat(race).containsOnlyOnce(true));
  }
}
