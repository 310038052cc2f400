package org.openfpx.conformance.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.scenario.PlayedIn;
import org.openfpx.conformance.scenario.Setting;
import org.openfpx.conformance.scenario.Visitor;

/**
 * Whatever was played in the network before, nothing that could open something stands in the log of
 * any of its processes: neither what was seen go by, nor what looks like it (OWASP ASVS 5.0,
 * 16.2.5).
 */
@Order(Integer.MAX_VALUE)
@PlayedIn(SystemsOnLocalhost.class)
class LogsHoldNoSecretTest {
  private static final List<String> SYSTEMS = List.of("as", "wallet", "rsa");
  private static final List<String> PARTIES = List.of("client", "clinic", "world");

  private final Setting setting;
  private final ProcessNetwork network;

  LogsHoldNoSecretTest(Setting setting) {
    this.setting = setting;
    this.network = (ProcessNetwork) setting.network();
  }

  @Test
  void nothingThatOpensADoorStandsInAnyLog() {
    try (var visitor = new Visitor(setting)) {
      visitor.share(Visitor.wish(network, "june"));
      visitor.refresh();
      visitor.stopSharing();
      visitor.refresh();
      wrongTurns(visitor);
    }
    var secrets = network.secrets();
    assertThat(secrets.count()).isGreaterThan(30);
    secrets.add(network.kept("secrets").values());
    secrets.add(network.kept("passwords").values());

    for (var name : SYSTEMS) {
      var said = said(name);
      assertThat(said).as(name).anyMatch(line -> line.contains("ready: "));
      assertThat(secrets.in(said)).as(name).isEmpty();
    }
    for (var name : PARTIES) {
      var said = said(name);
      assertThat(said).as(name).isNotEmpty();
      assertThat(secrets.in(said)).as(name).isEmpty();
    }
  }

  /** Without what Logback says of the tests' class path, before a process sets its log up. */
  private List<String> said(String name) {
    return network.process(name).said().stream().filter(line -> !line.contains(" |-")).toList();
  }

  /** Such as anybody logs who logs what fails. */
  private void wrongTurns(Visitor visitor) {
    var value = "Wr0ng".repeat(9);
    for (var path : List.of("/callback", "/oauth2/authorize", "/transaction/callback")) {
      for (int party = 1; party < 4; party++) {
        var asked = Map.of("code", value, "state", value, "ticket", value, "client_id", value);
        visitor.look(Request.query(network.at(party, path), asked));
      }
    }
    visitor.look(Request.query(network.client("/callback"), Map.of("ticket", value, "state", "x")));
    try (var peer = network.peer()) {
      for (var path : List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect")) {
        for (int party = 1; party < 4; party++) {
          var form = Map.of("grant_type", "authorization_code", "code", value, "token", value);
          peer.send(Request.form("wrong", network.at(party, path), form).bearer(value));
        }
      }
    }
  }

  @Test
  void oneThatStandsThereIsFound() {
    var secrets = new SeenSecrets();
    secrets.add(List.of("hunter2"));

    assertThat(secrets.in(List.of("INFO Upstream: the adapter started in 3 s"))).isEmpty();
    assertThat(secrets.in(List.of("WARN Upstream: refused hunter2"))).hasSize(1);
    assertThat(secrets.in(List.of("WARN Upstream: refused " + "0a".repeat(20)))).hasSize(1);
    try (var peer = network.peer()) {
      peer.send(
          Request.get("ask", network.authorizationServer("/uma/resource")).bearer("a-".repeat(15)));
    }
    assertThat(network.secrets().in(List.of("asked with " + "a-".repeat(15) + "!"))).hasSize(1);
  }
}
