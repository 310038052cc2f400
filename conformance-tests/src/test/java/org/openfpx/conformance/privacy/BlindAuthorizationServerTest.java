package org.openfpx.conformance.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openfpx.conformance.scenario.DemoNetwork;
import org.openfpx.conformance.scenario.Setting;
import org.openfpx.conformance.scenario.Turns;
import org.openfpx.conformance.scenario.Visitor;
import org.openfpx.http.problem.Problems;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The Authorization Server learns neither who somebody is nor that it is the same person again. */
@Order(1)
@ResourceLock(Turns.LOG)
@TestMethodOrder(OrderAnnotation.class)
class BlindAuthorizationServerTest {
  private static final int PEOPLE = 20;
  private static final int TIMES = 10;

  private static WrittenLog log;
  private static DemoNetwork network;
  private static Rows authorizationServer;

  private final People people = new People();
  private final Acquaintance acquaintance = new Acquaintance(network, people);

  @BeforeAll
  static void start() {
    log = WrittenLog.begin();
    network = DemoNetwork.start();
    authorizationServer = new Rows("jdbc:h2:file:" + network.folder().resolve("as"));
  }

  @AfterAll
  static void stop() {
    network.close();
    log.close();
  }

  @AfterEach
  void nothingStaysPlanted() {
    authorizationServer.execute("DROP TABLE IF EXISTS planted");
    authorizationServer.execute("DELETE FROM audit WHERE kind = 'planted'");
    log.since();
  }

  @Test
  @Order(2)
  void twoHundredTransactionsOfTwentyPeopleLeaveNobodyBehind() {
    var users = network.users().subList(0, PEOPLE);
    users.forEach(acquaintance::of);
    acquaintance.ofEverybody();
    // The first transaction of all brings what the wallet keeps for itself, such as its own tokens.
    share(users.getFirst());
    log.since();
    var blindness = new Blindness(authorizationServer, people);
    var findings = new ArrayList<String>();
    int transaction = 0;
    for (int time = 0; time < TIMES; time++) {
      for (var user : users) {
        share(user);
        if (time == 0) {
          acquaintance.sinceThen();
        }
        findings.addAll(blindness.after(++transaction));
        findings.addAll(blindness.said(transaction, log.since()));
      }
    }
    acquaintance.sinceThen();
    findings.addAll(blindness.inAll());

    assertThat(transaction).isEqualTo(PEOPLE * TIMES);
    assertThat(findings).isEmpty();
  }

  @Test
  @Order(1)
  void whateverIsKnownOfSomebodyIsFoundInWhateverForm() {
    share("june");
    acquaintance.of("june");
    acquaintance.ofEverybody();
    acquaintance.sinceThen();
    var blindness = new Blindness(authorizationServer, people);
    authorizationServer.execute("CREATE TABLE planted (kind INT, v VARCHAR(2000), at BIGINT)");

    for (var kind : Kind.values()) {
      int transaction = kind.ordinal();
      var forms = formsOf(kind);
      assertThat(forms).as("%s is known", kind).isNotEmpty();
      plant(transaction, forms);
      assertThat(blindness.after(transaction))
          .as("%s in a row", kind)
          .filteredOn(found -> found.equals("planted.v holds " + kind))
          .hasSameSizeAs(forms);
      assertThat(blindness.said(transaction, forms))
          .as("%s in a line", kind)
          .filteredOn(found -> found.equals("the log holds " + kind))
          .hasSameSizeAs(forms);
    }
    assertThat(blindness.inAll()).contains("planted.v holds a birth date");
  }

  /** Forms that were made elsewhere than in the search. */
  @Test
  @Order(1)
  void theFormsAreWhatOthersTakeThemFor() {
    acquaintance.of("june");

    assertThat(formsOf(Kind.NAME))
        .contains("June", "JUNE", "anVuZQ", "6a756e65", "NJ2W4ZI", "%6a%75%6e%65", "June%20Hartley")
        .contains("c0fa1ef864788c455b22e34d6b11eb282603eeec08b2b10d38c37683ef46952c")
        .contains("u/nqZtnDWC1GBZrRAoMpfgU04Rc");
    assertThat(formsOf(Kind.BIRTH_DATE))
        .contains("26.01.1988", "26011988", "19880126", "570153600", "570153600000")
        .contains("33210cd86b13ec24c2d03657968e048e");
    assertThat(people.in("sent to Hartley, June.")).contains(Kind.NAME);
    assertThat(people.in("from 127.0.0.1:8400")).isEmpty();
    acquaintance.ofEverybody();
    assertThat(people.in("from 127.0.0.1:8400")).containsExactly(Kind.IP_ADDRESS);
    assertThat(people.in("a junebug of 1127.0.0.1")).isEmpty();
  }

