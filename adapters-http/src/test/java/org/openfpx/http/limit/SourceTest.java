package org.openfpx.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request comes from. */
class SourceTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7:4711",
    "203.0.113.7, ::ffff:203.0.113.7",
    "2001:db8:1:2::1, 2001:db8:1:2:ffff::9",
    "2001:db8:1:2::1, [2001:db8:1:2::3]",
    "2001:db8:1:2::1, [2001:db8:1:2::3]:443",
  })
  void theyAreOneSource(String one, String other) {
    assertThat(Source.read(one)).isPresent().isEqualTo(Source.read(other));
  }

  @Test
  void theyAreTwo() {
    assertThat(Source.read("203.0.113.7")).isNotEqualTo(Source.read("203.0.113.8"));
    assertThat(Source.read("2001:db8:1:2::1")).isNotEqualTo(Source.read("2001:db8:1:3::1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "_hidden", "localhost", "a.example", "[::1", "1.2.3.4.5"})
  void whatIsNoNumberIsNoSourceAndIsNotLookedUp(String written) {
    assertThat(Source.read(written)).isEmpty();
  }
}
