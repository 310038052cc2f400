package org.openfpx.domain.as.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.policy.AcceptInvitation;
import org.openfpx.domain.as.policy.Invitation;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestingParty;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.token.TokenSet;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.OwnersHouse;

/**
 * Somebody of another account is let through by an invitation, in a strict network: the AS knows
 * pseudonyms alone (protocol, section 3.10).
 */
class InvitationTest {
  private final OwnersHouse at = new OwnersHouse(NetworkMode.STRICT);
  private final AsHouse house = at.house;
  private final ClientId guest = house.account();

  private Snapshot registry() {
    return house.registry.current();
  }

  private Instant inDays(int days) {
    return house.now().plus(Duration.ofDays(days));
  }

  private ManagePolicies.Offered invites(ResourceId resource, String... scopes) {
    var terms = at.terms(resource, new ManagePolicies.Terms.Inviting(), scopes);
    return switch (at.make(terms)) {
      case ManagePolicies.Offered offered -> offered;
      default -> throw new AssertionError("not made");
    };
  }

  private AcceptInvitation.Outcome take(ClientId account, Secret invitation) {
    return house.acceptInvitation().take(account, registry(), invitation);
  }

  /** An invitation to what lies at the clinic, and who took it. */
  private PolicyId taken(String... scopes) {
    var offered = invites(AT_CLINIC, scopes);
    assertThat(take(guest, offered.invitation())).isInstanceOf(AcceptInvitation.Taken.class);
    return offered.policy().id();
  }

  /** The person is sent to the wallet with a ticket of the clinic. */
  private BrowserBinding atTheWallet(String... scopes) {
    var needed = (RedeemTicket.NeedInfo) at.redeem(OwnersHouse.request(at.ticket(scopes)));
    return house.mustStart(APP, needed.next());
  }

  private UseInvitation.Outcome use(ClientId account, PolicyId id, String... scopes) {
    return use(account, id, inDays(3), scopes);
  }

  private UseInvitation.Outcome use(
      ClientId account, PolicyId id, Instant until, String... scopes) {
    var handle = house.wallet.sent().handle();
    return house
        .useInvitation()
        .use(account, registry(), id, new UseInvitation.Use(handle, ScopeSet.of(scopes), until));
  }

  private PermissionId mustUse(PolicyId id, String... scopes) {
    return ((UseInvitation.Pending) use(guest, id, scopes)).permission().id();
  }

  private TokenSet.ForResourceServer granted(BrowserBinding browser, PermissionId pushed) {
    var ticket = AsHouse.ticketIn(house.finish(browser, List.of(pushed))).orElseThrow();
    return at.mustRedeem(OwnersHouse.request(ticket)).tokens().getFirst();
  }

  private boolean isActive(TokenSet.ForResourceServer token) {
    return house.introspect(CLINIC, token.token()) instanceof IntrospectToken.Active;
  }

  @Test
  void whoTookTheInvitationIsLetThroughAtTheWallet() {
    var invitation = taken("read", "write");
    var browser = atTheWallet("read", "write");

    var token = granted(browser, mustUse(invitation, "read"));

    assertThat(token.permissions().getFirst().scopes()).isEqualTo(ScopeSet.of("read"));
    assertThat(token.permissions().getFirst().expiresAt()).isEqualTo(inDays(3));
    assertThat(isActive(token)).isTrue();
    var permission = house.permissions.all().getFirst();
    assertThat(permission.account()).isEqualTo(at.owner);
    assertThat(permission.guest()).contains(guest);
    assertThat(permission.rot()).isEmpty();
    assertThat(((Permission.State.Active) permission.state()).login().assurance().ial().level())
        .as("this sign-in counts")
        .isEqualTo(2);
  }

  @Test
  void itIsShownBeforeItIsTakenAndTakenOnce() {
    var offered = invites(AT_CLINIC, "read");
    var accept = house.acceptInvitation();
    assertThat(accept.look(registry(), offered.invitation()).orElseThrow().on().id())
        .isEqualTo(AT_CLINIC);
    assertThat(accept.look(registry(), house.world.next())).isEmpty();

    assertThat(take(at.owner, offered.invitation()))
        .as("one's own")
        .isInstanceOf(AcceptInvitation.NoSuchInvitation.class);
    assertThat(take(guest, offered.invitation())).isInstanceOf(AcceptInvitation.Taken.class);
    assertThat(take(house.account(), offered.invitation()))
        .isInstanceOf(AcceptInvitation.NoSuchInvitation.class);
    assertThat(accept.look(registry(), offered.invitation())).isEmpty();
    assertThat(house.policies.find(offered.policy().id(), at.owner).map(Policy::who))
        .contains(
            new Policy.WhoIsInvited(
                new Invitation.Taken(guest, registry().wallets().getFirst().id())));
  }

