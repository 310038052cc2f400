package org.openfpx.domain.as.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.WALLET_CLIENT;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.text.Language;

/** Protocol, section 3. */
class GatheringTest {
  private final AsHouse house = new AsHouse();

  @Test
  void whatIsPushedCountsForNothingUntilTheBrowserIsBack() {
    var browser = house.mustStart(APP, house.mustOpen(APP));
    var pushed = house.mustPush(house.account(), house.entry(AT_CLINIC, "read"));

    assertThat(house.permissions.all())
        .allSatisfy(one -> assertThat(one.state()).isInstanceOf(Permission.State.Pending.class));
    assertThat(AsHouse.ticketIn(house.finish(browser, pushed))).isPresent();
    assertThat(house.permissions.all())
        .allSatisfy(one -> assertThat(one.state()).isInstanceOf(Permission.State.Active.class));
  }

  @Test
  void theWayBackKeepsTheClientsQueryAndStateAndSaysWhoAnswers() {
    var browser = house.mustStart(APP, house.mustOpen(APP));
    var pushed = house.mustPush(house.account(), house.entry(AT_CLINIC, "read"));

    var back = (FinishGathering.SentBack) house.finish(browser, pushed);

    assertThat(back.address().toString())
        .startsWith("https://app.example/callback?tenant=7&ticket=")
        .contains("&state=client%27s%20state&")
        .endsWith("iss=https%3A%2F%2Fas.example");
  }

  @Test
  void anotherBrowserEndsTheTransactionAndDropsWhatWasPushed() {
    house.mustStart(APP, house.mustOpen(APP));
    var pushed = house.mustPush(house.account(), house.entry(AT_CLINIC, "read"));
    var stranger = new BrowserBinding(new Secret("the cookie of another browser"));

    assertThat(house.finish(stranger, pushed)).isInstanceOf(FinishGathering.CameToNothing.class);
    assertThat(house.permissions.all()).isEmpty();
    assertThat(house.transactions.all().getFirst().stage()).isInstanceOf(Stage.Denied.class);
  }

  @Test
  void aWalletStandsByExactlyWhatItPushed() {
    var browser = house.mustStart(APP, house.mustOpen(APP));
    var account = house.account();
    var first = house.mustPush(account, house.entry(AT_CLINIC, "read"));
    house.mustPush(account, house.entry(PROFILE_AT_PROVINCE, "read"));

    assertThat(AsHouse.ticketIn(house.finish(browser, first))).isEmpty();
    assertThat(house.permissions.all()).isEmpty();
  }

  @Test
  void allGeneralPermissionsComeFromOneAccount() {
    var browser = house.mustStart(APP, house.mustOpen(APP));
    var one = house.mustPush(house.account(), house.entry(AT_CLINIC, "read"));
    var other = house.mustPush(house.account(), house.entry(PROFILE_AT_PROVINCE, "read"));

    assertThat(AsHouse.ticketIn(house.finish(browser, List.of(one.getFirst(), other.getFirst()))))
        .isEmpty();
  }

  @Test
  void aHandleOfAnotherTransactionIsRefused() {
    var browser = house.mustStart(APP, house.mustOpen(APP));
    var pushed = house.mustPush(house.account(), house.entry(AT_CLINIC, "read"));
    var good = house.said(pushed);
    var said =
        new WalletLogins.Said(
            new Secret("another handle"),
            good.ial(),
            good.aal(),
            good.age(),
            good.permissionsHash());

    assertThat(AsHouse.ticketIn(house.finish(browser, said))).isEmpty();
  }

  @Test
  void aLevelTooLowIsANoLikeAnyOther() {
    var strict = new AsHouse(AsNetwork.open().needing(2, 2));
    var browser = strict.mustStart(APP, strict.mustOpen(APP));
    var pushed = strict.mustPush(strict.account(), strict.entry(AT_CLINIC, "read"));
    var good = strict.said(pushed);
    var low =
        new WalletLogins.Said(
            good.transaction(),
            Optional.of(new Ial(1)),
            Optional.of(new Aal(2)),
            good.age(),
            good.permissionsHash());

    var back = (FinishGathering.SentBack) strict.finish(browser, low);
    assertThat(back.address().toString())
        .contains("error=access_denied")
        .doesNotContain("ticket")
        .doesNotContain("description");
  }

