package org.openfpx.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.HarReader;
import org.openfpx.conformance.recording.Placeholder;
import org.openfpx.conformance.recording.Recording;

/**
 * The shipped recording of Keycloak, sent to a server that does what Keycloak did: of every ticket,
 * token and id that it gave it gets back the one that belongs there.
 */
class PlayedRecordingTest {
  private static final Path KEYCLOAK =
      Path.of(
          System.getProperty("openfpx.home"),
          "conformance-tests/src/test/resources/recordings/keycloak-26.7.3.har");

  private static final Pattern TICKET = Pattern.compile("ticket=(\\{\\{ticket-[0-9]+}})");

  private final Recording recording = HarReader.read(KEYCLOAK);

  @Test
  void allThatIsSentIsAnsweredAsKeycloakDid() throws Exception {
    try (var server = new PlayedRecording(recording)) {
      var report = new ReplayReport("the server", new Replay(recording, server).play(_ -> true));

      assertThat(report.isSame()).as(String.join("\n", report.lines())).isTrue();
      assertThat(report.all()).filteredOn(Replayed.Same.class::isInstance).hasSizeGreaterThan(500);
      assertThat(report.all())
          .filteredOn(Replayed.NotSent.class::isInstance)
          .allMatch(one -> isAtOnce(one.entry()) || one.entry().got().status() == 0);
      assertThat(server.acts()).hasSizeGreaterThan(20).allMatch(server.given()::contains);
    }
  }

  /** Else the test above would prove nothing. */
  @Test
  void whoBringsBackAnotherTicketIsNotAnswered() throws Exception {
    var presented =
        recording.entries().stream()
            .filter(this::bringsBackWhatItsCheckWasGiven)
            .findFirst()
            .orElseThrow();
    var asked = before(presented);
    try (var server = new PlayedRecording(of(asked, presented));
        var peer = server.peer(_ -> {})) {
      new Replay(new Recording(recording.server(), asked, 0), server).play(_ -> true);
      var token = URI.create(server.issuer() + "/protocol/openid-connect/token");
      var headers = server.client(ClientRole.FIRST).form("x", token, Map.of()).headers();
      var right = Placeholder.fill(presented.sent().body(), server::ofRole);
      var other = right.replaceAll("ticket=[^&]*", "ticket=another");

      assertThat(peer.send(new Request("x", "POST", token, headers, other)).status())
          .isEqualTo(410);
      assertThat(peer.send(new Request("x", "POST", token, headers, right)).status())
          .isEqualTo(presented.got().status());
    }
  }

  /** Whether its check sent several requests at once, of which none is sent again. */
  private boolean isAtOnce(Entry entry) {
    return recording.entries().stream()
        .filter(one -> one.proof().check().equals(entry.proof().check()))
        .anyMatch(one -> one.moment().together());
  }

  private boolean bringsBackWhatItsCheckWasGiven(Entry entry) {
    var ticket = TICKET.matcher(entry.sent().body());
    return !isAtOnce(entry)
        && ticket.find()
        && before(entry).stream().anyMatch(one -> one.got().body().contains(ticket.group(1)));
  }

  /** No other check, whose ticket nobody was given yet, may answer. */
  private Recording of(List<Entry> asked, Entry presented) {
    var discovery =
        recording.entries().stream()
            .filter(entry -> entry.sent().url().endsWith("/.well-known/uma2-configuration"));
    var rest = Stream.concat(asked.stream(), Stream.of(presented));
    return new Recording(recording.server(), Stream.concat(discovery, rest).toList(), 0);
  }

  private List<Entry> before(Entry presented) {
    return recording.entries().stream()
        .takeWhile(entry -> !entry.equals(presented))
        .filter(entry -> entry.proof().check().equals(presented.proof().check()))
        .toList();
  }
}
