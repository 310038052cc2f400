package org.openfpx.domain.wallet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeUse;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.Choices.Choice;
import org.openfpx.domain.wallet.dashboard.Sharing;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/** OpenID Connect Core section 3.1.2.1, {@code prompt=none}: a sign-in without any page. */
class SilentSignInTest {
  private final WalletHouse house = new WalletHouse();
  private final Session june = house.signIn("june");
  private final AccountId account = june.signedIn().orElseThrow().account();

  @Test
  void whereTheYesOfBeforeStillStandsThePersonIsSignedInByTheSameName() {
    var before = redeemed(saysYes(june)).authorization().idTokenClaims().text("client_sub");

    var code = redeemed(silently(Map.of()));

    assertThat(code.authorization().idTokenClaims().text("client_sub")).isEqualTo(before);
    assertThat(code.authorization().idTokenClaims().text("permissions_hash")).isPresent();
    assertThat(house.servers.registered()).as("an account for each transaction").isEqualTo(2);
  }

  @Test
  void whoIsNotSignedInHereHasToSignIn() {
    saysYes(june);

    assertThat(refused(Optional.empty(), "openid")).isEqualTo(AuthorizationError.LOGIN_REQUIRED);
    assertThat(refused(Optional.of(house.visit()), "openid"))
        .isEqualTo(AuthorizationError.LOGIN_REQUIRED);
  }

  @Test
  void whoHasNotSaidYesIsToBeAsked() {
    assertThat(refused(Optional.of(june), "openid")).isEqualTo(AuthorizationError.CONSENT_REQUIRED);
    saysYes(house.signIn("bob"));
    assertThat(refused(Optional.of(june), "openid")).isEqualTo(AuthorizationError.CONSENT_REQUIRED);
  }

  @Test
  void aYesThatWasStoppedOrIsOverIsNone() {
    saysYes(june);
    house.stopSharing.stop(account, sharings().getFirst().consent().id());
    assertThat(refused(Optional.of(june), "openid")).isEqualTo(AuthorizationError.CONSENT_REQUIRED);

    saysYes(june);
    house.world.pass(Duration.ofDays(8));
    assertThat(refused(Optional.of(june), "openid")).isEqualTo(AuthorizationError.CONSENT_REQUIRED);
  }

  @Test
  void aYesThatIsStoppedWhileItIsGoneByIsNone() {
    saysYes(june);
    var consent = sharings().getFirst().consent().id();
    house.servers.whileRegistering(() -> house.stopSharing.stop(account, consent));

    assertThat(refused(Optional.of(june), "openid")).isEqualTo(AuthorizationError.CONSENT_REQUIRED);

    assertThat(house.servers.open()).isZero();
    assertThat(house.permissions.open(account)).isEmpty();
  }

  @Test
  void whoLeavesMeanwhileIsSignedInNowhere() {
    saysYes(june);
    house.servers.whileRegistering(() -> house.deleteAccount.delete(account));

    var outcome = house.silently(house.signInTransaction("openid"), Optional.of(june), Map.of());

    assertThat(outcome).isInstanceOf(SilentSignIn.Outcome.Refused.class);
    assertThat(house.servers.open()).isZero();
    assertThat(house.permissions.open(account)).isEmpty();
    assertThat(house.clientSubjects.of(account)).isEmpty();
  }

  @Test
  void aYesOnThePageOfWhoLeavesMeanwhileIsNone() {
    var yes = yes(june);
    house.servers.whileTelling(() -> house.deleteAccount.delete(account));

    assertThat(house.yes.answer(yes, june)).isEqualTo(new AnswerYes.Outcome.Over());

    assertThat(house.permissions.open(account)).isEmpty();
    assertThat(house.consents.answered(account, Optional.empty(), 10)).isEmpty();
    assertThat(house.servers.registered()).isZero();
  }

  @Test
  void whoLeavesWhileTheirYesIsCarriedOutGivesNothing() {
    house.servers.whileRegistering(() -> house.deleteAccount.delete(account));
    var yes = yes(june);

    assertThat(house.yes.answer(yes, june)).isNotInstanceOf(AnswerYes.Outcome.SendBack.class);

    assertThat(house.servers.open()).isZero();
    assertThat(house.asAccounts.find(yes.request().value())).isEmpty();
  }

  @Test
  void stoppingTheYesStopsWhatWentByIt() {
    saysYes(june);
    redeemed(silently(Map.of()));
    redeemed(silently(Map.of()));
    assertThat(house.servers.open()).isEqualTo(3);
    assertThat(sharings()).as("one yes, one entry").hasSize(1);

    house.stopSharing.stop(account, sharings().getFirst().consent().id());

    assertThat(house.servers.open()).isZero();
  }

  @Test
  void itEndsWithTheYesAndLastsNoLongerThanASession() {
    saysYes(june);
    redeemed(silently(Map.of()));
    assertThat(silent(0).endsAt()).isEqualTo(house.world.instant().plus(Duration.ofHours(12)));

    var end = sharings().getFirst().permissions().getFirst().endsAt();
    house.world.pass(Duration.between(house.world.instant(), end).minusHours(1));
    redeemed(silently(Map.of()));

    assertThat(house.servers.signIns().getLast().endsAt()).isEqualTo(end);
    assertThat(sharings().getFirst().permissions()).as("what is over is forgotten").hasSize(2);
  }

