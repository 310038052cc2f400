package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.conformance.scenario.Traveller.of;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.processes.CommitGate;
import org.openfpx.conformance.processes.JavaProcess;
import org.openfpx.conformance.processes.ProcessNetwork;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;

/**
 * An Authorization Server on MariaDB, killed with -9: between consent and redemption, and after
 * something has been committed but before its answer leaves. Whether it comes back or another takes
 * its place: the flow goes on, or the client begins again; nothing is granted twice.
 */
abstract class AsKilledScenarios extends BeginsAgain {
  private final ProcessNetwork processes;
  private final List<String> servers;
  private final List<JavaProcess> down = new ArrayList<>();

  AsKilledScenarios(Setting setting) {
    super(setting);
    this.processes = (ProcessNetwork) network;
    this.servers = processes.gates().keySet().stream().sorted().toList();
  }

  @Override
  void assertCanBeginAgain(Traveller person) {
    assertThat(person.statusOfAFreshTransaction()).isEqualTo(200);
  }

  @AfterEach
  void whoeverIsDownComesBack() {
    down.forEach(JavaProcess::startAgain);
    down.clear();
  }

  @Test
  void aTicketFromBeforeTheKillIsGoodOnceAfterIt() {
    for (var server : servers) {
      var ticket = june.ticket(june.sentTo(june.consent(june.sentTo(june.begin()))));

      kill(server);
      var answer = june.redeem(ticket);
      whoeverIsDownComesBack();

      assertThat(june.records(answer.expect(200).json())).isPositive();
      assertInvalidGrant(june.redeem(ticket));
      assertInvalidGrant(june.redeem(ticket));
    }
  }

  @Test
  void aTicketWhoseTokensNeverArrivedIsSpent() {
    var ticket = june.ticket(june.sentTo(june.consent(june.sentTo(june.begin()))));

    committedButUnanswered(() -> june.redeem(ticket).status());

    assertInvalidGrant(june.redeem(ticket));
  }

  @Test
  void aRefreshTokenWhoseSuccessorNeverArrivedIsSpent() {
    var ticket = june.ticket(june.sentTo(june.consent(june.sentTo(june.begin()))));
    var refreshToken = june.redeem(ticket).expect(200).json().required("refresh_token").asText();

    committedButUnanswered(() -> june.refresh(refreshToken).status());

    assertInvalidGrant(june.refresh(refreshToken));
  }

  @Test
  void aClaimsAddressWhoseAnswerNeverArrivedLeadsBackToTheClient() {
    var claims = june.begin();

    committedButUnanswered(() -> june.shown(claims).status());

    var back = june.sentTo(claims);
    assertThat(of(back, "error")).isEqualTo("invalid_request");
    assertThat(of(back, "ticket")).isEmpty();
  }

  @Test
  void aCallbackWhoseAnswerNeverArrivedIsOver() {
    var callback = june.consent(june.sentTo(june.begin()));

    committedButUnanswered(() -> june.shown(callback).status());

    assertOver(june.shown(callback));
  }

  @Test
  void aPermissionWhoseReceiptNeverArrivedAtTheWalletIsGrantedOnceOrNotAtAll() throws Exception {
    var page = june.lastPage(june.sentTo(june.begin()));
    var before = permissions();
    var kept = CommitGate.keepNextAnswer(processes.gates().values());
    try (var pressing = Executors.newVirtualThreadPerTaskExecutor()) {
      var pressed = pressing.submit(() -> june.sayYes(page));
      kill(behind(kept.await()));

      // The wallet tries again, or says that it could not be done and how to go on.
      var sight = pressed.get(60, TimeUnit.SECONDS);
      if (sight instanceof Sight.Left(var callback)) {
        assertThat(june.redeem(june.ticket(june.sentTo(callback))).status()).isEqualTo(200);
      } else {
        var shown = Visitor.page(sight);
        assertThat(shown.document().select("main a[href], main button")).isNotEmpty();
      }
    }
    var granted = new HashSet<>(permissions());
    granted.removeAll(before);
    assertThat(granted.size()).as("one for each line, or none").isIn(0, 2);
  }

  private Set<String> permissions() {
    return Books.at(processes.database(servers.getFirst())).keys("permission", "id");
  }

  /** Does it, and kills the server when that is committed but not yet answered. */
  private void committedButUnanswered(Callable<Integer> use) {
    var kept = CommitGate.keepNextAnswer(processes.gates().values());
    try (var using = Executors.newVirtualThreadPerTaskExecutor()) {
      var used = using.submit(use);
      var server = behind(kept.await());
      assertThat(used.isDone()).as("still waiting for its answer").isFalse();

      kill(server);

      assertThat(statusOf(used)).as("of who stands between").isIn(0, 502, 503, 504);
    }
  }

  /** What came at last; 0 for nothing. */
  private static int statusOf(Future<Integer> used) {
    try {
      return used.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(UnexpectedAnswer.class);
      return 0;
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer, and no end", e);
    }
  }

  private String behind(CommitGate gate) {
    return servers.stream()
        .filter(name -> gate.equals(processes.gates().get(name)))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Kills one; the only one comes back at once, another's place is taken by those that are left.
   */
  private void kill(String server) {
    var process = processes.process(server);
    process.stop();
    if (servers.size() == 1) {
      process.startAgain();
    } else {
      down.add(process);
    }
  }

  private static void assertOver(Page page) {
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.heading()).isEqualTo("This request is over");
  }

  private static void assertInvalidGrant(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
    assertThat(answer.json().has("access_tokens")).isFalse();
  }
}
