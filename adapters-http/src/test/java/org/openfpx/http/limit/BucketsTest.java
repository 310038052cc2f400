package org.openfpx.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openfpx.http.MovedMeter;

/** What each may take, and whose bucket is kept. */
class BucketsTest {
  private final MovedMeter time = new MovedMeter();
  private final Buckets buckets = new Buckets(6, 2, time);

  @Test
  void aWholeMinutesWorthAtOnceAndThenAsItComesBack() {
    for (int i = 0; i < 6; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(10));
    assertThat(buckets.take("b")).isEmpty();

    time.pass(Duration.ofSeconds(10));
    assertThat(buckets.take("a")).isEmpty();
    assertThat(buckets.take("a")).contains(Duration.ofSeconds(10));
  }

  @Test
  void whatIsDrainedIsGoneAndNoMoreThanThereIs() {
    buckets.drain("a", 5);
    assertThat(buckets.take("a")).isEmpty();
    assertThat(buckets.take("a")).isPresent();

    buckets.drain("a", 100);
    time.pass(Duration.ofSeconds(10));
    assertThat(buckets.take("a")).isEmpty();
  }

  @Test
  void whereThereIsNoRoomTheOneIdleForLongestGoes() {
    buckets.drain("a", 6);
    buckets.drain("b", 6);
    assertThat(buckets.take("a")).isPresent();

    buckets.drain("c", 6);

    assertThat(buckets.take("a")).isPresent();
    assertThat(buckets.take("c")).isPresent();
    assertThat(buckets.take("b")).isEmpty();
  }
}
