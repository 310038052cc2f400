package org.openfpx.domain.wallet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeUse;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.consent.Choices.Choice;
import org.openfpx.domain.wallet.consent.ConsentPage.Obstacle;
import org.openfpx.domain.wallet.dashboard.Sharing;
import org.openfpx.domain.wallet.login.FinishLogin;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.mydata.DeleteAccount;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Start;

/** Protocol, sections 2.4 and 3.7: a client that asks for no records, but to sign a person in. */
class SignInConsentTest {
  private static final Assurance SURE = new Assurance(new Ial(2), new Aal(2));

  private final WalletHouse house = new WalletHouse();
  private Session june = house.signIn("june");

  @Test
  void aYesPushesOneEntryWithoutRecordsAndNamesThePersonForThisClient() {
    var code = answered(june, openid());

    assertThat(house.servers.signIns()).hasSize(1);
    assertThat(house.servers.signIns().getFirst().scopes()).isEqualTo(ScopeSet.of("openid"));
    assertThat(house.sources.purposes()).isEmpty();
    assertThat(code.authorization().idTokenClaims().text("client_sub")).isPresent();
    assertThat(code.authorization().idTokenClaims().text("permissions_hash")).isPresent();
  }

  @Test
  void theNameIsTheSameEachTimeAndAnotherForAnotherPerson() {
    var first = nameIn(answered(june, openid()));

    assertThat(nameIn(answered(june, openid()))).isEqualTo(first);
    assertThat(nameIn(answered(house.signIn("bob"), openid()))).isNotEqualTo(first);
  }

  @Test
  void theNetworkSeesAnotherAccountAndAnotherSubjectEachTime() {
    var first = answered(june, openid());
    var second = answered(june, openid());

    assertThat(house.servers.registered()).isEqualTo(2);
    assertThat(first.authorization().subject()).isNotEqualTo(second.authorization().subject());
  }

  @Test
  void recordsAreGivenWithoutAName() {
    house.link(june, "registry");
    house.link(june, "clinic");
    var choices =
        new Choices(
            Map.of(1, new Choice(Optional.of("clinic-immunizations"), ScopeSet.of("read"))),
            HowLong.WEEK);
    var code = answered(june, open(house.transaction(), june), choices);

    assertThat(code.authorization().idTokenClaims().text("client_sub")).isEmpty();
  }

  @Test
  void aPersonSeesTheSignInAndStopsIt() {
    answered(june, openid());
    var account = june.signedIn().orElseThrow().account();
    var sharing = house.dashboard.home(account, june.id()).active().getFirst();
    assertThat(sharing.consent().lines().getFirst().title())
        .isEqualTo("Signing in with your wallet");

    house.stopSharing.stop(account, sharing.consent().id());

    assertThat(house.servers.open()).isZero();
    assertThat(house.dashboard.one(account, sharing.consent().id()).orElseThrow().state())
        .isInstanceOf(Sharing.State.Ended.class);
  }

  @Test
  void thePageSaysInEveryLanguageThatAClientMayStay() {
    var id = open(house.signInTransaction("openid", "offline_access"), june);
    var page = ((ShowRequest.Outcome.Ask) house.show.show(id, june, false)).page();
    var parts = page.lines().getFirst().parts();
    assertThat(parts)
        .extracting(part -> part.scope().value())
        .hasSize(2)
        .last()
        .isEqualTo("offline_access");
    var said = parts.getLast().name();
    assertThat(List.of("en", "fr", "es"))
        .extracting(code -> said.in(List.of(new Language(code))))
        .satisfiesExactly(
            english -> assertThat(english).contains("while you are away"),
            french -> assertThat(french).contains("en votre absence"),
            spanish -> assertThat(spanish).contains("mientras usted no está"));

    answered(june, id, openly());
    assertThat(house.servers.signIns().getLast().scopes())
        .isEqualTo(ScopeSet.of("openid", "offline_access"));
  }

  @Test
  void toStayIsNothingByItself() {
    var id = open(house.signInTransaction("offline_access"), june);

    assertThat(house.show.show(id, june, false)).isNotInstanceOf(ShowRequest.Outcome.Ask.class);
  }

  @Test
  void whoLeavesIsNobodyAnyMore() {
    answered(june, openid());

    house.deleteAccount.delete(june.signedIn().orElseThrow().account());

    assertThat(house.clientSubjects.size()).isZero();
  }

  @Test
  void whoLeavesTakesTheirAccountsThatLastAlongFromEachNetwork() {
    answered(june, house.signInTransaction("uma_protection"));
    answered(june, openid());
    var account = june.signedIn().orElseThrow().account();

    assertThat(house.deleteAccount.delete(account)).isEqualTo(DeleteAccount.Outcome.DELETED);

    assertThat(house.servers.removed()).as("the one of the PAT alone").containsExactly("account-1");
    assertThat(house.servers.open()).isZero();
  }