  @Test
  @Order(1)
  void whatTwoTransactionsHaveInCommonIsFound() {
    var blindness = new Blindness(authorizationServer, people);
    authorizationServer.execute("CREATE TABLE planted (kind INT, v VARCHAR(2000), at BIGINT)");
    var shared = List.of("abcdefghijkl", "ab-d_fghijk", "q83vEjRWeJq+/A", "3/pIcQwB+8");
    int transaction = 0;
    for (var value : shared) {
      plant(transaction, Set.of("'" + value + ".'"));
      assertThat(blindness.after(++transaction)).isEmpty();
    }
    assertThat(shared.subList(0, 3))
        .allSatisfy(value ->
            assertThat(blindness.said(99, List.of(value + " came")))
                .anyMatch(found -> found.startsWith("the log: " + value + " of transactions")));
    assertThat(blindness.said(99, List.of(shared.getLast()))).as("60 bits").isEmpty();
    plant(transaction, Set.of("abcdefghijkl!"));
    assertThat(blindness.after(98)).anyMatch(found -> found.startsWith("planted.v: abcdefghijkl"));
  }

  @Test
  @Order(1)
  void aTimeFinerThanAMinuteIsFoundAndSoIsAnAuditRowOfNoWholeHour() {
    var blindness = new Blindness(authorizationServer, people);
    authorizationServer.execute("CREATE TABLE planted (kind INT, v VARCHAR(2000), at BIGINT)");
    for (var fine :
        List.of("1790000041", "1790000040001", "2026-09-21T14:14:01Z", "2026-09-21 14:14:00.5")) {
      assertThat(blindness.said(1, List.of("at " + fine + ", that is"))).isEmpty();
      assertThat(blindness.said(2, List.of("since " + fine))).as(fine).hasSize(1);
      plant(3, Set.of("[" + fine + "]"));
      assertThat(blindness.after(3)).as(fine).hasSize(1);
    }
    for (var whole : List.of("1790000040", "1790000040000", "2026-09-21T14:14:00Z")) {
      assertThat(blindness.said(4, List.of(whole))).isEmpty();
      assertThat(blindness.said(5, List.of(whole))).as(whole).isEmpty();
    }
    authorizationServer.execute("INSERT INTO planted VALUES (6, 'a number', 1790000041)");
    assertThat(blindness.after(6)).singleElement().asString().startsWith("planted.at: 1790000041");

    authorizationServer.execute(
        "INSERT INTO audit (kind, outcome, hour_at) VALUES ('planted', 'o', 1790000040)");
    assertThat(blindness.after(7)).containsExactly("audit.hour_at is no whole hour");
  }

  @Test
  @Order(1)
  void aLineIsReadAsItIsWritten() {
    acquaintance.of("june");
    log.since();
    var logger = LoggerFactory.getLogger("planted");
    logger.info("somebody came");
    MDC.put(Problems.MDC_KEY, "for-june hartley");
    logger.warn("somebody came");
    MDC.remove(Problems.MDC_KEY);
    logger.error("somebody failed", new IllegalStateException("nobody", new Hartley()));
    var lines = log.since();

    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).isEqualToIgnoringNewLines("INFO  planted: somebody came");
    var blindness = new Blindness(authorizationServer, people);
    assertThat(blindness.said(1, lines.subList(0, 1))).isEmpty();
    for (var line : lines.subList(1, 3)) {
      assertThat(blindness.said(1, List.of(line))).as(line).contains("the log holds a name");
    }
  }

  private static final class Hartley extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void plant(int kind, Set<String> values) {
    authorizationServer.execute(
        values.stream()
            .map(value -> "(" + kind + ", '" + value.replace("'", "''") + "', NULL)")
            .collect(Collectors.joining(", ", "INSERT INTO planted VALUES ", "")));
  }

  private Set<String> formsOf(Kind kind) {
    return people.facts(kind).stream()
        .flatMap(fact -> Forms.of(fact).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void share(String user) {
    try (var visitor = new Visitor(Setting.overHttp(network))) {
      var page = visitor.share(Visitor.wish(network, user));
      assertThat(page.document().select("table.records, section.card")).isNotEmpty();
    }
  }
}
