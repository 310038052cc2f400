package org.openfpx.http.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.openfpx.http.listener.HeadsInTime.Waiting;

/** The timer that comes at the moment at which something else does. */
class HeadsInTimeTest {
  private static final long MINUTE = 60_000_000_000L;

  /** As the machine counts: where it begins says nothing, and it may pass the largest number. */
  private static final long START = Long.MAX_VALUE - MINUTE / 2;

  private final AtomicLong bytesIn = new AtomicLong();
  private final Waiting waiting = new Waiting(MINUTE, START, bytesIn::get, () -> {});

  @Test
  void aHeadThatBecameWholeBeforeTheTimerDecidesIsAnsweredInPeace() {
    waiting.pause();

    assertThat(waiting.expire(START + MINUTE)).isFalse();
  }

  @Test
  void noTimeRunsWhileOneIsAnsweredThatCameWithTheTimer() {
    waiting.resume(START);
    bytesIn.set(100);
    waiting.pause();

    assertThat(waiting.expire(START + MINUTE)).isFalse();
    assertThat(waiting.getExpireNanoTime()).isEqualTo(Long.MAX_VALUE);
    assertThat(waiting.expire(START + 10 * MINUTE)).isFalse();
  }

  @Test
  void aTimerThatBelongsToAnEarlierHeadEndsNothing() {
    waiting.pause();
    waiting.resume(START + MINUTE);
    bytesIn.set(1);

    assertThat(waiting.expire(START + MINUTE + 1)).isFalse();
    assertThat(waiting.getExpireNanoTime()).isEqualTo(START + 2 * MINUTE);
  }

  @Test
  void aHeadThatIsBegunAndNotWholeInItsTimeEndsItsConnection() {
    waiting.pause();
    waiting.resume(START);
    assertThat(waiting.expire(START + MINUTE)).isFalse();
    bytesIn.set(1);
    assertThat(waiting.expire(START + 2 * MINUTE)).isFalse();

    assertThat(waiting.expire(START + 3 * MINUTE)).isTrue();
  }
}
