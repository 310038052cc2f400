package org.openfpx.domain.wallet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.wallet.consent.Choices.Choice;
import org.openfpx.domain.wallet.consent.ConsentPage.Obstacle;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/** Protocol, 3.4 to 3.8: from the hand-over to the answer. */
class ConsentTest {
  private static final ScopeSet READ = ScopeSet.of("read");

  private final WalletHouse house = new WalletHouse();
  private Session june = house.signIn("june");

  @BeforeEach
  void juneHasLinkedBothSources() {
    house.link(june, "registry");
    house.link(june, "clinic");
  }

  private ConsentId open(Secret handle, Session session) {
    return house.open(handle, session) instanceof OpenRequest.Outcome.Opened(var id)
        ? id
        : fail("not opened");
  }

  private ConsentPage page(ConsentId id) {
    return house.show.show(id, june, false) instanceof ShowRequest.Outcome.Ask(var page)
        ? page
        : fail("nothing is asked: " + house.show.show(id, june, false));
  }

  private AnswerYes.Outcome yes(ConsentId id, Choices choices) {
    return house.yes.answer(
        new AnswerYes.Yes(id, Optional.of(choices), page(id).fingerprint(), WalletHouse.ENGLISH),
        june);
  }

  private AnswerYes.Outcome again(ConsentId id) {
    return house.yes.answer(new AnswerYes.Yes(id, Optional.empty(), "", WalletHouse.ENGLISH), june);
  }

  private static Choices immunizationsFromTheClinic() {
    return new Choices(
        Map.of(1, new Choice(Optional.of("clinic-immunizations"), READ)), HowLong.WEEK);
  }

  private static <T> T fail(String why) {
    throw new AssertionError(why);
  }

  @Test
  void aYesPushesOneFreshRotPerPermissionBoundToItsPurposeAndSendsTheBrowserBack() {
    var id = open(house.transaction(), june);
    var both =
        new Choices(
            Map.of(
                1, new Choice(Optional.of("clinic-immunizations"), READ),
                2, new Choice(Optional.of("registry-profile"), READ)),
            HowLong.WEEK);

    var outcome = yes(id, both);

    assertThat(outcome).isInstanceOf(AnswerYes.Outcome.SendBack.class);
    var address = address(outcome);
    assertThat(address.toString())
        .startsWith("https://as.example/transaction/callback?code=")
        .contains("state=the-state")
        .contains("iss=https%3A%2F%2Fwallet.example");
    var pushed = house.servers.pushes().getFirst().permissions();
    assertThat(pushed)
        .extracting(p -> p.resource())
        .containsExactly("clinic-immunizations", "registry-profile");
    assertThat(pushed).extracting(p -> p.rot().orElseThrow().reveal()).doesNotHaveDuplicates();
    assertThat(house.sources.purposes()).hasSize(2);
    assertThat(house.sources.purposes().getFirst().issuer()).isEqualTo("https://as.example");
    assertThat(house.sources.purposes().getFirst().client()).isEqualTo("my-immunizations");
  }

  private static URI address(AnswerYes.Outcome outcome) {
    return outcome instanceof AnswerYes.Outcome.SendBack(var address) ? address : fail("stays");
  }

  @Test
  void nothingOptionalIsTickedBeforehandAndTheShortestTimeIsChosen() {
    var page = page(open(house.transaction(), june));

    assertThat(page.choices().of(1).scopes()).isEqualTo(READ);
    assertThat(page.choices().of(2).scopes()).isEqualTo(ScopeSet.NONE);
    assertThat(page.choices().howLong()).isEqualTo(HowLong.ONCE);
  }

  @Test
  void whatIsLeftOutIsNotPushed() {
    var id = open(house.transaction(), june);

    yes(id, immunizationsFromTheClinic());

    assertThat(house.servers.pushes().getFirst().permissions()).hasSize(1);
  }

  @Test
  void everyEndIsAWholeMinuteAndNeverLaterThanTheNetworkAllows() {
    house.world.pass(Duration.ofSeconds(17));
    var id = open(house.transaction(), june);

    yes(
        id,
        new Choices(
            Map.of(1, new Choice(Optional.of("clinic-immunizations"), READ)), HowLong.MOST));

    var end = house.servers.pushes().getFirst().permissions().getFirst().endsAt();
    assertThat(end.getEpochSecond() % 60).isZero();
    assertThat(end).isBeforeOrEqualTo(house.world.instant().plus(Duration.ofDays(90)));
  }

