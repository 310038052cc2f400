package org.openfpx.domain.as.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;
import static org.openfpx.domain.testing.as.AsNetwork.PUBLIC;
import static org.openfpx.domain.testing.as.AsNetwork.WALLET_CLIENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.OwnersHouse;
import org.openfpx.domain.time.Atomically;

/** A request waits until its owner has answered (protocol, section 3.9; UMA Grant 3.3.6). */
class AskingOwnersTest {
  private final OwnersHouse at = new OwnersHouse();
  private final ReadRequests read =
      new ReadRequests(at.house.world.world(), at.house.requests, at.house.bell);
  private final AnswerRequest answer = at.house.answerRequest();

  private RedeemTicket.Submitted submitted(RedeemTicket.Outcome outcome) {
    assertThat(outcome).isInstanceOf(RedeemTicket.Submitted.class);
    return (RedeemTicket.Submitted) outcome;
  }

  /** Asked for; the ticket that the client holds then. */
  private Secret asked(String... scopes) {
    at.asksToBeAsked(AT_CLINIC, "read", "write");
    return submitted(at.redeem(OwnersHouse.request(at.ticket(scopes)))).next();
  }

  private OwnerRequest pending() {
    var page = read.page(at.owner, at.house.registry.current(), Optional.empty(), Duration.ZERO);
    assertThat(page.requests()).hasSize(1);
    return page.requests().getFirst();
  }

  private AnswerRequest.Yes yes(String... scopes) {
    return new AnswerRequest.Yes(ScopeSet.of(scopes), inDays(1), Optional.empty());
  }

  private Instant inDays(int days) {
    return at.house.now().plus(Duration.ofDays(days));
  }

  private AnswerRequest.Outcome approve(AnswerRequest.Yes yes) {
    return answer.approve(at.owner, at.house.registry.current(), pending().id(), yes);
  }

  @Test
  void theOwnerIsAskedOnceHoweverOftenTheClientAsks() {
    var ticket = asked("read");
    var intervals = new ArrayList<Long>();
    for (int i = 0; i < 9; i++) {
      var again = submitted(at.redeem(OwnersHouse.request(ticket)));
      assertThat(at.redeem(OwnersHouse.request(ticket)))
          .isInstanceOf(RedeemTicket.NoSuchTicket.class);
      ticket = again.next();
      intervals.add(again.interval().toSeconds());
    }

    assertThat(intervals).containsExactly(10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L, 300L);
    var request = pending();
    assertThat(request.client()).isEqualTo(APP);
    assertThat(request.lines().getFirst().resource()).contains(AT_CLINIC);
    assertThat(request.lines().getFirst().scopes()).isEqualTo(ScopeSet.of("read"));
    assertThat(request.since()).isEqualTo(at.house.now());
  }

