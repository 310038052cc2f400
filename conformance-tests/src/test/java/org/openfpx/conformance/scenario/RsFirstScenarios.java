package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.robot.Page;

/** The transaction that begins at a source: it turns the client away with a ticket. */
abstract class RsFirstScenarios {
  private static final String CLINIC = "city-clinic";
  private static final String REGISTRY = "provincial-registry";
  private static final Pattern TICKET = Pattern.compile("ticket=\"([^\"]+)\"");

  /** Somebody who shares nothing else. */
  private static final String ROSARIO = "rosario";

  private final Setting setting;
  private final ScenarioNetwork network;

  RsFirstScenarios(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
  }

  @Test
  void juneReadsWhatTheClinicHas() {
    try (var june = new Visitor(setting)) {
      var page = june.answer(june.askSource(CLINIC), Visitor.june(network));

      assertRecords(page);
      assertThat(page.text()).contains("City Clinic").doesNotContain("name and birth date. That");
      assertRecords(june.refresh());
    }
  }

  @Test
  void juneReadsWhatTheSourceBehindTheAdapterHas() {
    try (var june = new Visitor(setting)) {
      var page = june.answer(june.askSource(REGISTRY), Visitor.june(network));

      assertRecords(page);
      assertThat(page.document().select("h3").text()).contains("Provincial Registry");
    }
  }

  private static void assertRecords(Page page) {
    assertThat(page.document().select("table.records tbody tr")).isNotEmpty();
  }

  @Test
  void aNoGivesTheClientNothingAndAWayOn() {
    for (var source : List.of(CLINIC, REGISTRY)) {
      try (var june = new Visitor(setting)) {
        var page = june.answer(june.askSource(source), Visitor.june(network).refusing());

        assertThat(page.document().select("table.records")).isEmpty();
        assertThat(page.document().select("form[action=/ask-source]")).isNotEmpty();
        assertThat(page.text()).contains("We were not given access");
      }
    }
  }

  @Test
  void whatIsStoppedIsRefusedFromThenOn() {
    try (var rosario = new Visitor(setting)) {
      var wish = Visitor.wish(network, ROSARIO);
      assertRecords(rosario.answer(rosario.askSource(CLINIC), wish));

      assertThat(rosario.stopSharing().status()).isEqualTo(200);

      assertThat(rosario.refresh().document().select("table.records")).isEmpty();
    }
  }

  @Test
  void theWalletSaysWhoAsksForWhatAndFromWhere() {
    try (var june = new Traveller(setting)) {
      var page = june.lastPage(june.sentTo(june.beginAtSource(CLINIC)));

      assertThat(page.text())
          .contains("My Immunizations", "Immunization records", "City Clinic")
          .contains("To show you your immunizations in one place")
          .doesNotContain("Provincial Registry", "Name and birth date");
    }
  }

  @Test
  void theTicketOfAChallengeIsGoodOnceAndUsingItTwiceStopsNothing() {
    for (var address :
        List.of(network.clinic("/api/Immunization"), network.registry("/api/Immunization"))) {
      try (var june = new Traveller(setting)) {
        var ticket = challenged(june.readAt(address, ""));
        var first = june.bring(ticket);

        Expect.invalidGrant(june.bring(ticket));

        var callback = june.consent(june.sentTo(june.claimsAddress(first)));
        var tokens = june.redeem(june.ticket(june.sentTo(callback))).expect(200).json();
        assertThat(june.records(tokens)).isPositive();
      }
    }
  }

  @Test
  void aTicketOfAChallengeTakenStraightToTheClaimsAddressIsSpentThere() {
    try (var june = new Traveller(setting)) {
      var address = network.clinic("/api/Immunization");
      var brought = june.claimsAddress(june.bring(challenged(june.readAt(address, ""))));
      var other = challenged(june.readAt(address, ""));
      june.sentTo(brought);

      var again = june.sentTo(brought);

      assertThat(Traveller.of(again, "error")).isEqualTo("invalid_request");
      assertThat(june.bring(other).json().path("error").asText())
          .as("each challenge stands by itself")
          .isEqualTo("need_info");
    }
  }

  @Test
  void aForeignTokenIsChallengedAnew() {
    var wish = Visitor.june(network).from(2, "provincial-registry-profile");
    try (var june = new Traveller(setting, wish)) {
      var tokens = june.redeem(june.grantedTicket()).expect(200).json().required("access_tokens");
      var clinics = tokens.get(0).required("access_token").asText();
      var registrys = tokens.get(1).required("access_token").asText();
      var clinic = network.clinic("/api/Immunization");
      var registry = network.registry("/api/Patient");
      assertThat(june.status(clinic, clinics)).isEqualTo(200);
      assertThat(june.status(registry, registrys)).isEqualTo(200);

      assertChallengedAnew(june, clinic, List.of(registrys, "made-up", clinics + "x"));
      assertChallengedAnew(june, registry, List.of(clinics, "made-up", registrys + "x"));
      assertThat(challenged(june.readAt(network.clinic("/api/Patient"), "")))
          .isNotEqualTo(challenged(june.readAt(network.clinic("/api/Patient"), "")));
    }
  }

  private static void assertChallengedAnew(Traveller june, URI address, List<String> tokens) {
    var tickets = tokens.stream().map(token -> challenged(june.readAt(address, token))).toList();

    assertThat(tickets).doesNotHaveDuplicates();
    assertThat(june.bring(tickets.getLast()).json().path("error").asText()).isEqualTo("need_info");
  }

  /** The ticket of a challenge that says no more than it must. */
  private static String challenged(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.header("Cache-Control")).contains("no-store");
    var challenge = answer.header("WWW-Authenticate").orElseThrow();
    assertThat(challenge).startsWith("UMA ").contains("as_uri=");
    var ticket = TICKET.matcher(challenge);
    assertThat(ticket.find()).isTrue();
    return ticket.group(1);
  }
}
