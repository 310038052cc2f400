package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.BETA;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.WALLET;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequest.State;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.request.RequestingParty;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.oauth.Rivals;

/** What every store of requests to owners promises (protocol, section 3.9). */
public interface OwnerRequestsContract {
  ClientId STRANGER = new ClientId("another account");
  OwnerRequests.Seer OWNER = new OwnerRequests.Owner(ACCOUNT);
  OwnerRequests.Seer ITS_WALLET = new OwnerRequests.OwnersWallet(WALLET);

  Issuer PEOPLE = new Issuer("https://people.example");
  OwnerRequests.Bounds NO_BOUNDS = new OwnerRequests.Bounds(9_999, 9_999, 9_999);

  OwnerRequests emptyStore();

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 2_000;
  }

  private static OwnerRequest request(String id, ClientId account, WalletId wallet) {
    return new OwnerRequest(
        new RequestId(id),
        new TransactionId("of " + id),
        account,
        wallet,
        ALPHA,
        Optional.of(new PurposeId("show")),
        AsMother.rsFirst("t").resources(),
        NOW,
        LATER,
        State.PENDING,
        Optional.of(new RequestingParty(Optional.of(PEOPLE), List.of(new PolicyId("p")))));
  }

  private static OwnerRequest answered(OwnerRequest one, State state) {
    return new OwnerRequest(
        one.id(),
        one.transaction(),
        one.account(),
        one.wallet(),
        one.client(),
        one.purpose(),
        one.lines(),
        one.since(),
        one.expiresAt(),
        state,
        Optional.empty());
  }

  private static OwnerRequest request(String id) {
    return request(id, ACCOUNT, WALLET);
  }

  private static List<String> ids(List<OwnerRequest> requests) {
    return requests.stream().map(one -> one.id().value()).toList();
  }

  @Test
  default void aRequestComesBackAsItWasMadeToOwnerAndWallet() {
    var requests = emptyStore();
    requests.add(request("a"), NO_BOUNDS);

    assertThat(requests.find(new RequestId("a"), OWNER)).contains(request("a"));
    assertThat(requests.find(new RequestId("a"), ITS_WALLET)).contains(request("a"));
    assertThat(requests.find(new RequestId("a"), new OwnerRequests.Owner(STRANGER))).isEmpty();
    assertThat(
            requests.find(
                new RequestId("a"), new OwnerRequests.OwnersWallet(new WalletId("other"))))
        .isEmpty();
    assertThat(requests.find(new RequestId("A"), OWNER)).isEmpty();
    assertThat(catchThrowable(() -> requests.add(request("a"), NO_BOUNDS))).isNotNull();
  }

  @Test
  default void whatIsPendingComesInItsOrderPageByPage() {
    var requests = emptyStore();
    List.of("z", "a", "m").forEach(id -> requests.add(request(id), NO_BOUNDS));
    requests.add(request("s", STRANGER, WALLET), NO_BOUNDS);
    requests.add(request("w", STRANGER, new WalletId("other")), NO_BOUNDS);

    assertThat(ids(requests.pending(OWNER, Optional.empty(), NOW, 2))).containsExactly("z", "a");
    assertThat(ids(requests.pending(OWNER, Optional.of(new RequestId("a")), NOW, 2)))
        .containsExactly("m");
    assertThat(ids(requests.pending(OWNER, Optional.of(new RequestId("gone")), NOW, 9))).hasSize(3);
    assertThat(ids(requests.pending(ITS_WALLET, Optional.empty(), NOW, 9)))
        .containsExactly("z", "a", "m", "s");
    assertThat(requests.pending(OWNER, Optional.empty(), LATER, 9)).isEmpty();
  }

  @Test
  default void anAnswerIsGivenOnceAndByTheAccountAlone() {
    var requests = emptyStore();
    requests.add(request("a"), NO_BOUNDS);

    assertThat(requests.answer(new RequestId("a"), STRANGER, State.APPROVED)).isFalse();
    assertThat(requests.answer(new RequestId("a"), ACCOUNT, State.APPROVED)).isTrue();
    assertThat(requests.answer(new RequestId("a"), ACCOUNT, State.DENIED)).isFalse();

    assertThat(requests.find(new RequestId("a"), OWNER))
        .as("nothing more is known of who asked")
        .contains(answered(request("a"), State.APPROVED));
    assertThat(requests.pending(OWNER, Optional.empty(), NOW, 9)).isEmpty();
  }

  @Test
  default void anOwnerIsNotAskedMoreThanTheBoundsSay() {
    var requests = emptyStore();
    var bounds = new OwnerRequests.Bounds(1, 2, 3);

    assertThat(requests.add(asking("a", ALPHA, "read"), bounds)).isTrue();
    assertThat(requests.add(asking("b", ALPHA, "read"), bounds)).as("alike").isFalse();
    assertThat(requests.add(asking("c", ALPHA, "write"), bounds)).isTrue();
    assertThat(requests.add(asking("d", ALPHA, "print"), bounds)).as("of a client").isFalse();
    assertThat(requests.add(asking("e", BETA, "read"), bounds)).isTrue();
    assertThat(requests.add(asking("f", BETA, "write"), bounds)).as("of an owner").isFalse();
    assertThat(requests.add(request("s", STRANGER, WALLET), bounds)).isTrue();

    requests.answer(new RequestId("a"), ACCOUNT, State.DENIED);
    assertThat(requests.add(asking("b", ALPHA, "read"), bounds)).isTrue();
  }

  @Test
  default void whatIsOverKeepsNobodyFromAsking() {
    var requests = emptyStore();
    var bounds = new OwnerRequests.Bounds(1, 1, 1);
    requests.add(since(NOW.minus(Duration.ofDays(8)), NOW, "old"), bounds);

    assertThat(requests.add(request("new"), bounds)).isTrue();
  }

  @Test
  default void ofRivalsNoMoreThanTheBoundsAreKept() {
    var requests = emptyStore();
    // Most come when it is full, and find few before them.
    int most = Math.min(prizes(), 100) * 2;
    var bounds = new OwnerRequests.Bounds(9_999, 9_999, most);
    var numbers = new AtomicInteger();

    var outcomes =
        Rivals.march(prizes(), _ -> requests.add(request("r" + numbers.getAndIncrement()), bounds));

    assertThat(outcomes.stream().flatMap(List::stream).filter(kept -> kept)).hasSize(most);
    assertThat(requests.pending(OWNER, Optional.empty(), NOW, prizes() * 9)).hasSize(most);
  }

  /** The numbers of requests are in the order in which they can be seen. */
  @Test
  default void whoReadsFromTheLastOneOnMissesNone() {
    var requests = emptyStore();
    var ids = new AtomicInteger();
    Map<Thread, List<String>> seen = new ConcurrentHashMap<>();
    int few = Math.min(60, prizes());

    Rivals.march(
        few,
        _ -> {
          var mine = seen.computeIfAbsent(Thread.currentThread(), _ -> new ArrayList<>());
          requests.add(request("r" + ids.getAndIncrement()), NO_BOUNDS);
          return mine.addAll(since(mine, requests));
        });

    var all = ids(requests.pending(OWNER, Optional.empty(), NOW, 9_999));
    assertThat(all).hasSize(few * 4);
    seen.values()
        .forEach(mine -> {
          mine.addAll(since(mine, requests));
          assertThat(mine).isEqualTo(all);
        });
  }

  private static List<String> since(List<String> seen, OwnerRequests requests) {
    var last =
        seen.isEmpty() ? Optional.<RequestId>empty() : Optional.of(new RequestId(seen.getLast()));
    return ids(requests.pending(OWNER, last, NOW, 9_999));
  }

  private static OwnerRequest asking(String id, ClientId client, String scope) {
    var one = request(id);
    var line = one.lines().getFirst();
    return new OwnerRequest(
        one.id(),
        one.transaction(),
        one.account(),
        one.wallet(),
        client,
        one.purpose(),
        List.of(
            TicketResource.of(
                line.definition(), line.resource().orElseThrow(), ScopeSet.of(scope))),
        one.since(),
        one.expiresAt(),
        one.state(),
        one.party());
  }

  private static OwnerRequest since(Instant since, Instant until, String id) {
    var one = request(id);
    return new OwnerRequest(
        one.id(),
        one.transaction(),
        one.account(),
        one.wallet(),
        one.client(),
        one.purpose(),
        one.lines(),
        since,
        until,
        one.state(),
        one.party());
  }

  @Test
  default void whoIsOnTheWayIsKeptUntilTheyAreBackOrItIsOver() {
    var requests = emptyStore();
    var one = new TransactionId("one");
    var two = new TransactionId("two");
    var bare = new RequestingParty(Optional.empty(), List.of());
    var bob = request("a").party().orElseThrow();
    requests.keepParty(one, bare, NOW);
    requests.keepParty(one, bob, LATER);
    requests.keepParty(two, bare, LATER);

    assertThat(requests.takeParty(one, NOW)).contains(bob);
    assertThat(requests.takeParty(one, NOW)).isEmpty();
    assertThat(requests.takeParty(two, LATER)).isEmpty();
    requests.keepParty(two, bare, LATER);
    assertThat(requests.takeParty(two, NOW)).contains(bare);
    requests.keepParty(one, bob, LATER);
    requests.keepParty(two, bare, LATER);
    requests.forgetParty(one);
    requests.forgetParty(one);
    assertThat(requests.takeParty(one, NOW)).isEmpty();
    assertThat(requests.takeParty(two, NOW)).contains(bare);

    requests.keepParty(one, bob, LATER);
    assertThat(requests.removeExpired(LATER, 9)).isZero();
    assertThat(requests.removeExpired(LATER.plusSeconds(1), 9)).isEqualTo(1);
  }

  @Test
  default void whatAsksForAResourceThatIsGoneIsDenied() {
    var requests = emptyStore();
    requests.add(request("a"), NO_BOUNDS);
    requests.add(request("s", STRANGER, WALLET), NO_BOUNDS);
    var resource = request("a").lines().getFirst().resource().orElseThrow();

    requests.denyAllOn(new ResourceId("another"), ACCOUNT);
    assertThat(requests.pending(OWNER, Optional.empty(), NOW, 9)).hasSize(1);
    requests.denyAllOn(resource, ACCOUNT);

    assertThat(requests.find(new RequestId("a"), OWNER).map(OwnerRequest::state))
        .contains(State.DENIED);
    assertThat(ids(requests.pending(ITS_WALLET, Optional.empty(), NOW, 9))).containsExactly("s");
  }

  @Test
  default void ofRivalAnswersOneCounts() {
    var requests = emptyStore();
    for (int i = 0; i < prizes(); i++) {
      requests.add(request("r" + i), NO_BOUNDS);
    }

    var outcomes =
        Rivals.march(
            prizes(),
            prize -> requests.answer(new RequestId("r" + prize), ACCOUNT, State.APPROVED));

    assertThat(outcomes).allMatch(answers -> answers.stream().filter(won -> won).count() == 1);
  }

  @Test
  default void itIsCountedHowOftenAClientAsks() {
    var requests = emptyStore();
    requests.add(request("a"), NO_BOUNDS);
    var transaction = new TransactionId("of a");

    assertThat(requests.poll(transaction)).contains(new OwnerRequests.Polled(request("a"), 0));
    assertThat(requests.poll(transaction)).contains(new OwnerRequests.Polled(request("a"), 1));
    assertThat(requests.poll(new TransactionId("of b"))).isEmpty();
  }

  @Test
  default void whatIsOverIsForgotten() {
    var requests = emptyStore();
    List.of("a", "b", "c").forEach(id -> requests.add(request(id), NO_BOUNDS));

    assertThat(requests.removeExpired(LATER, 2)).isZero();
    assertThat(requests.removeExpired(LATER.plusSeconds(1), 2)).isEqualTo(2);
    requests.removeAllOf(STRANGER);
    assertThat(requests.pending(OWNER, Optional.empty(), NOW, 9)).hasSize(1);
    requests.removeAllOf(ACCOUNT);
    assertThat(requests.pending(OWNER, Optional.empty(), NOW, 9)).isEmpty();
  }
}
