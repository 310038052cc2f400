package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.conformance.scenario.Traveller.of;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;

/** What waits too long; needs a network whose time can be moved. */
abstract class ExpiryScenarios extends BeginsAgain {
  /** Longer than a ticket or a transaction lives. */
  private static final Duration TOO_LONG = Duration.ofMinutes(20);

  /** Longer than sources keep a ROT that nobody showed them. */
  private static final Duration TOO_LONG_FOR_A_ROT = Duration.ofMinutes(31);

  private final MovableTime time;

  ExpiryScenarios(Setting setting) {
    super(setting);
    this.time = network.time().orElseThrow();
  }

  @Test
  void aTicketThatRanOutBeforeTheClaimsAddressIsSentBackRefused() {
    var claims = june.begin();
    time.pass(TOO_LONG);

    var back = june.sentTo(claims);

    assertThat(of(back, "error")).isEqualTo("invalid_request");
    assertThat(of(back, "ticket")).isEmpty();
  }

  @Test
  void aRequestThatRanOutAtTheWalletEndsInAPage() {
    var wallet = june.sentTo(june.begin());
    time.pass(TOO_LONG);

    assertWayOn(june.shown(wallet));
  }

  @Test
  void aYesThatComesTooLateEndsInAPage() {
    var page = june.lastPage(june.sentTo(june.begin()));
    time.pass(TOO_LONG);

    assertWayOn(Visitor.page(june.answer(page)));
  }

  /** Sent back refused; or, once what ran out is swept away, told so on a page. */
  @Test
  void aCallbackThatComesTooLateGivesNoTicket() {
    var callback = june.consent(june.sentTo(june.begin()));
    time.pass(TOO_LONG);

    switch (june.look(callback)) {
      case Sight.Left(var back) -> {
        assertThat(of(back, "error")).isEqualTo("access_denied");
        assertThat(of(back, "ticket")).isEmpty();
      }
      case Sight.Shown(var page) -> assertWayOn(page);
    }
  }

  @Test
  void aTicketThatRanOutGetsNoToken() {
    var ticket = june.grantedTicket();
    time.pass(TOO_LONG);

    Expect.invalidGrant(june.redeem(ticket));
  }

  @Test
  void aRotThatNobodyShowedInTimeOpensNothing() {
    var tokens = june.redeem(june.grantedTicket()).expect(200).json();

    time.pass(TOO_LONG_FOR_A_ROT);

    assertThat(june.statuses(refreshed(tokens))).isNotEmpty().allMatch(status -> status == 401);
  }

  @Test
  void aRotThatWasShownInTimeStaysGood() {
    var tokens = june.redeem(june.grantedTicket()).expect(200).json();
    assertThat(june.statuses(tokens)).isNotEmpty().allMatch(status -> status == 200);

    time.pass(TOO_LONG_FOR_A_ROT);

    assertThat(june.statuses(refreshed(tokens))).isNotEmpty().allMatch(status -> status == 200);
  }

  private JsonNode refreshed(JsonNode tokens) {
    return june.refresh(tokens.required("refresh_token").asText()).expect(200).json();
  }

  private static void assertWayOn(Page page) {
    assertThat(page.status()).as(page.text()).isBetween(200, 499);
    assertThat(page.document().select("button[value=yes]")).isEmpty();
    assertThat(page.heading()).isNotBlank();
    assertThat(page.document().select("main a[href], main button")).as("a way on").isNotEmpty();
  }
}
