package org.openfpx.domain.wallet.owning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.wallet.FakeCatalogue;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.dashboard.Sharing;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.owning.LetThrough.Flaw;
import org.openfpx.domain.wallet.owning.OwnersServers.Whom;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;

/** What an owner decides about what is theirs (protocol, sections 3.9 and 3.10). */
class OwningTest {
  private static final String DIARY = "the-diary";
  private static final String PEOPLE = "https://people.example";
  private static final Whom BOB = new Whom.Proving(PEOPLE, "email", "bob@people.example");

  private final WalletHouse house = new WalletHouse();
  private final Session alice = house.signIn("alice");
  private Place clinic = place("alice", alice);

  private static AccountId person(Session session) {
    return session.signedIn().orElseThrow().account();
  }

  /** Lets the clinic register things of a person's. */
  private Place place(String name, Session session) {
    var id = LastingAccount.id(person(session), "as", "clinic");
    house.asAccounts.keep(
        WalletMother.asAccount(id, person(session)), house.world.instant().plusSeconds(60));
    assertThat(house.places.of(person(session))).as(name).hasSize(1);
    return house.places.find(person(session), id).orElseThrow();
  }

  @BeforeEach
  void register() {
    house.owners.believe(new Believed(PEOPLE, Optional.empty(), List.of("email")));
    house.owners.register(
        clinic.account(),
        new Thing(
            DIARY,
            "https://types.example/diary",
            ScopeSet.of("read", "write"),
            "clinic",
            Optional.of("My diary")));
  }

  private LetThrough.Wish wish(Whom whom, String... scopes) {
    return new LetThrough.Wish(
        clinic,
        DIARY,
        Optional.empty(),
        Optional.of(whom),
        ScopeSet.of(scopes),
        RuleLength.MONTH,
        Optional.empty(),
        Optional.empty(),
        WalletHouse.ENGLISH);
  }

  private Rule holds(LetThrough.Wish wish) {
    var outcome = house.letThrough.let(wish);
    assertThat(outcome).isInstanceOf(LetThrough.Outcome.Holds.class);
    return ((LetThrough.Outcome.Holds) outcome).rule();
  }

  private List<Sharing> active() {
    return house.dashboard.home(person(alice), alice.id()).active();
  }

  @Test
  void whomAnOwnerLetsThroughIsAmongWhatTheyShareAndStopsLikeIt() {
    var rule = holds(wish(BOB, "read"));

    var sharing = active().getFirst();
    assertThat(sharing.consent().words().client())
        .isEqualTo("Everyone whose e-mail address is “bob@people.example”");
    assertThat(sharing.consent().lines().getFirst().title()).isEqualTo("My diary");
    assertThat(sharing.state()).isEqualTo(new Sharing.State.Active(rule.endsAt()));

    house.stopSharing.stop(person(alice), sharing.consent().id());

    assertThat(house.servers.rules()).isEmpty();
    assertThat(active()).isEmpty();
  }

  @Test
  void whoWantsToBeAskedSharesNothingYet() {
    holds(wish(new Whom.Asking(), "read"));

    assertThat(active()).isEmpty();
    assertThat(house.servers.rules()).hasSize(1);
  }

  @Test
  void aChangeIsOneRuleInThePlaceOfAnother() {
    var first = holds(wish(BOB, "read"));
    var before = active().getFirst().consent().id();
    var change =
        new LetThrough.Wish(
            clinic,
            DIARY,
            Optional.of(first.id()),
            Optional.of(BOB),
            ScopeSet.of("write"),
            RuleLength.WEEK,
            Optional.empty(),
            Optional.empty(),
            WalletHouse.ENGLISH);

    var changed = holds(change);

    assertThat(changed.id()).isEqualTo(first.id());
    assertThat(active()).hasSize(1);
    assertThat(active().getFirst().permissions().getFirst().scopes())
        .isEqualTo(ScopeSet.of("write"));
    assertThat(house.dashboard.one(person(alice), before).orElseThrow().state())
        .isEqualTo(new Sharing.State.Ended(Optional.of(Reason.CHANGED), house.world.instant()));
  }

  private LetThrough.Wish change(String rule, String value, RuleLength length) {
    return new LetThrough.Wish(
        clinic,
        DIARY,
        Optional.of(rule),
        Optional.of(new Whom.Proving(PEOPLE, "email", value)),
        ScopeSet.of("read"),
        length,
        Optional.empty(),
        Optional.empty(),
        WalletHouse.ENGLISH);
  }

