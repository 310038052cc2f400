package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.chance.Chance;

/** How much of a ticket somebody would have to guess (RFC 6749 section 10.10). */
class DifferingBitsTest {
  private static final int ENOUGH = 128;

  private static List<String> thousand(IntFunction<String> made) {
    return IntStream.range(0, 1000).mapToObj(made).toList();
  }

  @Test
  void tokensOfChanceHaveEnough() {
    assertThat(DifferingBits.of(thousand(_ -> Chance.token()))).isGreaterThan(240);
  }

  @Test
  void aCommonBeginningCountsNothing() {
    var tickets = thousand(_ -> "ticket-of-this-very-server-and-of-none-besides" + Chance.name());
    assertThat(DifferingBits.of(tickets)).isLessThan(33);
  }

  @Test
  void aCommonEndCountsNothingEvenAtAnotherPlace() {
    var tickets = thousand(number -> number + ".ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMN");
    assertThat(DifferingBits.of(tickets)).isLessThan(12);
  }

  @Test
  void aCommonMiddleCountsNothing() {
    var tickets = thousand(_ -> Chance.name() + "-the-same-in-all-of-them-" + Chance.name());
    assertThat(DifferingBits.of(tickets)).isGreaterThan(63).isLessThan(65);
  }

  @Test
  void aCounterHasNotEnough() {
    var tickets = thousand(number -> String.format(Locale.ROOT, "%043d", number));
    assertThat(DifferingBits.of(tickets)).isLessThan(10);
  }

  @Test
  void ofJwtsTheSignatureCounts() {
    var signed = thousand(number -> "eyJh.eyJq" + number + "." + Chance.token());
    var unsigned = thousand(number -> "eyJh." + Chance.token() + ".A" + number % 10);
    assertThat(DifferingBits.of(signed)).isGreaterThan(ENOUGH);
    assertThat(DifferingBits.of(unsigned)).isLessThan(ENOUGH);
  }
}
