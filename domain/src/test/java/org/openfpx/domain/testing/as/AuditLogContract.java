package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.audit.AuditEvent;
import org.openfpx.domain.as.audit.AuditLog;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.testing.oauth.Rivals;

/** What every audit log promises: lines are only ever added, and none is lost. */
public interface AuditLogContract {
  AuditLog emptyLog();

  /** What the operator reads in the log that was made last. */
  List<AuditEvent> lines();

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  private static AuditEvent redeemed(String client) {
    return new AuditEvent(
        AuditEvent.Kind.TRANSACTION, Optional.of(new ClientId(client)), "redeemed", NOW);
  }

  @Test
  default void linesComeBackAsTheyWereInTheOrderInWhichTheyCame() {
    var log = emptyLog();
    var expired = new AuditEvent(AuditEvent.Kind.TRANSACTION, Optional.empty(), "expired", NOW);
    var earlier =
        new AuditEvent(
            AuditEvent.Kind.REFRESH_REPLAY,
            Optional.of(ALPHA),
            "grant ended",
            NOW.minus(Duration.ofHours(3)));

    log.add(List.of(redeemed("z"), expired));
    log.add(List.of(earlier));

    assertThat(lines()).containsExactly(redeemed("z"), expired, earlier);
  }

  @Test
  default void theSameMayHappenTwice() {
    var log = emptyLog();

    log.add(List.of(redeemed("a"), redeemed("a")));
    log.add(List.of(redeemed("a")));

    assertThat(lines()).hasSize(3);
  }

  @Test
  default void nothingLeavesNoLine() {
    var log = emptyLog();

    log.add(List.of());

    assertThat(lines()).isEmpty();
  }

  @Test
  default void ofRivalsAllAreHeardAndTheOrderOfEachStays() {
    var log = emptyLog();
    var grabs = new AtomicInteger();

    Rivals.march(
        prizes(),
        _ -> {
          var mine = "rival" + grabs.incrementAndGet();
          log.add(List.of(redeemed(mine + "z"), redeemed(mine + "a")));
          return mine;
        });

    var clients =
        lines().stream().map(one -> one.client().map(ClientId::value).orElse("")).toList();
    assertThat(clients).hasSize(8 * prizes()).doesNotHaveDuplicates();
    for (int i = 1; i <= 40; i++) {
      assertThat(clients.indexOf("rival" + i + "z")).isLessThan(clients.indexOf("rival" + i + "a"));
    }
  }
}