  /** Whom she lets through, as the wallet says it everywhere. */
  private List<String> whom() {
    return active().stream().map(one -> one.consent().words().client()).toList();
  }

  private void look() {
    assertThat(house.showThing.show(clinic, DIARY, WalletHouse.ENGLISH))
        .isInstanceOf(ShowThing.Outcome.Found.class);
  }

  @Test
  void aChangeWhoseAnswerIsLostIsFoundOutByAsking() {
    var rule = holds(wish(BOB, "read"));
    house.owners.loseTheNextAnswer();

    var changed = holds(change(rule.id(), "carol@people.example", RuleLength.WEEK));

    assertThat(changed.id()).isEqualTo(rule.id());
    assertThat(whom()).containsExactly("Everyone whose e-mail address is “carol@people.example”");
    assertThat(active().getFirst().state()).isEqualTo(new Sharing.State.Active(changed.endsAt()));
  }

  @Test
  void aChangeThatNeverArrivedLeavesTheOldWords() {
    var rule = holds(wish(BOB, "read"));
    house.owners.loseTheNextRequest();

    assertThat(house.letThrough.let(change(rule.id(), "carol@people.example", RuleLength.WEEK)))
        .isEqualTo(new LetThrough.Outcome.Unreachable());

    assertThat(whom()).containsExactly("Everyone whose e-mail address is “bob@people.example”");
  }

  @Test
  void whereNobodyCanBeAskedItIsSaidThatItIsNotKnown() {
    var rule = holds(wish(BOB, "read"));
    house.owners.goDownBeforeTheNextAnswer();
    var change = change(rule.id(), "carol@people.example", RuleLength.YEAR);

    assertThat(house.letThrough.let(change)).isEqualTo(new LetThrough.Outcome.Unreachable());

    assertThat(whom())
        .containsExactly("Somebody: you changed whom, and it is not known yet whether that holds");
    assertThat(active().getFirst().state())
        .as("as long as one of both may let through")
        .isEqualTo(new Sharing.State.Active(house.letThrough.endOf(RuleLength.YEAR)));

    house.owners.comeBack();
    look();
    look();
    assertThat(whom()).containsExactly("Everyone who shows the right e-mail address");
    assertThat(active().getFirst().permissions()).hasSize(1);
  }

  @Test
  void whatOnlyTheValueTellsApartIsNotSaidToBeTheOldOne() {
    var rule = holds(wish(BOB, "read"));
    house.owners.loseTheNextAnswer();

    assertThat(house.letThrough.let(change(rule.id(), "carol@people.example", RuleLength.MONTH)))
        .isEqualTo(new LetThrough.Outcome.Unreachable());
    assertThat(whom().getFirst()).startsWith("Somebody");

    look();
    assertThat(whom()).containsExactly("Everyone who shows the right e-mail address");
  }

  @Test
  void whatWasMadeWithoutAnAnswerIsNotHidden() {
    house.owners.loseTheNextAnswer();
    holds(wish(BOB, "read"));
    assertThat(whom()).containsExactly("Everyone whose e-mail address is “bob@people.example”");

    house.owners.goDownBeforeTheNextAnswer();
    house.letThrough.let(wish(BOB, "read", "write"));
    house.owners.comeBack();
    look();

    assertThat(whom()).hasSize(2).contains("Everyone who shows the right e-mail address");
  }

  @Test
  void whatEndedElsewhereIsNotSaidToHold() {
    var rule = holds(wish(BOB, "read"));
    house.servers.endRule("as", clinic.account().credentials(), rule.id());

    look();

    assertThat(active()).isEmpty();
  }

  @Test
  void whatIsBeingStoppedIsNotTakenForSomethingNew() {
    holds(wish(BOB, "read"));
    house.servers.goDown();
    house.stopSharing.stopAll(person(alice));

    look();

    assertThat(active()).hasSize(1);
    assertThat(active().getFirst().state()).isInstanceOf(Sharing.State.BeingStopped.class);
  }

