package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.processes.SystemsOnLocalhost;

/** With what only programs see: tickets at the token endpoint, and ROTs. */
@PlayedIn(SystemsOnLocalhost.class)
class ExpiryOverHttpTest extends ExpiryScenarios {
  /** Longer than sources keep a ROT that nobody showed them. */
  private static final Duration TOO_LONG_FOR_A_ROT = Duration.ofMinutes(31);

  ExpiryOverHttpTest(Setting setting) {
    super(setting);
  }

  @Override
  void assertCanBeginAgain(Traveller person) {
    assertThat(person.statusOfAFreshTransaction()).isEqualTo(200);
  }

  @Test
  void aTicketThatRanOutGetsNoToken() {
    var ticket = ticket();
    time.pass(TOO_LONG);

    var answer = june.redeem(ticket);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
  }

  @Test
  void aRotThatNobodyShowedInTimeOpensNothing() {
    var tokens = june.redeem(ticket()).expect(200).json();

    time.pass(TOO_LONG_FOR_A_ROT);

    assertThat(june.statuses(refreshed(tokens))).isNotEmpty().allMatch(status -> status == 401);
  }

  @Test
  void aRotThatWasShownInTimeStaysGood() {
    var tokens = june.redeem(ticket()).expect(200).json();
    assertThat(june.statuses(tokens)).isNotEmpty().allMatch(status -> status == 200);

    time.pass(TOO_LONG_FOR_A_ROT);

    assertThat(june.statuses(refreshed(tokens))).isNotEmpty().allMatch(status -> status == 200);
  }

  private String ticket() {
    return june.ticket(june.sentTo(june.consent(june.sentTo(june.begin()))));
  }

  private JsonNode refreshed(JsonNode tokens) {
    return june.refresh(tokens.required("refresh_token").asText()).expect(200).json();
  }
}