  @Test
  void whatTheOwnerApprovesIsGivenAtTheNextPoll() {
    var ticket = asked("read", "write");

    assertThat(approve(yes("read"))).isInstanceOf(AnswerRequest.Answered.class);
    assertThat(at.house.permissions.all())
        .as("it does not count yet")
        .allMatch(one ->
            one.state() instanceof org.openfpx.domain.as.permission.Permission.State.Pending);
    var set = at.mustRedeem(OwnersHouse.request(ticket));

    var token = set.tokens().getFirst();
    assertThat(token.permissions().getFirst().scopes()).isEqualTo(ScopeSet.of("read"));
    assertThat(token.permissions().getFirst().expiresAt()).isEqualTo(inDays(1));
    assertThat(at.house.introspect(CLINIC, token.token()))
        .isInstanceOf(IntrospectToken.Active.class);
    assertThat(at.redeem(OwnersHouse.request(ticket)))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void aYesIsForThatTransactionAndClientAlone() {
    var ticket = asked("read");
    approve(yes("read"));

    assertThat(at.redeem(OTHER, OwnersHouse.request(ticket)))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
    submitted(at.redeem(OwnersHouse.request(at.ticket("read"))));
    submitted(at.redeem(OTHER, OwnersHouse.request(at.ticket("read"))));
    assertThat(at.redeem(OwnersHouse.request(ticket))).isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void nobodySaysYesToAClientThatIsDisabled() {
    asked("read");
    var id = pending().id();
    at.become(AsNetwork.open().without(APP.value()), NetworkMode.STRICT);

    assertThat(answer.approve(at.owner, at.house.registry.current(), id, yes("read")))
        .isInstanceOf(AnswerRequest.NoSuchRequest.class);
    assertThat(at.house.permissions.all()).isEmpty();
  }

  @Test
  void aRequestOfADisabledClientIsNotShownUntilItTakesPartAgain() {
    asked("read");
    var id = pending().id();
    at.become(AsNetwork.open().without(APP.value()), NetworkMode.STRICT);

    assertThat(
            read.page(at.owner, at.house.registry.current(), Optional.empty(), Duration.ZERO)
                .requests())
        .isEmpty();
    assertThat(read.find(at.owner, at.house.registry.current(), id)).isEmpty();

    at.become(AsNetwork.open(), NetworkMode.STRICT);
    assertThat(pending().id()).isEqualTo(id);
  }

  @Test
  void aNoEndsIt() {
    var ticket = asked("read");

    assertThat(answer.deny(at.owner, pending().id())).isInstanceOf(AnswerRequest.Answered.class);

    assertThat(at.redeem(OwnersHouse.request(ticket))).isInstanceOf(RedeemTicket.Denied.class);
    assertThat(at.redeem(OwnersHouse.request(ticket)))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void ofTwoAnswersTheFirstCounts() {
    var ticket = asked("read");
    var id = pending().id();
    approve(yes("read"));

    assertThat(answer.deny(at.owner, id)).isInstanceOf(AnswerRequest.AnsweredAlready.class);
    var longer = new AnswerRequest.Yes(ScopeSet.of("read"), inDays(2), Optional.empty());
    assertThat(answer.approve(at.owner, at.house.registry.current(), id, longer))
        .isInstanceOf(AnswerRequest.AnsweredAlready.class);
    assertThat(at.house.permissions.all()).hasSize(1);
    assertThat(at.redeem(OwnersHouse.request(ticket))).isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void theSameYesOnceMoreIsNone() {
    var ticket = asked("read");
    var id = pending().id();
    var rot = new Secret("a resource owner token");
    var yes = new AnswerRequest.Yes(ScopeSet.of("read"), inDays(1), Optional.of(rot));
    var registry = at.house.registry.current();
    answer.approve(at.owner, registry, id, yes);

    assertThat(answer.approve(at.owner, registry, id, yes))
        .isInstanceOf(AnswerRequest.AnsweredAlready.class);
    assertThat(answer.givenBy(request(id))).extracting(Permission::id).containsExactly(only());

    at.mustRedeem(OwnersHouse.request(ticket));
    assertThat(answer.givenBy(request(id))).extracting(Permission::id).containsExactly(only());
    assertThat(answer.approve(at.owner, registry, id, yes))
        .as("after it was collected")
        .isInstanceOf(AnswerRequest.AnsweredAlready.class);
    at.house.heldPermissions().end(at.owner, only());
    assertThat(answer.givenBy(request(id))).isEmpty();
  }

  private OwnerRequest request(RequestId id) {
    return at.house.requests.find(id, new OwnerRequests.Owner(at.owner)).orElseThrow();
  }

  private PermissionId only() {
    return at.house.permissions.all().getFirst().id();
  }

  @Test
  void theSameNoOnceMoreIsNone() {
    asked("read");
    var id = pending().id();
    answer.deny(at.owner, id);

    assertThat(answer.deny(at.owner, id)).isInstanceOf(AnswerRequest.AnsweredAlready.class);
    assertThat(answer.approve(at.owner, at.house.registry.current(), id, yes("read")))
        .isInstanceOf(AnswerRequest.AnsweredAlready.class);
  }

  @Test
  void aYesThatIsTakenBackBeforeItIsCollectedGivesNothing() {
    var ticket = asked("read");
    approve(yes("read"));
    var given = at.house.permissions.all().getFirst().id();
    at.house.heldPermissions().end(at.owner, given);

    assertThat(at.redeem(OwnersHouse.request(ticket))).isInstanceOf(RedeemTicket.Denied.class);
  }

  @Test
  void aRequestIsOverAfterSevenDays() {
    var ticket = asked("read");
    var id = pending().id();
    at.house.world.pass(Duration.ofDays(7));

    assertThat(answer.deny(at.owner, id)).isInstanceOf(AnswerRequest.NoSuchRequest.class);
    assertThat(answer.approve(at.owner, at.house.registry.current(), id, yes("read")))
        .isInstanceOf(AnswerRequest.NoSuchRequest.class);
    assertThat(at.redeem(OwnersHouse.request(ticket)))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void aYesToWhatIsRemovedAtThatMomentKeepsNothing() {
    asked("read");
    var meanwhile =
        new Preceded(() -> at.house.transactions.removeExpired(inDays(8), Integer.MAX_VALUE));
    var late = at.house.answerRequest(meanwhile);

    assertThat(late.approve(at.owner, at.house.registry.current(), pending().id(), yes("read")))
        .isInstanceOf(AnswerRequest.NoSuchRequest.class);

    assertThat(at.house.permissions.all()).isEmpty();
  }

  /** The client was disabled in between: nobody comes for the answer. */
  @Test
  void aYesToWhatHasBeenEndedIsNoneAndTheRequestWaitsNoMore() {
    asked("read");
    at.house.transactions.endAllOf(APP);

    assertThat(approve(yes("read"))).isInstanceOf(AnswerRequest.NoSuchRequest.class);

    assertThat(at.house.permissions.all()).isEmpty();
    var page = read.page(at.owner, at.house.registry.current(), Optional.empty(), Duration.ZERO);
    assertThat(page.requests()).isEmpty();
  }

  /** A unit of work that something gets in before. */
  private record Preceded(Runnable by) implements Atomically {
    @Override
    public <T> T run(Supplier<T> work) {
      by.run();
      return work.get();
    }
  }

  @Test
  void onlyWhatWasAskedForCanBeApprovedForAsLongAsMayBe() {
    asked("read");
    var one = new AnswerRequest.Yes(ScopeSet.of("read"), inDays(31), Optional.empty());

    assertThat(approve(yes())).isInstanceOf(AnswerRequest.NoSuchScope.class);
    assertThat(approve(yes("read", "write"))).isInstanceOf(AnswerRequest.NoSuchScope.class);
    assertThat(approve(one)).isInstanceOf(AnswerRequest.BadEnd.class);
    assertThat(approve(new AnswerRequest.Yes(one.scopes(), at.house.now(), Optional.empty())))
        .isInstanceOf(AnswerRequest.BadEnd.class);
    var stranger = at.house.account();
    assertThat(answer.approve(stranger, at.house.registry.current(), pending().id(), yes("read")))
        .isInstanceOf(AnswerRequest.NoSuchRequest.class);
    assertThat(answer.deny(stranger, pending().id()))
        .isInstanceOf(AnswerRequest.NoSuchRequest.class);
    assertThat(pending().state()).isEqualTo(OwnerRequest.State.PENDING);
  }

  @Test
  void aRotThatTheOwnerGivesReachesTheSourceAlone() {
    var ticket = asked("read");
    approve(
        new AnswerRequest.Yes(
            ScopeSet.of("read"), inDays(1), Optional.of(new Secret("a resource owner token"))));
    assertThat(at.house.permissions.all().toString()).doesNotContain("a resource owner token");

    var token = at.mustRedeem(OwnersHouse.request(ticket)).tokens().getFirst().token();

    assertThat(at.house.introspect(CLINIC, token))
        .isInstanceOfSatisfying(
            IntrospectToken.Active.class,
            active ->
                assertThat(active.permissions().getFirst().rot().map(Secret::reveal))
                    .contains("a resource owner token"));
  }

  @Test
  void whatAPolicyLetsThroughIsNotAskedFor() {
    at.asksToBeAsked(AT_CLINIC, "read", "write");
    at.lets(AT_CLINIC, APP, "read");

    assertThat(at.redeem(OwnersHouse.request(at.ticket("read"))))
        .isInstanceOf(RedeemTicket.Granted.class);
    assertThat(
            at.house.requests.pending(
                new OwnerRequests.Owner(at.owner), Optional.empty(), at.house.now(), 9))
        .isEmpty();
  }

  @Test
  void claimsComeBeforeAsking() {
    at.asksToBeAsked(AT_CLINIC, "read");
    at.lets(AT_CLINIC, "email", "bob@people.example", "read");
    var eve = at.bob().with("email", "eve@people.example");

    assertThat(at.redeem(OwnersHouse.request(at.ticket("read"))))
        .isInstanceOf(RedeemTicket.NeedInfo.class);
    submitted(at.redeem(at.request(at.ticket("read"), eve)));
    assertThat(at.redeem(at.request(at.ticket("read"), at.bob())))
        .isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void inAStrictNetworkOwnersAreAskedToo() {
    at.become(AsNetwork.open(), NetworkMode.STRICT);

    approveAllOf(asked("read"));
  }

  private void approveAllOf(Secret ticket) {
    approve(yes("read"));
    assertThat(at.redeem(OwnersHouse.request(ticket))).isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void theWalletSeesTheRequestsOfAllAccountsThatItMade() {
    asked("read");
    var registry = at.house.registry.current();

    assertThat(read.page(WALLET_CLIENT, registry, Optional.empty(), Duration.ZERO).requests())
        .containsExactly(pending());
    assertThat(read.find(WALLET_CLIENT, registry, pending().id())).contains(pending());
    assertThat(read.page(at.house.account(), registry, Optional.empty(), Duration.ZERO).requests())
        .isEmpty();
  }

  /** The AS keeps no claims (protocol, section 0): the owner knows their own conditions. */
  @Test
  void theOwnerIsToldWhichOfTheirConditionsThePersonSatisfies() {
    at.asksToBeAsked(AT_CLINIC, "read", "write");
    var policy = at.lets(AT_CLINIC, "email", "bob@people.example", "read");
    at.lets(AT_CLINIC, "email", "eve@people.example", "read");

    submitted(at.redeem(at.request(at.ticket("write"), at.bob())));

    assertThat(pending().party())
        .contains(new RequestingParty(Optional.of(Owners.PEOPLE), List.of(policy.id())));
    var id = pending().id();
    approve(yes("write"));
    assertThat(at.house.requests.find(id, new OwnerRequests.Owner(at.owner)))
        .get()
        .extracting(OwnerRequest::party)
        .isEqualTo(Optional.empty());
  }

  @Test
  void ofWhoShowsNothingNothingIsSaid() {
    asked("read");

    assertThat(pending().party()).isEmpty();
  }

  @Test
  void inAStrictNetworkNothingIsSaidOfAnybody() {
    at.become(AsNetwork.open(), NetworkMode.STRICT);
    at.asksToBeAsked(AT_CLINIC, "read");

    submitted(at.redeem(at.request(at.ticket("read"), at.bob())));

    assertThat(pending().party()).isEmpty();
  }

  @Test
  void whoAsksTheSameAgainAndAgainIsRefused() {
    at.asksToBeAsked(AT_CLINIC, "read", "write");
    for (int i = 0; i < 3; i++) {
      submitted(at.redeem(OwnersHouse.request(at.ticket("read"))));
    }

    assertThat(at.redeem(OwnersHouse.request(at.ticket("read"))))
        .isInstanceOf(RedeemTicket.Denied.class);
    submitted(at.redeem(OTHER, OwnersHouse.request(at.ticket("read"))));
    submitted(at.redeem(OwnersHouse.request(at.ticket("write"))));
  }

  @Test
  void aPublicClientWithoutAChallengeDoesNotAskInVain() {
    at.asksToBeAsked(AT_CLINIC, "read");

    var outcome = at.redeem(PUBLIC, OwnersHouse.request(at.ticket("read")));

    assertThat(outcome).isInstanceOf(RedeemTicket.ChallengeMissing.class);
    assertThat(
            at.house.requests.pending(
                new OwnerRequests.Owner(at.owner), Optional.empty(), at.house.now(), 9))
        .isEmpty();
  }

  @Test
  void aPageEndsWhereItsResourcesAreMany() {
    asked("read");
    var one = pending();
    for (var size : List.of(60, 39, 1, ReadRequests.LINES)) {
      at.house.requests.add(like(one, size), new OwnerRequests.Bounds(9, 9, 9));
    }

    var first = page(Optional.empty());
    assertThat(first.requests().stream().map(request -> request.lines().size()))
        .containsExactly(1, 60, 39);
    assertThat(first.hasMore()).isTrue();
    var second = page(Optional.of(first.requests().getLast().id()));
    assertThat(second.requests().stream().map(request -> request.lines().size()))
        .containsExactly(1);
    var third = page(Optional.of(second.requests().getLast().id()));
    assertThat(third.requests()).as("never none").hasSize(1);
    assertThat(third.hasMore()).isFalse();
  }

  private ReadRequests.Page page(Optional<RequestId> after) {
    return read.page(at.owner, at.house.registry.current(), after, Duration.ZERO);
  }

  private static OwnerRequest like(OwnerRequest one, int lines) {
    return new OwnerRequest(
        new RequestId("of-" + lines),
        new TransactionId("of-" + lines),
        one.account(),
        one.wallet(),
        one.client(),
        one.purpose(),
        Collections.nCopies(lines, one.lines().getFirst()),
        one.since(),
        one.expiresAt(),
        one.state(),
        one.party());
  }

  @Test
  void whoWaitsIsToldOfWhatComes() throws Exception {
    at.asksToBeAsked(AT_CLINIC, "read");
    var registry = at.house.registry.current();
    var found = new ArrayList<OwnerRequest>();
    var waiting =
        Thread.ofVirtual()
            .start(() ->
                found.addAll(
                    read.page(at.owner, registry, Optional.empty(), Duration.ofSeconds(30))
                        .requests()));

    submitted(at.redeem(OwnersHouse.request(at.ticket("read"))));
    waiting.join();

    assertThat(found).isEqualTo(List.of(pending()));
  }
}