  @Test
  void aWalletIsBelievedNoMoreThanItIsAttestedFor() {
    var strict = new AsHouse(AsNetwork.open().needing(3, 1));
    var browser = strict.mustStart(APP, strict.mustOpen(APP));
    var pushed = strict.mustPush(strict.account(), strict.entry(AT_CLINIC, "read"));
    var good = strict.said(pushed);
    var boasting =
        new WalletLogins.Said(
            good.transaction(),
            Optional.of(new Ial(3)),
            Optional.of(new Aal(3)),
            good.age(),
            good.permissionsHash());

    assertThat(AsHouse.ticketIn(strict.finish(browser, boasting))).isEmpty();
  }

  @Test
  void outsideAGatheringNothingCanBePushed() {
    var browser = house.mustStart(APP, house.mustOpen(APP));
    var account = house.account();
    var pushed = house.mustPush(account, house.entry(AT_CLINIC, "read"));
    house.finish(browser, pushed);

    assertThat(house.push(account, house.entry(PROFILE_AT_PROVINCE, "read")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);
    assertThat(house.push(new ClientId("nobody"), house.entry(AT_CLINIC, "read")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);
  }

  @Test
  void theSecondCallbackChangesNothing() {
    var browser = house.mustStart(APP, house.mustOpen(APP));
    var pushed = house.mustPush(house.account(), house.entry(AT_CLINIC, "read"));
    var ticket = AsHouse.ticketIn(house.finish(browser, pushed)).orElseThrow();

    assertThat(house.finish(browser, pushed)).isInstanceOf(FinishGathering.NoSuchGathering.class);
    assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void anUnknownClientOrAddressIsNeverRedirectedTo() {
    var ticket = house.mustOpen(APP);
    assertThat(house.start(new ClientId("nobody"), ticket))
        .isInstanceOf(StartGathering.UnknownClient.class);
    assertThat(
            house
                .startGathering()
                .start(
                    new StartGathering.Request(
                        Optional.of(APP),
                        Optional.of(ticket),
                        Optional.of(new RequestedRedirect(AsNetwork.CALLBACK + "/")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Language("en")))))
        .isInstanceOf(StartGathering.UnknownAddress.class);
    // Neither has spent it.
    assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.NeedInfo.class);
  }

  @Test
  void aTicketOfAnotherClientIsSentBackAsAnError() {
    var ticket = house.mustOpen(APP);

    assertThat(house.start(OTHER, ticket))
        .isInstanceOfSatisfying(
            StartGathering.SentBack.class,
            back -> assertThat(back.address().toString()).contains("error=invalid_request"));
  }

  @Test
  void aWalletThatIsAwayIsSaidSo() {
    var ticket = house.mustOpen(APP);
    house.wallet.goAway();

    assertThat(house.start(APP, ticket))
        .isInstanceOfSatisfying(
            StartGathering.SentBack.class,
            back ->
                assertThat(back.address().toString()).contains("error=temporarily_unavailable"));
  }

  @Test
  void theWalletLearnsWhatToAskAndNoOtherDoes() {
    house.mustStart(APP, house.mustOpen(APP));
    var handle = house.wallet.sent().handle();
    var snapshot = house.registry.current();

    var details =
        house.describeTransaction().describe(WALLET_CLIENT, snapshot, handle).orElseThrow();

    assertThat(details.client()).isEqualTo(APP);
    assertThat(details.lines()).hasSize(2);
    assertThat(details.lines().getFirst().required()).isTrue();
    assertThat(details.lines().getFirst().candidates())
        .extracting(one -> one.id())
        .containsExactly(AT_CLINIC, AT_PROVINCE);
    assertThat(details.lines().getFirst().scopes()).isEqualTo(ScopeSet.of("read"));
    assertThat(house.describeTransaction().describe(OTHER, snapshot, handle)).isEmpty();
  }
}