  @Test
  void aNoSendsTheBrowserBackWithAccessDeniedAndLeavesNothingButTheAnswer() {
    var id = open(house.transaction(), june);

    var outcome = house.no.answer(id, june, WalletHouse.ENGLISH);

    assertThat(outcome).isInstanceOf(AnswerNo.Outcome.SendBack.class);
    assertThat(outcome.toString()).contains("error=access_denied").contains("state=the-state");
    assertThat(house.servers.pushes()).isEmpty();
    assertThat(house.servers.registered()).isZero();
    assertThat(house.sources.purposes()).isEmpty();
    var account = june.signedIn().orElseThrow().account();
    assertThat(house.consents.find(account, id).orElseThrow().yes()).isFalse();
  }

  @Test
  void nobodyHasToSignInToSayNo() {
    var stranger = house.visit();
    var id = open(house.transaction(), stranger);

    assertThat(house.show.show(id, stranger, false))
        .isInstanceOf(ShowRequest.Outcome.SignInFirst.class);
    assertThat(house.no.answer(id, stranger, WalletHouse.ENGLISH))
        .isInstanceOf(AnswerNo.Outcome.SendBack.class);
  }

  @Test
  void aHandleBelongsToTheBrowserThatOpensItFirst() {
    var handle = house.transaction();
    var id = open(handle, june);
    var bob = house.signIn("bob");

    assertThat(house.open(handle, bob)).isInstanceOf(OpenRequest.Outcome.OpenedElsewhere.class);
    assertThat(house.show.show(id, bob, false)).isInstanceOf(ShowRequest.Outcome.NotHere.class);
    assertThat(house.no.answer(id, bob, WalletHouse.ENGLISH))
        .isInstanceOf(AnswerNo.Outcome.NotHere.class);
    assertThat(
            house.yes.answer(new AnswerYes.Yes(id, Optional.empty(), "", WalletHouse.ENGLISH), bob))
        .isInstanceOf(AnswerYes.Outcome.NotHere.class);
    assertThat(open(handle, june)).isEqualTo(id);
  }

  @Test
  void whatThePersonBeganBeforeSigningInGoesOnAfterwards() {
    var begun = house.visits.begin();
    var id = open(house.transaction(), begun.session());
    var cookie = house.signIn(begun.session(), "june");
    june = house.visits.resume(cookie).orElseThrow();

    assertThat(page(id).client().identifier()).isEqualTo("my-immunizations");
    assertThat(house.visits.resume(begun.secret())).isEmpty();
  }

  @Test
  void aDoubleClickSharesOnce() {
    var id = open(house.transaction(), june);

    var first = yes(id, immunizationsFromTheClinic());
    var second = again(id);

    assertThat(first).isInstanceOf(AnswerYes.Outcome.SendBack.class);
    assertThat(second).isInstanceOf(AnswerYes.Outcome.SendBack.class);
    assertThat(house.servers.pushes()).hasSize(1);
    assertThat(house.servers.registered()).isEqualTo(1);
    assertThat(house.sources.purposes()).hasSize(1);
  }

  @Test
  void anAnswerThatWasLostOnTheWayIsFetchedAgainWithTheSameRots() {
    var id = open(house.transaction(), june);
    house.servers.loseAnswers();

    assertThat(yes(id, immunizationsFromTheClinic()))
        .isInstanceOf(AnswerYes.Outcome.Unreachable.class);
    assertThat(house.show.show(id, june, false)).isInstanceOf(ShowRequest.Outcome.SaidYes.class);
    house.servers.comeBack();

    assertThat(again(id)).isInstanceOf(AnswerYes.Outcome.SendBack.class);
    assertThat(house.servers.pushes()).hasSize(1);
    assertThat(house.sources.purposes()).hasSize(1);
    assertThat(house.requests.rots(id)).isEmpty();
  }

  @Test
  void aSourceThatIsDownKeepsTheChoicesAndSharesNothing() {
    var id = open(house.transaction(), june);
    house.sources.takeDown("clinic");

    var outcome = yes(id, immunizationsFromTheClinic());

    assertThat(outcome)
        .isEqualTo(
            new AnswerYes.Outcome.Incomplete(
                List.of(new Problem(1, Problem.Kind.SOURCE_UNREACHABLE))));
    assertThat(house.servers.pushes()).isEmpty();
    assertThat(house.permissions.of(june.signedIn().orElseThrow().account(), List.of(id)))
        .isEmpty();
    assertThat(page(id).choices().of(1).resource()).contains("clinic-immunizations");

    house.sources.bringBack("clinic");
    assertThat(yes(id, immunizationsFromTheClinic()))
        .isInstanceOf(AnswerYes.Outcome.SendBack.class);
  }