  @Test
  void howManyGoByOneYesAtOnceIsBounded() {
    saysYes(june);
    for (int i = 0; i < 100; i++) {
      silently(Map.of());
    }

    assertThat(refused(Map.of())).isEqualTo(AuthorizationError.INTERACTION_REQUIRED);
    assertThat(house.servers.registered()).isEqualTo(101);

    house.world.pass(Duration.ofHours(13));
    silently(Map.of());
  }

  @Test
  void recordsAndWhatLetsASourceRegisterThingsAreNeverGivenSilently() {
    saysYes(june);
    assertThat(refused(Optional.of(june), "uma_protection"))
        .isEqualTo(AuthorizationError.CONSENT_REQUIRED);
    assertThat(refused(Optional.of(june), "openid", "uma_protection"))
        .isEqualTo(AuthorizationError.CONSENT_REQUIRED);
    assertThat(refused(Optional.of(june), "openid", "offline_access"))
        .isEqualTo(AuthorizationError.CONSENT_REQUIRED);

    assertThat(house.silently(house.transaction(), Optional.of(june), Map.of()))
        .isEqualTo(new SilentSignIn.Outcome.Refused(AuthorizationError.INTERACTION_REQUIRED));
  }

  @Test
  void aSignInThatIsTooLongAgoOrNotSureEnoughIsToBeMadeAnew() {
    saysYes(june);
    house.world.pass(Duration.ofMinutes(2));

    assertThat(refused(Map.of("max_age", "60"))).isEqualTo(AuthorizationError.LOGIN_REQUIRED);
    assertThat(refused(Map.of("acr_values", "ial2-aal2")))
        .isEqualTo(AuthorizationError.LOGIN_REQUIRED);
    redeemed(silently(Map.of("max_age", "600", "acr_values", "ial1-aal1")));
  }

  @Test
  void whatWentWrongOnTheWayIsNotSharedAndIsNotShown() {
    saysYes(june);
    house.servers.goDown();
    assertThat(refused(Map.of())).isEqualTo(AuthorizationError.TEMPORARILY_UNAVAILABLE);
    house.servers.comeBack();
    house.servers.loseAnswers();

    assertThat(refused(Map.of())).isEqualTo(AuthorizationError.TEMPORARILY_UNAVAILABLE);

    assertThat(silent(0).standing()).isInstanceOf(Standing.Ended.class);
    assertThat(sharings().getFirst().state()).isInstanceOf(Sharing.State.Active.class);
  }

  @Test
  void whatNobodyTookIsBrokenOffAndTheYesStays() {
    redeemed(saysYes(june));
    silently(Map.of());
    house.world.pass(Duration.ofHours(1));

    house.breakOffUntaken.run(10);

    assertThat(silent(0).standing()).isInstanceOf(Standing.Ended.class);
  }

  private List<Sharing> sharings() {
    return house.dashboard.home(account, june.id()).active();
  }

  /** The silent sign-ins by the first yes, in the order in which they came. */
  private Permission silent(int number) {
    return sharings().getFirst().permissions().stream()
        .filter(one -> !one.asAccount().equals(one.consent().value()))
        .toList()
        .get(number);
  }

  private Secret silently(Map<String, String> more) {
    var outcome = house.silently(house.signInTransaction("openid"), Optional.of(june), more);
    return codeIn(((SilentSignIn.Outcome.SendBack) outcome).address().getRawQuery());
  }

  private AuthorizationError refused(Optional<Session> session, String... scopes) {
    var outcome = house.silently(house.signInTransaction(scopes), session, Map.of());
    return ((SilentSignIn.Outcome.Refused) outcome).error();
  }

  private AuthorizationError refused(Map<String, String> more) {
    var outcome = house.silently(house.signInTransaction("openid"), Optional.of(june), more);
    return ((SilentSignIn.Outcome.Refused) outcome).error();
  }

  /** A yes on the page, for a week. */
  private Secret saysYes(Session session) {
    var address = ((AnswerYes.Outcome.SendBack) house.yes.answer(yes(session), session)).address();
    return codeIn(address.getRawQuery());
  }

  private AnswerYes.Yes yes(Session session) {
    var opened =
        (OpenRequest.Outcome.Opened) house.open(house.signInTransaction("openid"), session);
    var id = opened.request();
    var page = ((ShowRequest.Outcome.Ask) house.show.show(id, session, false)).page();
    var choices =
        new Choices(
            Map.of(1, new Choice(Optional.of(SignInLine.NAME), ScopeSet.NONE)), HowLong.WEEK);
    return new AnswerYes.Yes(id, Optional.of(choices), page.fingerprint(), WalletHouse.ENGLISH);
  }

  private IssuedCode redeemed(Secret code) {
    return ((CodeUse.First)
            house.codes.consume(code.hash(), new ClientId("openfpx-as"), Optional.empty()))
        .code();
  }

  private static Secret codeIn(String query) {
    return List.of(query.split("&")).stream()
        .filter(one -> one.startsWith("code="))
        .map(one -> new Secret(one.substring("code=".length())))
        .findFirst()
        .orElseThrow();
  }
}
