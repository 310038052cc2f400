package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.AT_WALLET;
import static org.openfpx.domain.testing.as.AsMother.BETA;
import static org.openfpx.domain.testing.as.AsMother.CHOOSING;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.READ;
import static org.openfpx.domain.testing.as.AsMother.WALLET;
import static org.openfpx.domain.testing.as.AsMother.asFirst;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.domain.testing.as.AsMother.id;
import static org.openfpx.domain.testing.as.AsMother.rsFirst;
import static org.openfpx.domain.testing.as.AsMother.signIn;
import static org.openfpx.domain.testing.as.AsMother.visit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.oauth.Rivals;

/**
 * What every store of transactions promises: one winner in each race, and nothing left that
 * gathering held (UMA Grant section 5.5).
 */
public interface TransactionsContract {
  CodeChallenge CHALLENGE = new CodeChallenge("c".repeat(43));
  List<Stage> DECISIONS = List.of(new Stage.Granted(), new Stage.Denied(), new Stage.Submitted());

  Transactions emptyStore();

  /** Sets the version of the registry beside that store. */
  void registryIsAt(long version);

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 10_000;
  }

  private static Optional<Transaction> swap(
      Transactions transactions, String presented, ClientId by, String next, Additions additions) {
    return transactions
        .swapTicket(hash(presented), by, hash(next), additions)
        .map(Transactions.Swapped::transaction);
  }

  private static Optional<Transaction> swap(
      Transactions transactions, String presented, String next) {
    return swap(transactions, presented, ALPHA, next, Additions.NONE);
  }

  /** A store with one transaction of that id and ticket, in the hands of the wallet. */
  private Transactions storeWithOneAtTheWallet() {
    var transactions = emptyStore();
    transactions.open(asFirst("1"), hash("ticket"));
    assertThat(transactions.gather(id("1"), AT_WALLET, LATER)).isTrue();
    return transactions;
  }

  /** A store with as many as there are prizes, each in the hands of the wallet. */
  private Transactions storeWithPrizesAtTheWallet() {
    var transactions = emptyStore();
    for (int i = 0; i < prizes(); i++) {
      transactions.open(asFirst("t" + i), hash("ticket" + i));
      transactions.gather(id("t" + i), CHOOSING.at(visit("h" + i, "s" + i)), LATER);
    }
    return transactions;
  }

  @Test
  default void whatWasOpenedComesBackAsItWas() {
    var transactions = emptyStore();
    transactions.open(rsFirst("1"), hash("first"));

    assertThat(swap(transactions, "first", BETA, "second", Additions.NONE))
        .contains(
            new Transaction(
                id("1"),
                rsFirst("1").kind(),
                Optional.of(BETA),
                Optional.empty(),
                rsFirst("1").resources(),
                rsFirst("1").requested(),
                Optional.empty(),
                LATER,
                new Stage.Requested()));
  }

  @Test
  default void itIsKnownWhetherThereIsAChallengeToWhoeverHoldsTheTicket() {
    var transactions = emptyStore();
    transactions.open(rsFirst("1"), hash("first"));
    assertThat(transactions.lacksChallenge(hash("first"), ALPHA)).isTrue();
    assertThat(transactions.lacksChallenge(hash("none"), ALPHA)).isFalse();

    var challenge = new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    var additions = new Additions(Optional.of(challenge), Optional.empty(), Optional.empty());
    transactions.open(rsFirst("2"), hash("bare"));
    swap(transactions, "first", ALPHA, "second", additions);
    swap(transactions, "bare", ALPHA, "barer", Additions.NONE);

    assertThat(transactions.lacksChallenge(hash("second"), ALPHA)).isFalse();
    assertThat(transactions.lacksChallenge(hash("bare"), ALPHA)).as("it is spent").isFalse();
    assertThat(transactions.lacksChallenge(hash("barer"), ALPHA)).isTrue();
    assertThat(transactions.lacksChallenge(hash("barer"), BETA)).as("another's").isFalse();
  }

  @Test
  default void whoHoldsTheTicketMovesOneThatNobodyWasAskedOf() {
    var transactions = emptyStore();
    transactions.open(asFirst("1"), hash("ticket"));
    var later = LATER.plusSeconds(60);

    assertThat(transactions.advance(id("1"), hash("other"), new Stage.Redeemed(), later)).isFalse();
    assertThat(transactions.advance(id("2"), hash("ticket"), new Stage.Redeemed(), later))
        .isFalse();
    assertThat(transactions.advance(id("1"), hash("ticket"), new Stage.Submitted(), later))
        .isTrue();
    assertThat(swap(transactions, "ticket", "next"))
        .contains(asFirst("1").at(new Stage.Submitted(), later));
    assertThat(transactions.advance(id("1"), hash("ticket"), new Stage.Denied(), LATER)).isFalse();
    assertThat(transactions.advance(id("1"), hash("next"), new Stage.Denied(), LATER)).isTrue();
    assertThat(transactions.advance(id("1"), hash("next"), new Stage.Redeemed(), LATER)).isFalse();
    assertThat(
            storeWithOneAtTheWallet().advance(id("1"), hash("ticket"), new Stage.Denied(), LATER))
        .isFalse();
  }

  @Test
  default void aSignInOpensAtTheWalletAndComesBackAsItWas() {
    var transactions = emptyStore();
    transactions.open(signIn("1"), hash("nobody's"));

    assertThat(transactions.byHandle(hash("handle"))).contains(signIn("1"));
    assertThat(transactions.decide(id("1"), new Stage.Redeemed(), hash("next"), LATER)).isTrue();
  }

  @Test
  default void anIdMayBeAsLongAsIdsAre() {
    var transactions = emptyStore();
    var longest = "t".repeat(64);
    transactions.open(asFirst(longest), hash("first"));

    assertThat(swap(transactions, "first", "second")).contains(asFirst(longest));
    assertThat(catchThrowable(() -> id(longest + "t")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void whatASwapReadsSaysOfWhichRegistryItIs() {
    var transactions = emptyStore();
    transactions.open(asFirst("1"), hash("1"));
    registryIsAt(3);
    assertThat(transactions.swapTicket(hash("1"), ALPHA, hash("second"), Additions.NONE))
        .contains(new Transactions.Swapped(asFirst("1"), 3, true));
    assertThat(transactions.swapTicket(hash("second"), ALPHA, hash("3"), Additions.NONE))
        .contains(new Transactions.Swapped(asFirst("1"), 3, false));
  }

  @Test
  default void aTicketIsGoodForOneUse() {
    var transactions = emptyStore();
    transactions.open(asFirst("1"), hash("first"));

    assertThat(swap(transactions, "first", "second")).contains(asFirst("1"));

    assertThat(swap(transactions, "first", "x")).isEmpty();
    assertThat(swap(transactions, "never", "x")).isEmpty();
    assertThat(swap(transactions, "second", "third")).isPresent();
  }

  @Test
  default void aTicketOfAnotherClientIsNotFoundAndStaysAsItIs() {
    var transactions = emptyStore();
    transactions.open(asFirst("1"), hash("first"));
    var theirs = new Additions(Optional.of(CHALLENGE), Optional.empty(), Optional.of(READ));

    assertThat(swap(transactions, "first", BETA, "x", theirs)).isEmpty();

    assertThat(swap(transactions, "x", "y")).isEmpty();
    assertThat(swap(transactions, "first", "second")).contains(asFirst("1"));
  }

  @Test
  default void aTransactionWithoutClientBelongsToTheFirstThatShowsItsTicket() {
    var transactions = emptyStore();
    transactions.open(rsFirst("1"), hash("first"));

    assertThat(swap(transactions, "first", BETA, "second", Additions.NONE)).isPresent();

    assertThat(swap(transactions, "second", ALPHA, "x", Additions.NONE)).isEmpty();
    assertThat(swap(transactions, "second", BETA, "third", Additions.NONE)).isPresent();
  }

  @Test
  default void timeIsNotJudged() {
    var transactions = emptyStore();
    transactions.open(asFirst("1").at(new Stage.Requested(), NOW.minusSeconds(60)), hash("first"));

    assertThat(swap(transactions, "first", "second")).isPresent();
    assertThat(transactions.gather(id("1"), AT_WALLET, NOW.minusSeconds(60))).isTrue();
    assertThat(transactions.byHandle(hash("handle"))).isPresent();
    assertThat(transactions.takeState(hash("state"))).isPresent();
  }

  @Test
  default void ofRivalsOneGetsTheTransactionAndItsNextTicketIsTheGoodOne() {
    var transactions = emptyStore();
    for (int i = 0; i < prizes(); i++) {
      transactions.open(asFirst("t" + i), hash("ticket" + i));
    }
    var next = new ConcurrentHashMap<Integer, String>();
    var grabs = new AtomicInteger();

    var outcomes =
        Rivals.march(
            prizes(),
            prize -> {
              var mine = "next" + grabs.incrementAndGet();
              var swapped = swap(transactions, "ticket" + prize, mine);
              swapped.ifPresent(_ -> next.put(prize, mine));
              return swapped.isPresent();
            });

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
    next.forEach((prize, ticket) ->
        assertThat(swap(transactions, ticket, "last" + prize)).contains(asFirst("t" + prize)));
  }

  @Test
  default void ofRivalClientsOneGetsTheTransactionThatNobodyHad() {
    var transactions = emptyStore();
    for (int i = 0; i < prizes(); i++) {
      transactions.open(rsFirst("t" + i), hash("ticket" + i));
    }
    var grabs = new AtomicInteger();

    var outcomes =
        Rivals.march(
            prizes(),
            prize -> {
              var mine = "rival" + grabs.incrementAndGet();
              var swapped =
                  swap(transactions, "ticket" + prize, new ClientId(mine), mine, Additions.NONE);
              return swapped.flatMap(Transaction::client).equals(Optional.of(new ClientId(mine)));
            });

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void additionsCountUntilGatheringBegins() {
    var transactions = emptyStore();
    transactions.open(rsFirst("1"), hash("first"));
    var first =
        new Additions(Optional.of(CHALLENGE), Optional.of(new PurposeId("why")), Optional.of(READ));
    var other =
        new Additions(
            Optional.of(new CodeChallenge("d".repeat(43))),
            Optional.of(new PurposeId("no")),
            Optional.of(ScopeSet.of("write")));

    var added = swap(transactions, "first", ALPHA, "second", first).orElseThrow();
    assertThat(added.challenge()).contains(CHALLENGE);
    assertThat(added.purpose()).contains(new PurposeId("why"));
    assertThat(added.requested()).isEqualTo(READ);
    assertThat(swap(transactions, "second", "third")).contains(added);

    // The first challenge and purpose stand, and the scopes requested last.
    var later = swap(transactions, "third", ALPHA, "fourth", other).orElseThrow();
    assertThat(later.challenge()).contains(CHALLENGE);
    assertThat(later.purpose()).contains(new PurposeId("why"));
    assertThat(later.requested()).isEqualTo(ScopeSet.of("write"));

    transactions.gather(id("1"), CHOOSING, LATER);
    assertThat(swap(transactions, "fourth", ALPHA, "fifth", first))
        .contains(later.at(CHOOSING, LATER));
  }

  @Test
  default void additionsAfterTheDecisionChangeNothing() {
    for (var decision : DECISIONS) {
      var transactions = storeWithOneAtTheWallet();
      transactions.decide(id("1"), decision, hash("decided"), LATER);
      var late = new Additions(Optional.of(CHALLENGE), Optional.empty(), Optional.of(READ));

      var found = swap(transactions, "decided", ALPHA, "x", late).orElseThrow();

      assertThat(found.challenge()).isEmpty();
      assertThat(found.requested().isEmpty()).isTrue();
    }
  }

  @Test
  default void theTicketOfAGrantedTransactionRedeemsItAndThatOfAnotherLeavesItsStage() {
    for (var decision : DECISIONS) {
      var transactions = storeWithOneAtTheWallet();
      var until = LATER.plusSeconds(60);
      assertThat(transactions.decide(id("1"), decision, hash("decided"), until)).isTrue();

      var after = decision instanceof Stage.Granted ? new Stage.Redeemed() : decision;
      assertThat(swap(transactions, "decided", "next")).contains(asFirst("1").at(after, until));
      assertThat(swap(transactions, "next", "last")).contains(asFirst("1").at(after, until));
    }
  }

  @Test
  default void ofRivalsOneRedeems() {
    var transactions = storeWithPrizesAtTheWallet();
    for (int i = 0; i < prizes(); i++) {
      transactions.decide(id("t" + i), new Stage.Granted(), hash("granted" + i), LATER);
    }
    var grabs = new AtomicInteger();

    var outcomes =
        Rivals.march(
            prizes(),
            prize ->
                swap(transactions, "granted" + prize, "next" + grabs.incrementAndGet())
                    .filter(one -> one.stage() instanceof Stage.Redeemed)
                    .isPresent());

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void gatheringGoesOnlyForward() {
    var transactions = emptyStore();
    transactions.open(asFirst("1"), hash("ticket"));
    var until = LATER.plusSeconds(60);

    assertThat(transactions.gather(id("1"), CHOOSING, LATER)).isTrue();
    assertThat(transactions.choosingIn(hash("browser"))).contains(asFirst("1").at(CHOOSING, LATER));
    assertThat(transactions.gather(id("1"), CHOOSING, until)).isTrue();
    assertThat(transactions.choosingIn(hash("browser"))).contains(asFirst("1").at(CHOOSING, until));
    assertThat(transactions.gather(id("1"), AT_WALLET, LATER)).isTrue();
    assertThat(transactions.gather(id("1"), AT_WALLET, until)).isFalse();
    assertThat(transactions.gather(id("1"), CHOOSING, until)).isFalse();
    assertThat(transactions.gather(id("2"), CHOOSING, until)).isFalse();
    assertThat(transactions.byHandle(hash("handle"))).contains(asFirst("1").at(AT_WALLET, LATER));
  }

  @Test
  default void nothingIsGatheredAfterTheDecision() {
    for (var decision : DECISIONS) {
      var transactions = storeWithOneAtTheWallet();
      transactions.decide(id("1"), decision, hash("decided"), LATER);

      assertThat(transactions.gather(id("1"), CHOOSING, LATER)).isFalse();
      swap(transactions, "decided", "next");
      assertThat(transactions.gather(id("1"), AT_WALLET, LATER)).isFalse();
    }
  }

  @Test
  default void eachIsFoundByWhatIsItsOwn() {
    var transactions = emptyStore();
    transactions.open(asFirst("choosing"), hash("a"));
    transactions.open(asFirst("visiting"), hash("b"));
    transactions.gather(id("choosing"), CHOOSING, LATER);
    var elsewhere =
        new Stage.Gathering(hash("other"), "https://b.test", Optional.empty(), AT_WALLET.visit());
    transactions.gather(id("visiting"), elsewhere, LATER);

    assertThat(transactions.choosingIn(hash("browser")))
        .map(Transaction::id)
        .contains(id("choosing"));
    assertThat(transactions.choosingIn(hash("other"))).isEmpty();
    assertThat(transactions.choosingIn(hash("handle"))).isEmpty();
    assertThat(transactions.byHandle(hash("handle")))
        .contains(asFirst("visiting").at(elsewhere, LATER));
    assertThat(transactions.byHandle(hash("browser"))).isEmpty();
    assertThat(transactions.byHandle(hash("state"))).isEmpty();
    assertThat(transactions.takeState(hash("handle"))).isEmpty();
  }

  @Test
  default void ofRivalsOneTakesThePersonToItsWallet() {
    var transactions = emptyStore();
    for (int i = 0; i < prizes(); i++) {
      transactions.open(asFirst("t" + i), hash("ticket" + i));
      transactions.gather(id("t" + i), CHOOSING, LATER);
    }
    var grabs = new AtomicInteger();

    var outcomes =
        Rivals.march(
            prizes(),
            prize -> {
              var mine = grabs.incrementAndGet();
              var there = CHOOSING.at(visit("h" + mine, "s" + mine));
              boolean won = transactions.gather(id("t" + prize), there, LATER);
              return won == transactions.byHandle(hash("h" + mine)).isPresent() && won;
            });

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void aStateIsTakenOnceAndGatheringGoesOn() {
    var transactions = storeWithOneAtTheWallet();
    var atTheWallet = asFirst("1").at(AT_WALLET, LATER);

    assertThat(transactions.takeState(hash("state"))).contains(atTheWallet);

    assertThat(transactions.takeState(hash("state"))).isEmpty();
    assertThat(transactions.byHandle(hash("handle"))).contains(atTheWallet);
    assertThat(transactions.gather(id("1"), AT_WALLET, LATER)).isFalse();
    assertThat(transactions.decide(id("1"), new Stage.Granted(), hash("t"), LATER)).isTrue();
  }

  @Test
  default void ofRivalsWithTheSameStateOneGetsTheTransaction() {
    var transactions = storeWithPrizesAtTheWallet();

    var outcomes =
        Rivals.march(prizes(), prize -> transactions.takeState(hash("s" + prize)).isPresent());

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void aHandleThatIsClosedReachesNothingAndTheBrowserComesBack() {
    var transactions = storeWithOneAtTheWallet();

    assertThat(transactions.closeHandle(id("1"), hash("other"), hash("nobody's"))).isFalse();
    assertThat(transactions.closeHandle(id("2"), hash("handle"), hash("nobody's"))).isFalse();
    assertThat(transactions.byHandle(hash("handle"))).isPresent();
    assertThat(transactions.closeHandle(id("1"), hash("handle"), hash("nobody's"))).isTrue();

    assertThat(transactions.byHandle(hash("handle"))).isEmpty();
    assertThat(transactions.closeHandle(id("1"), hash("handle"), hash("x"))).isFalse();
    assertThat(transactions.gather(id("1"), AT_WALLET, LATER)).isFalse();
    var closed = AT_WALLET.at(visit("nobody's", "state"));
    assertThat(transactions.takeState(hash("state"))).contains(asFirst("1").at(closed, LATER));
    assertThat(transactions.decide(id("1"), new Stage.Denied(), hash("t"), LATER)).isTrue();
  }

  @Test
  default void aHandleIsNotClosedBehindWhoeverTookTheState() {
    var transactions = storeWithOneAtTheWallet();
    transactions.takeState(hash("state"));

    assertThat(transactions.closeHandle(id("1"), hash("handle"), hash("nobody's"))).isFalse();
    assertThat(transactions.byHandle(hash("handle"))).isPresent();

    transactions.decide(id("1"), new Stage.Denied(), hash("t"), LATER);
    assertThat(transactions.closeHandle(id("1"), hash("handle"), hash("nobody's"))).isFalse();
  }

  @Test
  default void whatIsInGatheringIsHeldByTheHandleThatItHas() {
    var transactions = emptyStore();
    transactions.open(asFirst("1"), hash("ticket"));
    assertThat(transactions.hold(id("1"), hash("handle"))).isFalse();
    transactions.gather(id("1"), CHOOSING, LATER);
    assertThat(transactions.hold(id("1"), hash("handle"))).isFalse();
    transactions.gather(id("1"), AT_WALLET, LATER);

    assertThat(transactions.hold(id("1"), hash("handle"))).isTrue();
    assertThat(transactions.hold(id("1"), hash("other"))).isFalse();
    assertThat(transactions.hold(id("2"), hash("handle"))).isFalse();
    assertThat(transactions.byHandle(hash("handle"))).contains(asFirst("1").at(AT_WALLET, LATER));
    transactions.takeState(hash("state"));
    assertThat(transactions.hold(id("1"), hash("handle"))).isTrue();
  }

  @Test
  default void whatIsClosedDecidedOrEndedIsNotHeld() {
    var closed = storeWithOneAtTheWallet();
    closed.closeHandle(id("1"), hash("handle"), hash("nobody's"));
    assertThat(closed.hold(id("1"), hash("handle"))).isFalse();
    for (var decision : DECISIONS) {
      var decided = storeWithOneAtTheWallet();
      decided.decide(id("1"), decision, hash("t"), LATER);
      assertThat(decided.hold(id("1"), hash("handle"))).isFalse();
    }
    var ended = storeWithOneAtTheWallet();
    ended.endAllOf(ALPHA);
    assertThat(ended.hold(id("1"), hash("handle"))).isFalse();
    var over = storeWithOneAtTheWallet();
    over.removeExpired(LATER.plusSeconds(1), 9);
    assertThat(over.hold(id("1"), hash("handle"))).isFalse();
  }

  @Test
  default void whatWaitsForAnOwnerIsHeldAndNothingElse() {
    var transactions = storeWithOneAtTheWallet();
    assertThat(transactions.holdSubmitted(id("1"))).isFalse();
    transactions.decide(id("1"), new Stage.Submitted(), hash("t"), LATER);

    assertThat(transactions.holdSubmitted(id("1"))).isTrue();
    assertThat(transactions.holdSubmitted(id("2"))).isFalse();
    transactions.swapTicket(hash("t"), ALPHA, hash("next"), Additions.NONE);
    assertThat(transactions.holdSubmitted(id("1"))).as("asked for again").isTrue();
    transactions.advance(id("1"), hash("next"), new Stage.Redeemed(), LATER);
    assertThat(transactions.holdSubmitted(id("1"))).isFalse();
  }

  @Test
  default void whatWaitedAndIsOverIsNotHeld() {
    var transactions = storeWithOneAtTheWallet();
    transactions.decide(id("1"), new Stage.Submitted(), hash("t"), LATER);
    transactions.endAllOf(ALPHA);
    assertThat(transactions.holdSubmitted(id("1"))).isFalse();

    transactions.removeExpired(LATER.plusSeconds(1), 9);
    assertThat(transactions.holdSubmitted(id("1"))).isFalse();
  }

  @Test
  default void whoTakesTheStateSeesWhetherTheHandleWasClosed() {
    var transactions = storeWithPrizesAtTheWallet();
    var closed = new ConcurrentHashMap<Integer, Boolean>();
    var seen = new ConcurrentHashMap<Integer, Stage>();
    var grabs = new AtomicInteger();

    Rivals.march(
        prizes(),
        prize -> {
          int grab = grabs.incrementAndGet();
          if (grab % 2 == 0) {
            transactions.takeState(hash("s" + prize)).ifPresent(it -> seen.put(prize, it.stage()));
          } else if (transactions.closeHandle(
              id("t" + prize), hash("h" + prize), hash("nobody's" + grab))) {
            closed.put(prize, true);
          }
          return true;
        });

    seen.forEach((prize, stage) ->
        assertThat(stage.equals(CHOOSING.at(visit("h" + prize, "s" + prize))))
            .isEqualTo(!closed.containsKey(prize)));
  }

  @Test
  default void whatGatheringHeldIsGoneWithTheDecision() {
    for (var decision : DECISIONS) {
      var transactions = storeWithOneAtTheWallet();

      assertThat(transactions.decide(id("1"), decision, hash("t"), LATER)).isTrue();

      assertThat(transactions.choosingIn(hash("browser"))).isEmpty();
      assertThat(transactions.byHandle(hash("handle"))).isEmpty();
      assertThat(transactions.takeState(hash("state"))).isEmpty();
      assertThat(transactions.decide(id("1"), new Stage.Granted(), hash("u"), LATER)).isFalse();
      assertThat(swap(transactions, "ticket", "x")).isEmpty();
      assertThat(swap(transactions, "u", "x")).isEmpty();
      assertThat(swap(transactions, "t", "x")).isPresent();
    }
  }

  @Test
  default void onlyWhatIsGatheringIsDecided() {
    var transactions = emptyStore();
    transactions.open(asFirst("1"), hash("first"));

    assertThat(transactions.decide(id("1"), new Stage.Granted(), hash("t"), LATER)).isFalse();
    assertThat(transactions.decide(id("2"), new Stage.Granted(), hash("t"), LATER)).isFalse();

    assertThat(swap(transactions, "t", "x")).isEmpty();
    assertThat(swap(transactions, "first", "second")).contains(asFirst("1"));
  }

  @Test
  default void ofRivalsOneDecidesAndItsTicketIsTheGoodOne() {
    var transactions = storeWithPrizesAtTheWallet();
    var tickets = new ConcurrentHashMap<Integer, String>();
    var grabs = new AtomicInteger();

    var outcomes =
        Rivals.march(
            prizes(),
            prize -> {
              int grab = grabs.incrementAndGet();
              var decision = grab % 2 == 0 ? new Stage.Submitted() : new Stage.Denied();
              boolean decided =
                  transactions.decide(id("t" + prize), decision, hash("decided" + grab), LATER);
              if (decided) {
                tickets.put(prize, "decided" + grab);
              }
              return decided;
            });

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
    tickets.forEach((prize, ticket) ->
        assertThat(swap(transactions, ticket, "x" + prize))
            .map(Transaction::id)
            .contains(id("t" + prize)));
  }

  @Test
  default void whatAnotherIsFoundByIsRefusedAndNothingChanges() {
    var transactions = storeWithOneAtTheWallet();
    transactions.open(asFirst("2"), hash("second"));
    transactions.open(asFirst("3"), hash("third"));
    transactions.gather(id("3"), CHOOSING, LATER);

    refuses(() -> transactions.open(asFirst("2"), hash("new")));
    refuses(() -> transactions.open(asFirst("4"), hash("second")));
    refuses(() -> swap(transactions, "second", "ticket"));
    refuses(() -> transactions.decide(id("3"), new Stage.Denied(), hash("ticket"), LATER));
    refuses(() -> transactions.gather(id("2"), CHOOSING.at(visit("handle", "new")), LATER));
    refuses(() -> transactions.gather(id("2"), CHOOSING.at(visit("new", "state")), LATER));

    assertThat(transactions.byHandle(hash("new"))).isEmpty();
    assertThat(transactions.takeState(hash("new"))).isEmpty();
    assertThat(transactions.choosingIn(hash("browser"))).map(Transaction::id).contains(id("3"));
    assertThat(swap(transactions, "second", "x")).contains(asFirst("2"));
    assertThat(swap(transactions, "ticket", "y")).contains(asFirst("1").at(AT_WALLET, LATER));
    assertThat(swap(transactions, "new", "z")).isEmpty();
    assertThat(transactions.removeExpired(LATER.plusSeconds(1), 9)).hasSize(3);
  }

  private static void refuses(ThrowingCallable what) {
    assertThat(catchThrowable(what)).isInstanceOf(RuntimeException.class);
  }

  @Test
  default void whatADisabledWalletHasInItsHandsEnds() {
    var transactions = storeWithOneAtTheWallet();
    transactions.open(asFirst("requested"), hash("a"));
    transactions.open(asFirst("choosing"), hash("b"));
    transactions.gather(id("choosing"), CHOOSING, LATER);
    transactions.open(asFirst("elsewhere"), hash("c"));
    var elsewhere = new Stage.Visit(new WalletId("another"), hash("h"), hash("s"));
    transactions.gather(id("elsewhere"), CHOOSING.at(elsewhere), LATER);
    transactions.open(asFirst("decided"), hash("d"));
    transactions.gather(id("decided"), CHOOSING.at(visit("h2", "s2")), LATER);
    transactions.decide(id("decided"), new Stage.Granted(), hash("granted"), LATER);

    transactions.endAllAt(WALLET);

    assertThat(transactions.byHandle(hash("handle"))).isEmpty();
    assertThat(transactions.takeState(hash("state"))).isEmpty();
    assertThat(swap(transactions, "ticket", "x")).isEmpty();
    assertThat(transactions.decide(id("1"), new Stage.Granted(), hash("x"), LATER)).isFalse();
    assertThat(transactions.choosingIn(hash("browser"))).isPresent();
    assertThat(transactions.byHandle(hash("h"))).isPresent();
    assertThat(transactions.removeExpired(LATER.plusSeconds(1), 10))
        .extracting(Transaction::stage)
        .containsExactlyInAnyOrder(
            new Stage.Expired(),
            new Stage.Requested(),
            CHOOSING,
            CHOOSING.at(elsewhere),
            new Stage.Granted());
  }

  @Test
  default void whatADisabledClientHasUnderWayEndsAndWhatIsOverStaysAsItIs() {
    var transactions = emptyStore();
    var handles = List.of("gathering", "submitted", "granted", "denied", "redeemed");
    for (var one : handles) {
      transactions.open(asFirst(one), hash("ticket of " + one));
      transactions.gather(id(one), CHOOSING.at(visit(one, "state of " + one)), LATER);
    }
    transactions.decide(id("submitted"), new Stage.Submitted(), hash("s"), LATER);
    transactions.decide(id("granted"), new Stage.Granted(), hash("g"), LATER);
    transactions.decide(id("denied"), new Stage.Denied(), hash("d"), LATER);
    transactions.decide(id("redeemed"), new Stage.Granted(), hash("r"), LATER);
    swap(transactions, "r", "r2");
    transactions.open(asFirst("requested"), hash("first"));
    transactions.open(rsFirst("nobody's"), hash("nobody's"));
    transactions.open(rsFirst("another's"), hash("another's"));
    swap(transactions, "another's", BETA, "another's", Additions.NONE);

    transactions.endAllOf(ALPHA);

    assertThat(transactions.byHandle(hash("gathering"))).isEmpty();
    for (var ticket : List.of("first", "ticket of gathering", "s", "g")) {
      assertThat(swap(transactions, ticket, "x")).isEmpty();
    }
    assertThat(swap(transactions, "another's", BETA, "b", Additions.NONE)).isPresent();
    assertThat(transactions.removeExpired(LATER.plusSeconds(1), 20))
        .filteredOn(one -> !(one.stage() instanceof Stage.Expired))
        .extracting(one -> one.id().value())
        .containsExactlyInAnyOrder("denied", "redeemed", "nobody's", "another's");
  }

  @Test
  default void whatIsOverIsRemovedInBoundedBatchesThatWhichEndedFirst() {
    var transactions = emptyStore();
    transactions.open(asFirst("later"), hash("a"));
    transactions.open(asFirst("and then"), hash("c"));
    transactions.gather(id("and then"), AT_WALLET, NOW.plusSeconds(60));
    transactions.open(asFirst("first").at(new Stage.Requested(), NOW), hash("b"));

    assertThat(transactions.removeExpired(NOW, 10)).isEmpty();
    assertThat(transactions.removeExpired(LATER, 1))
        .containsExactly(asFirst("first").at(new Stage.Requested(), NOW));
    assertThat(transactions.removeExpired(LATER, 10))
        .containsExactly(asFirst("and then").at(AT_WALLET, NOW.plusSeconds(60)));
    assertThat(transactions.removeExpired(LATER, 10)).isEmpty();

    assertThat(swap(transactions, "b", "x")).isEmpty();
    assertThat(transactions.byHandle(hash("handle"))).isEmpty();
    assertThat(swap(transactions, "a", "x")).contains(asFirst("later"));
    transactions.open(asFirst("again"), hash("b"));
    assertThat(transactions.gather(id("again"), AT_WALLET, LATER)).isTrue();
  }

  @Test
  default void whatIsOverIsReportedToOneOfRivals() {
    var transactions = emptyStore();
    for (int i = 0; i < 60; i++) {
      transactions.open(asFirst("t" + i), hash("ticket" + i));
    }
    var removed =
        Rivals.march(12, _ -> transactions.removeExpired(LATER.plusSeconds(1), 4)).stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .map(Transaction::id)
            .toList();

    assertThat(removed).doesNotHaveDuplicates().hasSize(60);
  }
}
