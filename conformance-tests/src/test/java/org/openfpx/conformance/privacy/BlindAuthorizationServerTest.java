package org.openfpx.conformance.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openfpx.conformance.scenario.DemoNetwork;
import org.openfpx.conformance.scenario.Setting;
import org.openfpx.conformance.scenario.Turns;
import org.openfpx.conformance.scenario.Visitor;
import org.slf4j.LoggerFactory;

/** The Authorization Server learns neither who somebody is nor that it is the same person again. */
@Order(1)
@Tag("network")
@ResourceLock(Turns.LOG)
@TestMethodOrder(OrderAnnotation.class)
class BlindAuthorizationServerTest {
  private static final int PEOPLE = 20;
  private static final int TIMES = 10;

  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  private static DemoNetwork network;
  private static Rows authorizationServer;

  private final People people = new People();

  @BeforeAll
  static void start() {
    network = DemoNetwork.start();
    LOG.start();
    root().addAppender(LOG);
    authorizationServer = new Rows("jdbc:h2:file:" + network.folder().resolve("as"));
  }

  @AfterAll
  static void stop() {
    network.close();
    root().detachAppender(LOG);
    LOG.stop();
  }

  private static Logger root() {
    return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
  }

  @Test
  @Order(2)
  void twoHundredTransactionsOfTwentyPeopleLeaveNobodyBehind() {
    var users = network.users().subList(0, PEOPLE);
    users.forEach(this::know);
    know("the machine of a person", "127.0.0.1", "Java-http-client");
    // The first transaction of all brings what the wallet keeps for itself, such as its own tokens.
    share(users.getFirst());
    var blindness = new Blindness(authorizationServer, people);
    var findings = new ArrayList<String>();
    int transaction = 0;
    for (int time = 0; time < TIMES; time++) {
      for (var user : users) {
        share(user);
        findings.addAll(blindness.after(++transaction));
        findings.addAll(blindness.said(transaction, linesSince()));
      }
    }
    knowAccounts();
    authorizationServer.read().stream()
        .flatMap(row -> row.cells().stream())
        .flatMap(cell -> people.in(cell.value()).stream())
        .forEach(findings::add);

    assertThat(transaction).isEqualTo(PEOPLE * TIMES);
    assertThat(findings).isEmpty();
  }

  @Test
  @Order(1)
  void theSearchFindsWhatIsPlanted() {
    know("june");
    var blindness = new Blindness(authorizationServer, people);
    authorizationServer.execute("CREATE TABLE planted (v VARCHAR(200), at BIGINT)");
    for (var planted :
        List.of(
            "June",
            "anVuZQ",
            "6a756e65",
            "c0fa1ef864788c455b22e34d6b11eb282603eeec08b2b10d38c37683ef46952c")) {
      authorizationServer.execute("INSERT INTO planted (v) VALUES ('" + planted + "')");
    }
    assertThat(blindness.after(1)).hasSize(4);

    authorizationServer.execute("INSERT INTO planted VALUES ('abcdefghijkl', 1790000041)");
    assertThat(blindness.after(2)).isEmpty();
    authorizationServer.execute("INSERT INTO planted VALUES ('abcdefghijkl.', 1790000040)");
    assertThat(blindness.after(3)).anyMatch(finding -> finding.contains("abcdefghijkl"));
    authorizationServer.execute("INSERT INTO planted VALUES ('short', 1790000041)");
    assertThat(blindness.after(4)).anyMatch(finding -> finding.contains("1790000041"));
    authorizationServer.execute(
        "INSERT INTO audit (kind, outcome, hour_at) VALUES ('k', 'o', 1790000041)");
    assertThat(blindness.after(5)).anyMatch(finding -> finding.contains("no whole hour"));
    assertThat(blindness.said(6, List.of("june came", "abcdefghijkl came"))).hasSize(2);
    authorizationServer.execute("DELETE FROM audit WHERE kind = 'k'");
    authorizationServer.execute("DROP TABLE planted");
  }

  /** What was logged since this was last asked. */
  private static List<String> linesSince() {
    var lines = List.copyOf(LOG.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    LOG.list.clear();
    return lines;
  }

  private void share(String user) {
    try (var visitor = new Visitor(Setting.overHttp(network))) {
      var page = visitor.share(Visitor.wish(network, user));
      assertThat(page.document().select("table.records, section.card")).isNotEmpty();
    }
  }

  private void know(String user) {
    network.factsAbout(user).forEach(fact -> people.know("a fact about " + user, fact));
  }

  private void know(String what, String... facts) {
    List.of(facts).forEach(fact -> people.know(what, fact));
  }

  /** Ids that the wallet gave to people. */
  private void knowAccounts() {
    new Rows("jdbc:h2:file:" + network.folder().resolve("wallet"))
        .read().stream()
            .filter(row -> row.table().equalsIgnoreCase("wallet_account"))
            .flatMap(row -> row.cells().stream())
            .filter(cell -> cell.column().equalsIgnoreCase("id"))
            .forEach(cell -> people.know("a wallet account", cell.value()));
  }
}
