package org.openfpx.domain.as.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.WALLET_CLIENT;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.BreakOffGathering;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.permission.PushPermissions.Entry;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.oauth.OneAtATime;

/** A push that is refused for what it says is the end of its gathering (protocol, section 3.6). */
class RefusedPushTest {
  private final AsHouse house = new AsHouse();
  private ClientId account;
  private BrowserBinding browser;

  @BeforeEach
  void atTheWallet() {
    browser = house.mustStart(APP, house.mustOpen(APP));
    account = house.account();
  }

  private Entry good() {
    return house.entry(AT_CLINIC, "read");
  }

  private static Entry until(Entry entry, Instant end) {
    return new Entry(
        entry.handle(), entry.resource(), entry.scopes(), entry.rot(), end, Optional.empty());
  }

  private static Entry without(Entry entry) {
    return new Entry(
        entry.handle(),
        entry.resource(),
        entry.scopes(),
        Optional.empty(),
        entry.expiresAt(),
        Optional.empty());
  }

  private static Entry client(String client, Entry entry) {
    return new Entry(
        entry.handle(),
        entry.resource(),
        entry.scopes(),
        entry.rot(),
        entry.expiresAt(),
        Optional.of(client));
  }

  private void refusesAndEnds(Class<? extends PushPermissions.Outcome> how, Entry... entries) {
    house.mustPush(account, house.entry(PROFILE_AT_PROVINCE, "read"));

    assertThat(house.push(account, entries)).isInstanceOf(how);

    hasEnded();
  }

  /** Nothing is left, the handle names nothing, and the browser that comes back gets a no. */
  private void hasEnded() {
    assertThat(house.permissions.all()).isEmpty();
    assertThat(house.push(account, good())).isInstanceOf(PushPermissions.NoSuchTransaction.class);
    var handle = house.wallet.sent().handle();
    assertThat(
            house.describeTransaction().describe(WALLET_CLIENT, house.registry.current(), handle))
        .isEmpty();
    assertThat(house.finish(browser, List.of()))
        .isInstanceOfSatisfying(
            FinishGathering.SentBack.class,
            back ->
                assertThat(back.address().toString())
                    .contains("error=access_denied")
                    .doesNotContain("ticket"));
    assertThat(house.transactions.all().getLast().stage()).isInstanceOf(Stage.Denied.class);
  }

  @Test
  void anotherClientThanTheTransactions() {
    refusesAndEnds(PushPermissions.NotItsClient.class, client("other", good()));
  }

  @Test
  void itsOwnClientMayBeNamed() {
    assertThat(house.push(account, client(APP.value(), good())))
        .isInstanceOf(PushPermissions.Pushed.class);
  }

  @Test
  void aResourceThatIsNotThereOrNotAskedFor() {
    refusesAndEnds(
        PushPermissions.NoSuchResource.class, house.entry(new ResourceId("nowhere"), "read"));
  }

  @Test
  void aGeneralResourceWithoutARot() {
    refusesAndEnds(PushPermissions.RotMissing.class, without(good()));
  }

  @Test
  void aScopeThatTheResourceDoesNotHave() {
    refusesAndEnds(
        PushPermissions.NoSuchScope.class,
        good(),
        house.entry(PROFILE_AT_PROVINCE, "nothing-such"));
  }

  @Test
  void moreThanOneSourceALine() {
    refusesAndEnds(PushPermissions.GivenTwice.class, good(), house.entry(AT_PROVINCE, "read"));
  }

  @Test
  void aLaterEndThanItsDefinitionAllows() {
    var end = house.now().plus(AsNetwork.LONGEST).plus(Duration.ofMinutes(2));
    refusesAndEnds(PushPermissions.BadEnd.class, until(good(), end));
  }

  @Test
  void anEndThatIsOver() {
    refusesAndEnds(PushPermissions.BadEnd.class, until(good(), house.now()));
  }

  @Test
  void aRepeatedPushMakesNothingNewAndAnotherUnderItsKeyEndsIt() {
    var registry = house.registry.current();
    var push = house.pushPermissions();
    var first = push.push(account, registry, "key", List.of(good()));
    assertThat(push.push(account, registry, "key", List.of(good()))).isEqualTo(first);
    assertThat(house.permissions.all()).hasSize(1);

    var other = List.of(house.entry(PROFILE_AT_PROVINCE, "read"));
    assertThat(push.push(account, registry, "key", other))
        .isInstanceOf(PushPermissions.KeyTaken.class);

    hasEnded();
  }

  @Test
  void anotherTransactionsHandleBesideItsOwnEndsWhatIsAtThisWallet() {
    var own = good();
    var elsewhere = new Secret("a handle of nobody");
    var lie =
        new Entry(
            elsewhere, own.resource(), own.scopes(), own.rot(), own.expiresAt(), Optional.empty());

    refusesAndEnds(PushPermissions.NoSuchTransaction.class, own, lie);
  }

  @Test
  void whoIsNotAtThisWalletEndsNothing() {
    assertThat(house.push(new ClientId("nobody"), without(good())))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);

    var pushed = house.mustPush(account, good());
    assertThat(AsHouse.ticketIn(house.finish(browser, pushed))).isPresent();
  }

  /** The browser's state was taken, and the decision is not made yet. */
  @Test
  void whileTheBrowserIsBackItEndsAtOnce() {
    house.mustPush(account, good());
    var atTheWallet = house.transactions.all().getFirst();
    var state = ((Stage.Gathering) atTheWallet.stage()).visit().orElseThrow().state();
    house.transactions.takeState(state);

    new BreakOffGathering(
            house.world.world(), house.transactions, house.permissions, new OneAtATime())
        .atTheWallet(atTheWallet);

    assertThat(house.permissions.all()).isEmpty();
    assertThat(house.transactions.all().getFirst().stage()).isInstanceOf(Stage.Denied.class);
  }
}