  @Test
  void itWaitsSevenDaysAndNoLongerThanItsPolicy() {
    var week = invites(AT_CLINIC, "read");
    house.world.pass(Duration.ofDays(7));

    assertThat(take(guest, week.invitation()))
        .isInstanceOf(AcceptInvitation.NoSuchInvitation.class);
    assertThat(house.acceptInvitation().look(registry(), week.invitation())).isEmpty();
  }

  @Test
  void nobodyElseUsesIt() {
    var invitation = taken("read");
    var elsewhere = invites(AT_PROVINCE, "read");
    take(guest, elsewhere.invitation());

    refusesAndEnds(
        UseInvitation.NoSuchInvitation.class, () -> use(house.account(), invitation, "read"));
    refusesAndEnds(UseInvitation.NoSuchInvitation.class, () -> use(at.owner, invitation, "read"));
    refusesAndEnds(
        UseInvitation.NoSuchInvitation.class, () -> use(guest, new PolicyId("none"), "read"));
    refusesAndEnds(
        UseInvitation.NoSuchInvitation.class, () -> use(guest, elsewhere.policy().id(), "read"));
  }

  /** At a wallet anew: the use is refused, and after it nothing is pushed and the answer is no. */
  private void refusesAndEnds(
      Class<? extends UseInvitation.Outcome> how, Supplier<UseInvitation.Outcome> use) {
    var browser = atTheWallet("read", "write");
    var good = taken("read");

    assertThat(use.get()).isInstanceOf(how);

    assertThat(house.permissions.all()).isEmpty();
    assertThat(use(guest, good, "read")).isInstanceOf(UseInvitation.NoSuchTransaction.class);
    assertThat(AsHouse.ticketIn(house.finish(browser, List.of()))).isEmpty();
  }

  @Test
  void itOpensNoMoreAndNoLongerThanTheOwnerSaid() {
    var invitation = taken("read");

    refusesAndEnds(UseInvitation.NoSuchScope.class, () -> use(guest, invitation, "write"));
    refusesAndEnds(UseInvitation.NoSuchScope.class, () -> use(guest, invitation));
    refusesAndEnds(UseInvitation.BadEnd.class, () -> use(guest, invitation, inDays(8), "read"));
    refusesAndEnds(UseInvitation.BadEnd.class, () -> use(guest, invitation, house.now(), "read"));
  }

  @Test
  void usedAgainItIsTheSamePermission() {
    var invitation = taken("read", "write");
    atTheWallet("read", "write");

    var first = mustUse(invitation, "read");

    assertThat(mustUse(invitation, "read")).isEqualTo(first);
  }

  @Test
  void oneLineIsGivenOnce() {
    var invitation = taken("read", "write");
    var other = taken("write");
    refusesAndEnds(
        UseInvitation.GivenTwice.class,
        () -> {
          mustUse(invitation, "read");
          return use(guest, invitation, "write");
        });
    refusesAndEnds(
        UseInvitation.GivenTwice.class,
        () -> {
          mustUse(invitation, "read");
          return use(guest, other, "write");
        });
  }

  @Test
  void whatIsPushedOutsideOfGatheringIsRefused() {
    var invitation = taken("read");
    var browser = atTheWallet("read");
    house.finish(browser, List.of());

    assertThat(use(guest, invitation, "read")).isInstanceOf(UseInvitation.NoSuchTransaction.class);
  }

  @Test
  void whatMeetsTheDecisionIsLateAndEndsNothing() {
    var invitation = taken("read");
    at.asksToBeAsked(AT_CLINIC, "read");
    for (var scope : List.of("read", "write")) {
      var browser = atTheWallet("read");
      house.transactions.afterTheNextLook(
          () -> assertThat(AsHouse.ticketIn(house.finish(browser, List.of()))).isPresent());

      assertThat(use(guest, invitation, scope)).isInstanceOf(UseInvitation.NoSuchTransaction.class);

      assertThat(house.permissions.all()).isEmpty();
      assertThat(house.transactions.all().getLast().stage()).isInstanceOf(Stage.Submitted.class);
    }
  }

