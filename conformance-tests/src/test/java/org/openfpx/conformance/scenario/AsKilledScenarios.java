package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.conformance.scenario.Traveller.of;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.processes.CommitGate;
import org.openfpx.conformance.processes.JavaProcess;
import org.openfpx.conformance.processes.ProcessNetwork;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;
import org.openfpx.domain.secret.Secret;

/**
 * The AS alone, on MariaDB, killed with -9: between consent and redemption, and after something has
 * been committed but before its answer leaves. The flow goes on, or the client begins again;
 * nothing is granted twice.
 */
abstract class AsKilledScenarios extends BeginsAgain {
  private final ProcessNetwork processes;
  private final CommitGate gate;
  private final JavaProcess as;

  AsKilledScenarios(Setting setting) {
    super(setting);
    this.processes = (ProcessNetwork) network;
    this.gate = processes.gate();
    this.as = processes.process("as");
  }

  @Override
  void assertCanBeginAgain(Traveller person) {
    assertThat(person.statusOfAFreshTransaction()).isEqualTo(200);
  }

  @Test
  void aTicketFromBeforeTheKillIsGoodOnceAfterIt() {
    var ticket = june.ticket(june.sentTo(june.consent(june.sentTo(june.begin()))));

    as.stop();
    as.startAgain();

    assertThat(june.records(june.redeem(ticket).expect(200).json())).isPositive();
    assertInvalidGrant(june.redeem(ticket));
  }

  @Test
  void aTicketWhoseTokensNeverArrivedIsSpent() {
    var ticket = june.ticket(june.sentTo(june.consent(june.sentTo(june.begin()))));

    committedButUnanswered(() -> june.redeem(ticket));

    assertInvalidGrant(june.redeem(ticket));
  }

  @Test
  void aRefreshTokenWhoseSuccessorNeverArrivedIsSpent() {
    var ticket = june.ticket(june.sentTo(june.consent(june.sentTo(june.begin()))));
    var refreshToken = june.redeem(ticket).expect(200).json().required("refresh_token").asText();

    committedButUnanswered(() -> june.refresh(refreshToken));

    assertInvalidGrant(june.refresh(refreshToken));
  }

  @Test
  void aClaimsAddressWhoseAnswerNeverArrivedLeadsBackToTheClient() {
    var claims = june.begin();

    committedButUnanswered(() -> june.shown(claims));

    var back = june.sentTo(claims);
    assertThat(of(back, "error")).isEqualTo("invalid_request");
    assertThat(of(back, "ticket")).isEmpty();
  }

  @Test
  void aCallbackWhoseAnswerNeverArrivedIsOver() {
    var callback = june.consent(june.sentTo(june.begin()));

    committedButUnanswered(() -> june.shown(callback));

    assertOver(june.shown(callback));
  }

  @Test
  void aPermissionWhoseReceiptNeverArrivedAtTheWalletIsGrantedOnceOrNotAtAll() throws Exception {
    var page = june.lastPage(june.sentTo(june.begin()));
    int before = permissions();
    var kept = gate.keepNextAnswer();
    try (var pressing = Executors.newVirtualThreadPerTaskExecutor()) {
      var pressed = pressing.submit(() -> june.sayYes(page));
      kept.await();
      as.stop();
      as.startAgain();

      // The wallet tries again, or says that it could not be done and how to go on.
      var sight = pressed.get(60, TimeUnit.SECONDS);
      if (sight instanceof Sight.Left(var callback)) {
        assertThat(june.redeem(june.ticket(june.sentTo(callback))).status()).isEqualTo(200);
      } else {
        var shown = Visitor.page(sight);
        assertThat(shown.document().select("main a[href], main button")).isNotEmpty();
      }
    }
    assertThat(permissions() - before).as("one for each line, or none").isIn(0, 2);
  }

  /** How many permissions the server holds. */
  private int permissions() {
    var database = processes.database("as");
    var password = database.password().map(Secret::reveal).orElse("");
    try (var connection = DriverManager.getConnection(database.url(), database.user(), password);
        var statement = connection.createStatement();
        var counted = statement.executeQuery("SELECT COUNT(*) FROM permission")) {
      counted.next();
      return counted.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does it, and kills the server when that is committed but not yet answered. */
  private void committedButUnanswered(Runnable use) {
    var kept = gate.keepNextAnswer();
    try (var using = Executors.newVirtualThreadPerTaskExecutor()) {
      var used = using.submit(use);
      kept.await();
      assertThat(used.isDone()).as("still waiting for its answer").isFalse();

      as.stop();

      assertThatThrownBy(() -> used.get(60, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(UnexpectedAnswer.class);
    }
    as.startAgain();
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
