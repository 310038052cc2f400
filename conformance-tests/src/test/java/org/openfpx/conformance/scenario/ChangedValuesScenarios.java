package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.conformance.scenario.Traveller.of;
import static org.openfpx.conformance.scenario.Traveller.with;

import org.junit.jupiter.api.Test;

/**
 * What is changed on its way through the browser, or shown by whoever it is not for: nothing that a
 * browser does has a part in it.
 */
abstract class ChangedValuesScenarios extends BeginsAgain {
  ChangedValuesScenarios(Setting setting) {
    super(setting);
  }

  @Test
  void aTicketOfAnotherClientIsRefused() {
    var theirs = june.beginAtSampleClient();
    var mine = june.begin();

    var back = june.sentTo(with(theirs, "ticket", of(mine, "ticket")));

    Expect.refused(back, "invalid_request");
    assertThat(back.getAuthority()).isEqualTo(network.client("/").getAuthority());
  }

  @Test
  void aWrongVerifierGetsNoToken() {
    var ticket = june.grantedTicket();

    Expect.invalidGrant(june.redeemWithAnotherVerifier(ticket));
  }

  @Test
  void anotherClientGetsNoTokenForATicket() {
    var ticket = june.grantedTicket();

    Expect.invalidGrant(june.redeemAsTheSampleClient(ticket));
  }

  @Test
  void aSpentTicketGetsNoSecondToken() {
    var ticket = june.grantedTicket();
    assertThat(june.redeem(ticket).status()).isEqualTo(200);

    Expect.invalidGrant(june.redeem(ticket));
  }

  @Test
  void aChangedHandleAtTheWalletEndsInAPage() {
    var wallet = june.sentTo(june.begin());

    Expect.wayOn(june.shown(with(wallet, "transaction", "a-handle-that-nobody-gave")), 410);
    assertThat(june.redeem(june.ticket(june.sentTo(june.consent(wallet)))).status())
        .as("the right one still goes on")
        .isEqualTo(200);
  }

  @Test
  void aStateChangedAtTheWalletEndsInAPageAtTheNetwork() {
    var wallet = june.sentTo(june.begin());
    var other = of(wallet, "state").replaceAll("\\..*", ".another");

    var callback = june.consent(with(wallet, "state", other));

    assertThat(of(callback, "state")).isEqualTo(other);
    Expect.over(june.shown(callback));
  }

  @Test
  void aNonceChangedAtTheWalletIsRefused() {
    var wallet = june.sentTo(june.begin());

    Expect.refused(june.sentTo(june.consent(with(wallet, "nonce", "another"))), "access_denied");
  }

  @Test
  void aChallengeChangedAtTheWalletIsRefused() {
    var wallet = june.sentTo(june.begin());
    var other = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    var callback = june.consent(with(wallet, "code_challenge", other));

    Expect.refused(june.sentTo(callback), "access_denied");
  }

  @Test
  void aChangedStateAtTheCallbackEndsInAPage() {
    var callback = june.consent(june.sentTo(june.begin()));

    Expect.over(june.shown(with(callback, "state", of(callback, "state") + "x")));
  }

  @Test
  void anotherIssuerAtTheCallbackIsRefused() {
    var callback = june.consent(june.sentTo(june.begin()));

    Expect.refused(
        june.sentTo(with(callback, "iss", "http://localhost:1/elsewhere")), "access_denied");
  }
}
