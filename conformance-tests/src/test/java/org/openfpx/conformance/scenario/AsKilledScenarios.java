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
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.processes.CommitGate;
import org.openfpx.conformance.processes.JavaProcess;
import org.openfpx.conformance.processes.ProcessNetwork;
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

  @AfterEach
  void whoeverIsDownComesBack() {
    down.forEach(JavaProcess::startAgain);
    down.clear();
  }

  @Test
  void aTicketFromBeforeTheKillIsGoodOnceAfterIt() {
    for (var server : servers) {
      var ticket = june.grantedTicket();

      kill(server);
      var answer = june.redeem(ticket);
      whoeverIsDownComesBack();

      assertThat(june.records(answer.expect(200).json())).isPositive();
      Expect.invalidGrant(june.redeem(ticket));
      Expect.invalidGrant(june.redeem(ticket));
    }
  }

  @Test
  void aTicketWhoseTokensNeverArrivedIsSpent() {
    var ticket = june.grantedTicket();

    committedButUnanswered(() -> june.redeem(ticket).status());

    Expect.invalidGrant(june.redeem(ticket));
  }

  @Test
  void aRefreshTokenWhoseSuccessorNeverArrivedIsSpent() {
    var ticket = june.grantedTicket();
    var refreshToken = june.redeem(ticket).expect(200).json().required("refresh_token").asText();

    committedButUnanswered(() -> june.refresh(refreshToken).status());

    Expect.invalidGrant(june.refresh(refreshToken));
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

    Expect.over(june.shown(callback));
  }

  @Test
  void aDecisionWhoseTicketNeverArrivedIsOver() {
    var callback = june.consent(june.sentTo(june.begin()));

    committedButUnanswered("ticket_hash = ", () -> june.shown(callback).status());

    Expect.over(june.shown(callback));
  }

  @Test
  void permissionsWhoseReceiptNeverArrivedAtTheWalletAreGrantedOnce() {
    var page = june.lastPage(june.sentTo(june.begin()));
    var before = permissions();
    var sights = new ArrayList<Sight>();

    committedButUnanswered(
        "insert into permission",
        () -> {
          sights.add(june.answer(page));
          return Visitor.page(sights.getFirst()).status();
        });
    var problem = Visitor.page(sights.getFirst());
    assertThat(problem.heading()).isEqualTo("The network does not answer");
    var callback = ((Sight.Left) june.goOn(june.shown(june.wayOn(problem)))).to();

    var tokens = june.redeem(june.ticket(june.sentTo(callback))).expect(200).json();
    assertThat(june.records(tokens)).isPositive();
    var granted = new HashSet<>(permissions());
    granted.removeAll(before);
    assertThat(granted).as("one for each line").hasSize(2);
  }

  private Set<String> permissions() {
    return Books.at(processes.database(servers.getFirst())).keys("permission", "id");
  }

  private void committedButUnanswered(Callable<Integer> use) {
    committedButUnanswered("", use);
  }

  /** Does it, and kills the server when that is committed but not yet answered. */
  private void committedButUnanswered(String written, Callable<Integer> use) {
    var kept = CommitGate.keepNextAnswer(processes.gates().values(), written);
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
}