  @Test
  void aSourceThatRefusesIsShownAsOneToRenew() {
    var id = open(house.transaction(), june);
    house.sources.refuse("clinic");

    assertThat(yes(id, immunizationsFromTheClinic()))
        .isEqualTo(
            new AnswerYes.Outcome.Incomplete(List.of(new Problem(1, Problem.Kind.SOURCE_REFUSED))));
    assertThat(page(id).line(1).orElseThrow().offer("clinic-immunizations").orElseThrow().state())
        .isEqualTo(ConsentPage.LinkState.TO_RENEW);
  }

  @Test
  void aSourceThatIsNotLinkedMustBeLinkedFirst() {
    june = house.signIn("ann");
    var id = open(house.transaction(), june);

    assertThat(yes(id, immunizationsFromTheClinic()))
        .isEqualTo(
            new AnswerYes.Outcome.Incomplete(
                List.of(new Problem(1, Problem.Kind.SOURCE_NEEDS_SIGN_IN))));
  }

  @Test
  void anAuthorizationServerThatRefusesEndsTheRequest() {
    var id = open(house.transaction(), june);
    house.servers.refuse();

    assertThat(yes(id, immunizationsFromTheClinic())).isInstanceOf(AnswerYes.Outcome.Over.class);
    assertThat(house.requests.find(id).orElseThrow().stage()).isEqualTo(Stage.OVER);
    assertThat(house.permissions.of(june.signedIn().orElseThrow().account(), List.of(id)))
        .allMatch(permission -> permission.standing() instanceof Standing.Ended);
  }

  @Test
  void aYesToAnotherPageIsNoYes() {
    var id = open(house.transaction(), june);

    var outcome =
        house.yes.answer(
            new AnswerYes.Yes(
                id,
                Optional.of(immunizationsFromTheClinic()),
                "what stood there before",
                WalletHouse.ENGLISH),
            june);

    assertThat(outcome).isInstanceOf(AnswerYes.Outcome.Changed.class);
    assertThat(house.servers.pushes()).isEmpty();
  }

  @Test
  void aSignInThatIsTooWeakIsAnObstacleAndNoPushHappens() {
    var strong = new Assurance(new Ial(2), new Aal(2));
    var id = open(house.transaction(strong), june);

    assertThat(page(id).line(1).orElseThrow().obstacle()).contains(Obstacle.STRONGER_SIGN_IN);
    assertThat(page(id).canSayYes()).isFalse();
    assertThat(yes(id, immunizationsFromTheClinic()))
        .isInstanceOf(AnswerYes.Outcome.Incomplete.class);

    house.identityProviders.vouch(strong);
    var cookie = house.signIn(june, "june");
    june = house.visits.resume(cookie).orElseThrow();
    assertThat(page(id).line(1).orElseThrow().obstacle()).isEmpty();
  }

  @Test
  void theSameAnswersAsLastTimeAreFilledInOnRequest() {
    yes(open(house.transaction(), june), immunizationsFromTheClinic());
    var next = open(house.transaction(), june);

    assertThat(page(next).lastTime()).isTrue();
    assertThat(page(next).choices().of(1).resource()).contains("clinic-immunizations");
    var filled = house.show.show(next, june, true);
    assertThat(filled instanceof ShowRequest.Outcome.Ask(var page) ? page.choices() : filled)
        .extracting("howLong")
        .isEqualTo(HowLong.WEEK);
  }

  @Test
  void aRequestThatIsOverIsOverForEverybody() {
    var id = open(house.transaction(), june);
    house.world.pass(Duration.ofMinutes(11));

    assertThat(house.show.show(id, june, false)).isInstanceOf(ShowRequest.Outcome.Over.class);
    assertThat(again(id)).isInstanceOf(AnswerYes.Outcome.Over.class);
  }

  @Test
  void theDigestIsOverTheSortedIdsWhateverTheirOrder() {
    assertThat(HandBack.hash(List.of("b", "a"))).isEqualTo(HandBack.hash(List.of("a", "b")));
    assertThat(HandBack.hash(List.of("a")))
        .isEqualTo("ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs");
  }

  @Test
  void noTwoTransactionsShareAnAccountOrARot() {
    yes(open(house.transaction(), june), immunizationsFromTheClinic());
    yes(open(house.transaction(), june), immunizationsFromTheClinic());

    assertThat(house.servers.pushes())
        .extracting(push -> push.account().clientId())
        .doesNotHaveDuplicates();
    assertThat(house.servers.pushes())
        .extracting(push -> push.permissions().getFirst().rot().orElseThrow().reveal())
        .doesNotHaveDuplicates();
  }
}