  @Test
  void anAccountThatLastsIsAskedForUntilTheNetworkHasConfirmed() {
    answered(june, house.signInTransaction("uma_protection"));
    var account = june.signedIn().orElseThrow().account();
    house.servers.goDown();
    assertThat(house.deleteAccount.delete(account)).isEqualTo(DeleteAccount.Outcome.BEING_DELETED);
    assertThat(house.leaveServers.catchUp(10)).isZero();
    assertThat(house.deleteAccount.catchUp(10)).isZero();

    house.servers.comeBack();

    assertThat(house.leaveServers.catchUp(10)).isEqualTo(1);
    assertThat(house.deleteAccount.catchUp(10)).isEqualTo(1);
    assertThat(house.servers.removed()).containsExactly("account-1");
    assertThat(house.servers.open()).isZero();
    assertThat(house.accounts.find(account)).isEmpty();
  }

  @Test
  void aWalletThatDiedWhenTheAccountWasClosedGoesOnFromThere() {
    answered(june, house.signInTransaction("uma_protection"));
    var account = june.signedIn().orElseThrow().account();
    house.accounts.close(account);

    assertThat(house.deleteAccount.catchUp(10)).isZero();
    assertThat(house.leaveServers.catchUp(10)).isEqualTo(1);
    assertThat(house.deleteAccount.catchUp(10)).isEqualTo(1);

    assertThat(house.servers.removed()).containsExactly("account-1");
    assertThat(house.accounts.find(account)).isEmpty();
  }

  @Test
  void whatASourceRegistersIsByTheSameAccountEachTimeAndAnothersIsNot() {
    answered(june, house.signInTransaction("uma_protection"));
    var second = answered(june, house.signInTransaction("uma_protection"));
    assertThat(house.servers.registered()).isEqualTo(1);
    assertThat(second.authorization().idTokenClaims().text("client_sub")).isEmpty();

    answered(house.signIn("bob"), house.signInTransaction("uma_protection"));
    assertThat(house.servers.registered()).isEqualTo(2);
  }

  @Test
  void whatNobodyTookOfASecondYesIsBrokenOffAndTheFirstStays() {
    answered(june, house.signInTransaction("uma_protection"));
    var untaken = open(house.signInTransaction("uma_protection"), june);
    yes(june, untaken, openly());

    house.world.pass(Duration.ofHours(1));
    house.breakOffUntaken.run(10);

    var account = june.signedIn().orElseThrow().account();
    assertThat(house.dashboard.home(account, june.id()).active()).hasSize(1);
  }

  @Test
  void thePageOfAPatIsAPageOfItsOwn() {
    var id = open(house.signInTransaction("uma_protection"), june);
    var page = ((ShowRequest.Outcome.Ask) house.show.show(id, june, false)).page();

    assertThat(page.isProtection()).isTrue();
    assertThat(page.lines().getFirst().parts()).hasSize(1);
  }

  @Test
  void whatThisWalletDoesNotUnderstandIsNotAsked() {
    var id = open(house.signInTransaction("openid", "something-new"), june);

    assertThat(house.show.show(id, june, false)).isInstanceOf(ShowRequest.Outcome.NotKnown.class);
  }

  @Test
  void whoIsToSignInOnceMoreDoesSoAfterTheRequestWasOpened() {
    house.world.pass(Duration.ofMinutes(1));
    var id = open(openid(), june, Map.of("prompt", "login"));
    assertThat(house.show.show(id, june, false))
        .isInstanceOfSatisfying(
            ShowRequest.Outcome.SignInFirst.class, first -> assertThat(first.again()).isTrue());

    house.world.pass(Duration.ofSeconds(1));
    june = house.visits.resume(house.signIn(june, "june")).orElseThrow();

    assertThat(house.show.show(id, june, false)).isInstanceOf(ShowRequest.Outcome.Ask.class);
  }

  @Test
  void aSignInInTheSameSecondCountsIfItWasMadeForTheRequestAndElseDoesNot() {
    var id = open(openid(), june, Map.of("prompt", "login"));
    assertThat(house.show.show(id, june, false))
        .isInstanceOf(ShowRequest.Outcome.SignInFirst.class);

    var back = house.comeBack(june, begin(id), "june");
    june = house.visits.resume(((FinishLogin.Outcome.Welcome) back).cookie()).orElseThrow();

    assertThat(house.show.show(id, june, false)).isInstanceOf(ShowRequest.Outcome.Ask.class);
  }

  @Test
  void whatIsDemandedOfTheProviderFollowsFromTheRequestAndNotFromTheBrowser() {
    begin(open(openid(), june, Map.of("prompt", "login")));
    assertThat(house.identityProviders.departures().getLast().recency())
        .isEqualTo(new Recency(true, Optional.empty()));

    begin(open(openid(), june, Map.of("max_age", "60")));
    assertThat(house.identityProviders.departures().getLast().recency())
        .isEqualTo(new Recency(false, Optional.of(Duration.ofMinutes(1))));

    begin(open(openid(), june));
    assertThat(house.identityProviders.departures().getLast().recency()).isEqualTo(Recency.ANY);
  }