  @Test
  void aWalletThatDoesNotStandByItGivesNothing() {
    var invitation = taken("read");
    var browser = atTheWallet("read");
    mustUse(invitation, "read");

    assertThat(AsHouse.ticketIn(house.finish(browser, List.of()))).isEmpty();
    assertThat(house.permissions.all()).isEmpty();
  }

  @Test
  void theOwnerEndsItAtOnceBeforeAndAfterTheDecision() {
    var invitation = taken("read");
    var browser = atTheWallet("read");
    var token = granted(browser, mustUse(invitation, "read"));
    assertThat(isActive(token)).isTrue();
    browser = atTheWallet("read");
    var pending = mustUse(invitation, "read");

    assertThat(house.managePolicies().remove(at.owner, invitation)).isTrue();

    assertThat(isActive(token)).isFalse();
    assertThat(AsHouse.ticketIn(house.finish(browser, List.of(pending)))).isEmpty();
    atTheWallet("read");
    assertThat(use(guest, invitation, "read")).isInstanceOf(UseInvitation.NoSuchInvitation.class);
  }

  @Test
  void anotherInvitationInItsPlacePutsTheGuestOut() {
    var invitation = taken("read");
    var browser = atTheWallet("read");
    var token = granted(browser, mustUse(invitation, "read"));
    var terms = at.terms(AT_CLINIC, new ManagePolicies.Terms.Inviting(), "read");

    var replaced = house.managePolicies().replace(at.owner, registry(), invitation, terms);

    assertThat(replaced).isInstanceOf(ManagePolicies.Offered.class);
    assertThat(isActive(token)).isFalse();
    assertThat(house.heldInvitations().find(guest, invitation)).isEmpty();
  }

  @Test
  void theGuestSeesEndsAndGivesUp() {
    var invitation = taken("read");
    var browser = atTheWallet("read");
    var one = mustUse(invitation, "read");
    var token = granted(browser, one);
    var held = house.heldPermissions();
    assertThat(held.page(guest, Optional.empty()).permissions()).hasSize(1);
    assertThat(held.page(at.owner, Optional.empty()).permissions()).hasSize(1);
    assertThat(held.find(house.account(), one)).isEmpty();

    assertThat(held.end(guest, one)).isInstanceOf(HeldPermissions.Changed.class);
    assertThat(isActive(token)).isFalse();

    browser = atTheWallet("read");
    token = granted(browser, mustUse(invitation, "read"));
    assertThat(house.heldInvitations().giveUp(house.account(), invitation)).isFalse();
    assertThat(house.heldInvitations().giveUp(guest, invitation)).isTrue();
    assertThat(isActive(token)).isFalse();
    assertThat(house.policies.find(invitation, at.owner)).isEmpty();
  }

  @Test
  void theWalletIsToldOfItsOwnGuestsAlone() {
    var invitation = taken("read");
    atTheWallet("read", "write");
    var handle = house.wallet.sent().handle();

    var line =
        house
            .describeTransaction()
            .describe(AsNetwork.WALLET_CLIENT, registry(), handle)
            .orElseThrow()
            .lines()
            .getFirst();

    assertThat(line.guests())
        .containsExactly(
            new DescribeTransaction.Guest(guest, invitation, ScopeSet.of("read"), inDays(7)));
    assertThat(line.isAskable()).isFalse();
  }

  @Test
  void aGuestOfAnotherWalletIsNotNamed() {
    var offered = invites(AT_CLINIC, "read");
    house.policies.take(
        offered.invitation().hash(),
        new Invitation.Taken(guest, new WalletId("another wallet")),
        house.now());
    atTheWallet("read");

    var details =
        house
            .describeTransaction()
            .describe(AsNetwork.WALLET_CLIENT, registry(), house.wallet.sent().handle());

    assertThat(details.orElseThrow().lines().getFirst().guests()).isEmpty();
  }

  /** UMA Grant 3.3.6: who may be a guest is sent to the wallet before the owner is asked. */
  @Test
  void whoIsNoGuestHasTheOwnerAskedFromTheWallet() {
    taken("read");
    at.asksToBeAsked(AT_CLINIC, "read");
    var browser = atTheWallet("read");

    var ticket = AsHouse.ticketIn(house.finish(browser, List.of())).orElseThrow();

    assertThat(at.redeem(OwnersHouse.request(ticket))).isInstanceOf(RedeemTicket.Submitted.class);
  }