  @Test
  void whatIsMissingIsSaidAndNothingIsLetThrough() {
    var nobody =
        new LetThrough.Wish(
            clinic,
            DIARY,
            Optional.empty(),
            Optional.empty(),
            ScopeSet.of("erase"),
            RuleLength.MONTH,
            Optional.empty(),
            Optional.empty(),
            WalletHouse.ENGLISH);

    assertThat(house.letThrough.let(nobody))
        .isEqualTo(new LetThrough.Outcome.Incomplete(List.of(Flaw.NOBODY, Flaw.NO_PART)));
    assertThat(house.letThrough.let(wish(new Whom.Proving(PEOPLE, "email", " "), "read")))
        .isEqualTo(new LetThrough.Outcome.Incomplete(List.of(Flaw.NO_VALUE)));
    assertThat(house.letThrough.let(wish(new Whom.Proving(PEOPLE, "age", "7"), "read")))
        .isEqualTo(new LetThrough.Outcome.Incomplete(List.of(Flaw.REFUSED)));
    assertThat(house.servers.rules()).isEmpty();
    assertThat(active()).isEmpty();
  }

  @Test
  void whatIsAnothersDoesNotExist() {
    var bob = house.signIn("bob");
    var bobs = place("bob", bob);

    assertThat(house.places.find(person(bob), clinic.id())).isEmpty();
    assertThat(house.showThing.show(bobs, DIARY, WalletHouse.ENGLISH))
        .isEqualTo(new ShowThing.Outcome.NotFound());
    assertThat(house.places.of(person(alice), "clinic")).containsExactly(clinic);
    assertThat(house.places.of(person(bob), "clinic")).containsExactly(bobs);
    assertThat(house.places.of(person(bob), "another")).isEmpty();
  }

  @Test
  void aRuleStaysOpenAsLongAsTheNetworkHasIt() {
    var rule = holds(wish(BOB, "read"));
    compareForHours(3);
    assertThat(active()).hasSize(1);

    house.servers.endRule("as", clinic.account().credentials(), rule.id());
    compareForHours(33);

    assertThat(active()).isEmpty();
  }

  private void compareForHours(int hours) {
    for (int times = 0; times < hours * 12; times++) {
      house.world.pass(Duration.ofMinutes(5));
      house.reconcile.run(10);
    }
  }

  @Test
  void aRuleThatCouldNotBeEndedIsEndedLater() {
    var rule = holds(wish(BOB, "read"));
    house.servers.goDown();

    assertThat(house.endRule.end(clinic, rule.id())).isEqualTo(EndRule.Outcome.BEING_ENDED);

    house.servers.comeBack();
    house.world.pass(Duration.ofMinutes(1));
    assertThat(house.stopSharing.catchUp(10)).isEqualTo(1);
    assertThat(house.servers.rules()).isEmpty();
  }

  @Test
  void theDashboardKnowsWhatWaitsForWhom() {
    var bob = house.signIn("bob");
    place("bob", bob);
    ask("first", "read");
    ask("second", "write");
    house.waiting.refresh();

    assertThat(house.waiting.of(person(alice)))
        .extracting(waiting -> waiting.asked().id())
        .containsExactly("first", "second");
    assertThat(house.waiting.of(person(bob))).isEmpty();

    ask("third", "read");
    house.waiting.refresh();
    assertThat(house.waiting.of(person(alice))).hasSize(3);

    house.answerAsked.deny(clinic, "first", WalletHouse.ENGLISH);
    assertThat(house.waiting.of(person(alice))).hasSize(2);

    house.world.pass(Duration.ofDays(8));
    assertThat(house.waiting.of(person(alice))).isEmpty();
  }

  @Test
  void whatIsAnsweredWhileItIsReadWaitsNoMore() {
    ask("first", "read");
    ask("second", "read");
    house.owners.whileTelling(() -> house.answerAsked.deny(clinic, "first", WalletHouse.ENGLISH));

    house.waiting.refresh();

    assertThat(house.waiting.of(person(alice)))
        .extracting(waiting -> waiting.asked().id())
        .containsExactly("second");
  }

  @Test
  void whoAnswersWhatIsGoneIsNotAskedAnyMore() {
    ask("first", "read");
    ask("second", "read");
    house.waiting.refresh();

    house.owners.reap("first");
    assertThat(house.answerAsked.deny(clinic, "first", WalletHouse.ENGLISH))
        .isEqualTo(new AnswerAsked.Outcome.NotFound());
    assertThat(house.waiting.of(person(alice)))
        .extracting(waiting -> waiting.asked().id())
        .containsExactly("second");

    house.owners.reapBeforeTheNextYes();
    assertThat(approve("second", "read")).isEqualTo(new AnswerAsked.Outcome.NotFound());
    assertThat(house.waiting.of(person(alice))).isEmpty();
    assertThat(active()).as("nothing stays promised").isEmpty();
  }

