package org.openfpx.domain.wallet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Start;

/** Protocol, section 3.5: a sign-in that is not sure enough for what is asked. */
class SignInForRequestTest {
  private static final Assurance STRONG = new Assurance(new Ial(2), new Aal(3));

  private final WalletHouse house = new WalletHouse();
  private final Session june = house.signIn("june");

  @Test
  void theProviderIsAskedForTheLevelThatIsMissing() {
    assertThat(begin(opened(STRONG), june)).isInstanceOf(Start.SendTo.class);

    var departure = house.identityProviders.departures().getLast();
    assertThat(departure.again()).isTrue();
    assertThat(departure.least()).contains(STRONG);
  }

  @Test
  void whereNoLevelIsMissingNoneIsAskedFor() {
    begin(opened(Assurance.LOWEST), june);

    assertThat(house.identityProviders.departures().getLast().least()).isEmpty();
  }

  @Test
  void whoSignsInForTheFirstTimeIsAskedForTheLevelAtOnce() {
    var browser = house.visit();

    assertThat(beginAt(opened(house.transaction(STRONG), browser), browser))
        .isInstanceOf(Start.SendTo.class);

    assertThat(house.identityProviders.departures().getLast().least()).contains(STRONG);
  }

  @Test
  void ofWhatTheyMayLeaveOutNoLevelIsAskedForAtTheFirstSignIn() {
    var browser = house.visit();

    beginAt(opened(house.transaction(Assurance.LOWEST, STRONG), browser), browser);

    assertThat(house.identityProviders.departures().getLast().least()).isEmpty();
  }

  @Test
  void whereAllMayBeLeftOutTheLevelForAllOfItIsAskedFor() {
    var browser = house.visit();
    var sure = new Assurance(new Ial(2), new Aal(1));
    var twice = new Assurance(new Ial(1), new Aal(2));

    beginAt(opened(house.optionalTransaction(sure, twice), browser), browser);

    assertThat(house.identityProviders.departures().getLast().least())
        .contains(new Assurance(new Ial(2), new Aal(2)));
  }

  @Test
  void whatTheClientWantsAndWhatTheLinesNeedAreAskedForTogether() {
    var browser = house.visit();
    var transaction = house.transaction(new Assurance(new Ial(2), new Aal(1)));
    var opened = house.open(transaction, browser, Map.of("acr_values", "ial1-aal2"));

    beginAt(((OpenRequest.Outcome.Opened) opened).request(), browser);

    assertThat(house.identityProviders.departures().getLast().least())
        .contains(new Assurance(new Ial(2), new Aal(2)));
  }

  /** Whether it suffices is looked at before anything is shared. */
  @Test
  void whereTheAuthorizationServerDoesNotAnswerTheySignInAllTheSame() {
    var browser = house.visit();
    var id = opened(house.transaction(STRONG), browser);
    house.servers.goDown();

    assertThat(beginAt(id, browser)).isInstanceOf(Start.SendTo.class);
    assertThat(house.identityProviders.departures().getLast().least()).isEmpty();
  }

  @Test
  void anotherBrowserAndOneWhereNobodySignedInBeginNothing() {
    var id = opened(STRONG);

    assertThat(begin(id, house.signIn("bob"))).isInstanceOf(Start.Unknown.class);
    assertThat(begin(id, house.visit())).isInstanceOf(Start.Unknown.class);
  }

  private ConsentId opened(Assurance least) {
    return opened(house.transaction(least), june);
  }

  private ConsentId opened(Secret transaction, Session browser) {
    return ((OpenRequest.Outcome.Opened) house.open(transaction, browser)).request();
  }

  private Start beginAt(ConsentId id, Session browser) {
    return house.signInForRequest.beginAt(
        "sample-id", id, browser, ReturnPath.HOME, WalletHouse.ENGLISH);
  }

  private Start begin(ConsentId id, Session session) {
    return house.signInForRequest.begin(id, session, ReturnPath.HOME, WalletHouse.ENGLISH);
  }
}
