package org.openfpx.persistence.reaper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every transient row has an end: rounds go on until nothing is left, whatever happens to one. */
class ReaperTest {
  private static final Duration NEVER = Duration.ofDays(1);

  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void aTurnGoesOnWhileThereIsMoreAndStopsWhenThereIsNot() {
    try (var reaper = Reaper.every(NEVER, () -> rounds.incrementAndGet() < 3)) {
      reaper.turn();
    }

    assertThat(rounds).hasValue(3);
  }

  @Test
  void aTurnIsBounded() {
    try (var reaper = Reaper.every(NEVER, () -> rounds.incrementAndGet() > 0)) {
      reaper.turn();
    }

    assertThat(rounds).hasValue(20);
  }

  @Test
  void aFailedRoundEndsNothingButItsTurn() {
    try (var reaper =
        Reaper.every(
            NEVER,
            () -> {
              throw new IllegalStateException("planned");
            })) {
      assertThatNoException().isThrownBy(reaper::turn);
    }
  }

  @Test
  void turnsComeByThemselves() throws InterruptedException {
    var twice = new CountDownLatch(2);

    var reaper =
        Reaper.every(
            Duration.ofMillis(1),
            () -> {
              twice.countDown();
              return false;
            });
    assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
    reaper.close();
  }
}
