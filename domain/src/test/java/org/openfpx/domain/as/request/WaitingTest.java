package org.openfpx.domain.as.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;

/** Who waits for requests is not disturbed by those of others, nor kept out by others who wait. */
class WaitingTest {
  private static final ClientId OWNER = new ClientId("owner");
  private static final ClientId STRANGER = new ClientId("stranger");

  private static OwnerRequest request(ClientId account) {
    return new OwnerRequest(
        new RequestId("r"),
        new TransactionId("t"),
        account,
        new WalletId("wallet of " + account),
        new ClientId("app"),
        Optional.empty(),
        List.of(),
        Instant.EPOCH,
        Instant.MAX,
        OwnerRequest.State.PENDING,
        Optional.empty());
  }

  @Test
  void theBellRingsForThoseAloneWhoMaySeeTheRequest() throws Exception {
    var bell = new Bell();
    var left = new AtomicReference<>(Duration.ZERO);
    var waiting =
        Thread.ofPlatform()
            .start(
                () -> left.set(bell.await(new OwnerRequests.Owner(OWNER), Duration.ofMinutes(5))));
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    assertThat(bell.ring(request(STRANGER))).isZero();
    assertThat(bell.ring(request(OWNER))).isOne();
    waiting.join();

    assertThat(left.get()).as("what was not waited can be waited yet").isPositive();
  }

  @Test
  void oneDoesNotTakeAllSeats() {
    var seats = new Seats(3, 2);

    assertThat(seats.take(STRANGER)).isTrue();
    assertThat(seats.take(STRANGER)).isTrue();
    assertThat(seats.take(STRANGER)).isFalse();
    assertThat(seats.take(OWNER)).isTrue();
    assertThat(seats.take(OWNER)).as("all are taken").isFalse();

    seats.leave(STRANGER);
    assertThat(seats.take(OWNER)).isTrue();
    seats.leave(STRANGER);
    assertThat(seats.take(STRANGER)).isTrue();
  }
}