  @Test
  void aSignInOfWhichNobodyKnowsWhenItWasMeetsNoDemand() {
    house.identityProviders.keepTimesToItself();
    for (var demand : List.of(Map.of("prompt", "login"), Map.of("max_age", "3600"))) {
      var id = open(openid(), june, demand);
      // Past the page that demands it: the login itself is in order.
      june = house.visits.resume(house.signIn(june, "june")).orElseThrow();

      assertThat(house.show.show(id, june, false))
          .isInstanceOf(ShowRequest.Outcome.SignInFirst.class);
      assertThat(
              house.yes.answer(
                  new AnswerYes.Yes(id, Optional.of(openly()), "", WalletHouse.ENGLISH), june))
          .isInstanceOf(AnswerYes.Outcome.SignInFirst.class);
    }
  }

  @Test
  void theNetworkIsNotToldHowOldASignInIsWhereNobodyKnows() {
    assertThat(answered(june, openid()).authorization().idTokenClaims().whole("auth_age"))
        .contains(300L);

    house.identityProviders.keepTimesToItself();
    june = house.visits.resume(house.signIn(june, "june")).orElseThrow();
    assertThat(answered(june, openid()).authorization().idTokenClaims().whole("auth_age"))
        .isEmpty();
  }

  @Test
  void whoIsNotSureEnoughIsAskedForMoreAndTheClientIsToldIfThatFails() {
    var id = open(openid(), june, Map.of("acr_values", "urn:other ial2-aal2"));
    var page = ((ShowRequest.Outcome.Ask) house.show.show(id, june, false)).page();
    assertThat(page.lines().getFirst().obstacle()).contains(Obstacle.STRONGER_SIGN_IN);
    var yes = new AnswerYes.Yes(id, Optional.of(openly()), page.fingerprint(), WalletHouse.ENGLISH);
    assertThat(house.yes.answer(yes, june)).isInstanceOf(AnswerYes.Outcome.Incomplete.class);

    house.signInForRequest.begin(id, june, ReturnPath.HOME, WalletHouse.ENGLISH);
    assertThat(house.identityProviders.departures().getLast().least()).contains(SURE);

    var no = (AnswerNo.Outcome.SendBack) house.no.answer(id, june, WalletHouse.ENGLISH);
    assertThat(no.address().getRawQuery()).contains("error=unmet_authentication_requirements");
  }

  @Test
  void whoIsSureEnoughSaysYesOrNo() {
    house.identityProviders.vouch(SURE);
    june = house.signIn("june");
    answered(june, open(openid(), june, Map.of("acr_values", "ial1-aal2")), openly());

    var id = open(openid(), june, Map.of("acr_values", "ial2-aal2"));
    var no = (AnswerNo.Outcome.SendBack) house.no.answer(id, june, WalletHouse.ENGLISH);
    assertThat(no.address().getRawQuery()).contains("error=access_denied");
  }

  private Start begin(ConsentId id) {
    return house.signInForRequest.beginAt(
        "sample-id", id, june, ReturnPath.HOME, WalletHouse.ENGLISH);
  }

  @Test
  void aLoginThatWasMadeForTheRequestIsNeverTooOldForIt() {
    var id = open(openid(), june, Map.of("max_age", "0"));
    house.world.pass(Duration.ofSeconds(1));
    june = house.visits.resume(house.signIn(june, "june")).orElseThrow();
    house.world.pass(Duration.ofSeconds(20));

    assertThat(house.show.show(id, june, false)).isInstanceOf(ShowRequest.Outcome.Ask.class);
  }

  private Secret openid() {
    return house.signInTransaction("openid");
  }

  private ConsentId open(Secret handle, Session session) {
    return open(handle, session, Map.of());
  }

  private ConsentId open(Secret handle, Session session, Map<String, String> more) {
    return ((OpenRequest.Outcome.Opened) house.open(handle, session, more)).request();
  }

  private IssuedCode answered(Session session, Secret handle) {
    return answered(session, open(handle, session), openly());
  }

  private static Choices openly() {
    return new Choices(
        Map.of(1, new Choice(Optional.of(SignInLine.NAME), ScopeSet.NONE)), HowLong.WEEK);
  }

  /** What the authorization server redeems for the code that a yes sends back. */
  private IssuedCode answered(Session session, ConsentId id, Choices choices) {
    var code = yes(session, id, choices);
    return ((CodeUse.First)
            house.codes.consume(code.hash(), new ClientId("openfpx-as"), Optional.empty()))
        .code();
  }

  private Secret yes(Session session, ConsentId id, Choices choices) {
    var page = ((ShowRequest.Outcome.Ask) house.show.show(id, session, false)).page();
    var yes = new AnswerYes.Yes(id, Optional.of(choices), page.fingerprint(), WalletHouse.ENGLISH);
    var address = ((AnswerYes.Outcome.SendBack) house.yes.answer(yes, session)).address();
    return List.of(address.getRawQuery().split("&")).stream()
        .filter(one -> one.startsWith("code="))
        .map(one -> new Secret(one.substring("code=".length())))
        .findFirst()
        .orElseThrow();
  }

  private static String nameIn(IssuedCode code) {
    return code.authorization().idTokenClaims().text("client_sub").orElseThrow();
  }
}