  @Test
  void whatWasAnsweredElsewhereVanishesAndAServerThatIsDownIsLeftAlone() {
    ask("first", "read");
    house.waiting.refresh();
    house.owners.deny(clinic.account(), "first");
    house.owners.goDown();
    house.world.pass(Duration.ofMinutes(6));
    house.waiting.refresh();
    assertThat(house.waiting.of(person(alice))).hasSize(1);

    house.owners.comeBack();
    house.waiting.refresh();
    assertThat(house.waiting.of(person(alice))).as("left alone a while").hasSize(1);
    house.world.pass(Duration.ofMinutes(1));
    house.waiting.refresh();

    assertThat(house.waiting.of(person(alice))).isEmpty();
  }

  @Test
  void anOwnerLetsAPartThroughAndSeesItAmongWhatTheyShare() {
    ask("first", "read", "write");

    assertThat(approve("first", "read")).isInstanceOf(AnswerAsked.Outcome.Answered.class);

    var sharing = active().getFirst();
    assertThat(sharing.consent().words().client()).isEqualTo("My Immunizations");
    assertThat(sharing.consent().words().why()).contains("To read along");
    assertThat(sharing.permissions().getFirst().scopes()).isEqualTo(ScopeSet.of("read"));
    assertThat(approve("first", "read")).isInstanceOf(AnswerAsked.Outcome.NotTaken.class);
    assertThat(active()).hasSize(1);
  }

  @Test
  void aYesToNothingIsNoYes() {
    ask("first", "read");

    assertThat(approve("first", "erase")).isInstanceOf(AnswerAsked.Outcome.NoPart.class);
    assertThat(house.answerAsked.look(clinic, "first", WalletHouse.ENGLISH))
        .isInstanceOfSatisfying(
            AnswerAsked.Outcome.Found.class,
            found -> assertThat(found.asked().state()).isEqualTo(Asked.State.PENDING));
  }

  private AnswerAsked.Yes yes(String... scopes) {
    return new AnswerAsked.Yes(ScopeSet.of(scopes), HowLong.WEEK, WalletHouse.ENGLISH);
  }

  private AnswerAsked.Outcome approve(String id, String... scopes) {
    return house.answerAsked.approve(clinic, id, yes(scopes));
  }

  private List<ScopeSet> shared() {
    return active().stream()
        .flatMap(one -> one.permissions().stream())
        .map(Permission::scopes)
        .toList();
  }

  @Test
  void aYesWhoseAnswerIsLostIsAmongWhatTheyShare() {
    ask("first", "read", "write");
    house.owners.loseTheNextAnswer();

    assertThat(approve("first", "read")).isInstanceOf(AnswerAsked.Outcome.Answered.class);

    assertThat(shared()).containsExactly(ScopeSet.of("read"));
    house.stopSharing.stop(person(alice), active().getFirst().consent().id());
    assertThat(house.servers.open()).isZero();
  }

  @Test
  void aYesWhoseAnswerIsLostStandsUntilItIsKnownWhatHolds() {
    ask("first", "read", "write");
    house.owners.goDownBeforeTheNextAnswer();

    assertThat(approve("first", "read")).isEqualTo(new AnswerAsked.Outcome.Unreachable());
    assertThat(shared()).as("it may hold").containsExactly(ScopeSet.of("read"));

    compareForHours(3);
    house.owners.comeBack();
    assertThat(shared()).containsExactly(ScopeSet.of("read"));
    house.stopSharing.stop(person(alice), active().getFirst().consent().id());
    assertThat(house.servers.open()).isZero();
  }

  @Test
  void aYesThatNeverArrivedIsNotSaidToHold() {
    ask("first", "read");
    house.owners.loseTheNextRequest();

    assertThat(approve("first", "read")).isEqualTo(new AnswerAsked.Outcome.Unreachable());
    assertThat(active()).as("it may be on its way").hasSize(1);

    compareForHours(3);
    assertThat(active()).isEmpty();
  }