  private OwnerRequest asked() {
    var all =
        house.requests.pending(new OwnerRequests.Owner(at.owner), Optional.empty(), house.now(), 9);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** Somebody who shows who they are, and is sent to the wallet where a guest might be. */
  private BrowserBinding bobAtTheWallet() {
    var needed = (RedeemTicket.NeedInfo) at.redeem(at.request(at.ticket("write"), at.bob()));
    return house.mustStart(APP, needed.next());
  }

  @Test
  void theOwnerIsToldWhoAsksFromTheWalletToo() {
    at.become(AsNetwork.open(), NetworkMode.STANDARD);
    taken("write");
    at.asksToBeAsked(AT_CLINIC, "write");
    var policy = at.lets(AT_CLINIC, "email", "bob@people.example", "read");
    var gone = at.lets(AT_CLINIC, "email", "bob@people.example", "read");
    var browser = bobAtTheWallet();
    house.managePolicies().remove(at.owner, gone.id());

    AsHouse.ticketIn(house.finish(browser, List.of())).orElseThrow();

    assertThat(asked().party())
        .contains(new RequestingParty(Optional.of(Owners.PEOPLE), List.of(policy.id())));
    assertThat(house.requests.takeParty(asked().transaction(), house.now())).isEmpty();
  }

  @Test
  void ofWhoGetsSomethingAfterAllOrShowsNothingThenNothingStaysKept() {
    at.become(AsNetwork.open(), NetworkMode.STANDARD);
    taken("write");
    at.asksToBeAsked(AT_CLINIC, "write");
    var transaction = house.transactions.all().size();
    var one = (RedeemTicket.NeedInfo) at.redeem(at.request(at.ticket("write"), at.bob()));
    var two = (RedeemTicket.NeedInfo) at.redeem(at.request(at.ticket("write"), at.bob()));
    var three = (RedeemTicket.NeedInfo) at.redeem(at.request(at.ticket("write"), at.bob()));

    at.redeem(OwnersHouse.request(one.next()));
    at.lets(AT_CLINIC, "email", "bob@people.example", "write");
    at.mustRedeem(at.request(two.next(), at.bob()));
    var made = house.transactions.all().subList(transaction, transaction + 3);
    assertThat(house.requests.takeParty(made.get(0).id(), house.now())).isEmpty();
    assertThat(house.requests.takeParty(made.get(1).id(), house.now())).isEmpty();
    assertThat(house.requests.takeParty(made.get(2).id(), house.now()))
        .as("who is still on the way with " + three)
        .isPresent();
  }

  @Test
  void inAStrictNetworkTheOwnerIsToldNothingFromTheWalletEither() {
    taken("write");
    at.asksToBeAsked(AT_CLINIC, "write");
    AsHouse.ticketIn(house.finish(bobAtTheWallet(), List.of())).orElseThrow();

    assertThat(asked().party()).isEmpty();
  }

  @Test
  void whatANetworkKnewBeforeItBecameStrictIsNotTold() {
    at.become(AsNetwork.open(), NetworkMode.STANDARD);
    taken("write");
    at.asksToBeAsked(AT_CLINIC, "write");
    var browser = bobAtTheWallet();
    at.become(AsNetwork.open(), NetworkMode.STRICT);

    AsHouse.ticketIn(house.finish(browser, List.of())).orElseThrow();

    assertThat(asked().party()).isEmpty();
  }

  @Test
  void nobodyIsAskedForATransactionThatEndsAtThatMoment() {
    taken("read");
    at.asksToBeAsked(AT_CLINIC, "read");
    var browser = atTheWallet("read");
    house.transactions.endAllOf(APP);

    assertThat(AsHouse.ticketIn(house.finish(browser, List.of()))).isEmpty();

    assertThat(
            house.requests.pending(
                new OwnerRequests.Owner(at.owner), Optional.empty(), house.now(), 9))
        .isEmpty();
  }

  @Test
  void anInvitationThatWaitsSendsNobodyToAWallet() {
    invites(AT_CLINIC, "read");
    at.asksToBeAsked(AT_CLINIC, "read");

    assertThat(at.redeem(OwnersHouse.request(at.ticket("read"))))
        .isInstanceOf(RedeemTicket.Submitted.class);
  }
}
