package org.openfpx.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tasks that are shared, and what is said of their times. */
class LoadTest {
  private final AtomicInteger gone = new AtomicInteger();

  private Load.Worker worker(IntConsumer task) {
    return new Load.Worker() {
      @Override
      public void once(int number) {
        task.accept(number);
      }

      @Override
      public void close() {
        gone.incrementAndGet();
      }
    };
  }

  @Test
  void eachTaskIsDoneOnceAndEachWorkerLeaves() throws Exception {
    var done = new ConcurrentLinkedQueue<Integer>();

    var took = Load.run(4, 1_000, () -> worker(done::add));

    assertThat(done)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1_000).boxed().toList());
    assertThat(took.count()).isEqualTo(1_000);
    assertThat(gone).hasValue(4);
  }

  @Test
  void aTaskThatFailsEndsTheRun() {
    assertThatThrownBy(() ->
            Load.run(
                2,
                10,
                () ->
                    worker(number -> {
                      throw new IllegalStateException("no");
                    })))
        .hasRootCauseMessage("no");
    assertThat(gone).hasValue(2);
  }

  @Test
  void soManyOfAHundredAreNotAboveThePercentile() {
    var took = Latencies.of(Duration.ofSeconds(2), LongStream.rangeClosed(1, 200).toArray());

    assertThat(took.median()).isEqualTo(Duration.ofNanos(100));
    assertThat(took.ninetyFifth()).isEqualTo(Duration.ofNanos(190));
    assertThat(took.ninetyNinth()).isEqualTo(Duration.ofNanos(198));
    assertThat(took.perSecond()).isEqualTo(100);
  }

  @Test
  void oneProcessTellsAnotherInALine() {
    var took = Latencies.of(Duration.ofMillis(1234), 3, 1, 2);

    assertThat(Latencies.parse(took.line())).isEqualTo(took);
  }
}