  @Test
  void aYesThatNeverArrivedIsNotTakenForOneToAnother() {
    ask("first", "read");
    askBy("clinic", "second", "read");
    house.owners.loseTheNextRequest();
    approve("first", "read");

    approve("second", "read");
    compareForHours(3);

    assertThat(whom()).containsExactly("City Clinic");
    assertThat(active().getFirst().permissions().getFirst().standing())
        .isEqualTo(new Permission.Standing.Given("by-second-" + DIARY));
  }

  @Test
  void whatIsFoundByComparingIsItsClientsAlone() {
    ask("first", "read");
    askBy("clinic", "second", "read");
    house.owners.loseTheNextRequest();
    approve("first", "read");
    house.owners.goDownBeforeTheNextAnswer();
    approve("second", "read");
    assertThat(whom()).as("both may hold").hasSize(2);

    compareForHours(3);

    assertThat(whom()).containsExactly("City Clinic");
    assertThat(shared()).containsExactly(ScopeSet.of("read"));
  }

  @Test
  void aNoAfterAYesThatNeverArrivedLeavesNothingPromised() {
    ask("first", "read");
    house.owners.loseTheNextRequest();
    approve("first", "read");
    assertThat(active()).hasSize(1);

    assertThat(house.answerAsked.deny(clinic, "first", WalletHouse.ENGLISH))
        .isInstanceOf(AnswerAsked.Outcome.Answered.class);

    assertThat(active()).isEmpty();
    assertThat(house.consents.answered(person(alice), Optional.empty(), 10)).isEmpty();
  }

  @Test
  void whoSaysYesAgainIsNotNotedTwice() {
    ask("first", "read", "write");
    house.owners.loseTheNextRequest();
    approve("first", "read");

    assertThat(approve("first", "read", "write")).isInstanceOf(AnswerAsked.Outcome.Answered.class);
    assertThat(shared()).containsExactly(ScopeSet.of("read", "write"));

    house.owners.goDownBeforeTheNextAnswer();
    ask("second", "read", "write");
    approve("second", "read");
    house.owners.comeBack();
    assertThat(approve("second", "write")).isInstanceOf(AnswerAsked.Outcome.NotTaken.class);
    assertThat(shared())
        .as("what holds is the first yes")
        .containsExactlyInAnyOrder(ScopeSet.of("read", "write"), ScopeSet.of("read"));
  }

  @Test
  void whatIsStoppedBeforeItsAnswerCameIsStoppedWhereItHolds() {
    ask("first", "read");
    house.owners.goDownBeforeTheNextAnswer();
    approve("first", "read");
    house.stopSharing.stop(person(alice), active().getFirst().consent().id());
    assertThat(house.servers.open()).isEqualTo(1);

    compareForHours(3);

    house.stopSharing.catchUp(10);
    assertThat(house.servers.open()).isZero();
    assertThat(active()).isEmpty();
  }

  @Test
  void aYesThatWasGivenElsewhereIsNotHidden() {
    ask("first", "read", "write");
    house.owners.approve(
        clinic.account(), "first", ScopeSet.of("write"), house.letThrough.endOf(RuleLength.WEEK));

    house.answerAsked.look(clinic, "first", WalletHouse.ENGLISH);
    house.answerAsked.look(clinic, "first", WalletHouse.ENGLISH);

    assertThat(shared()).containsExactly(ScopeSet.of("write"));
    assertThat(whom()).containsExactly("My Immunizations");
  }

  @Test
  void whatIsRefusedIsNotNoted() {
    ask("first", "read");
    house.owners.refuseAnswers();

    assertThat(approve("first", "read")).isInstanceOf(AnswerAsked.Outcome.NotTaken.class);

    assertThat(active()).isEmpty();
  }

  private void ask(String id, String... scopes) {
    askBy("my-immunizations", id, scopes);
  }

  private void askBy(String client, String id, String... scopes) {
    house.owners.ask(
        new Asked(
            id,
            clinic.account().credentials().clientId(),
            client,
            Optional.of(LocalizedText.of(FakeCatalogue.EN, "To read along")),
            List.of(
                new Asked.Line(
                    DIARY,
                    Optional.of("https://types.example/diary"),
                    Optional.of("My diary"),
                    ScopeSet.of(scopes),
                    Optional.of(Duration.ofDays(30)))),
            house.world.instant(),
            house.world.instant().plus(Duration.ofDays(7)),
            Optional.empty(),
            Asked.State.PENDING,
            List.of()));
  }
}
