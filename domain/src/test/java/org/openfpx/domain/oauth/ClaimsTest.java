package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** RFC 7519 section 2: a NumericDate is a number of seconds, and nothing else is. */
class ClaimsTest {
  @Test
  void aTimeIsHadAsItWasSaid() {
    var said = Instant.parse("2026-01-05T10:00:00Z");

    assertThat(Claims.NONE.with("exp", said).instant("exp")).contains(said);
  }

  @Test
  void whatIsNoTimeSaysNothing() {
    assertThat(Claims.NONE.instant("exp")).isEmpty();
    assertThat(Claims.NONE.with("exp", "tomorrow").instant("exp")).isEmpty();
  }

  @Test
  void aTimeBeyondAllTimesStaysBeyondAndCanBeReckonedWith() {
    var now = Instant.parse("2026-01-05T10:00:00Z");
    var skew = Duration.ofMinutes(1);

    assertThat(Claims.NONE.with("nbf", Long.MAX_VALUE).instant("nbf").orElseThrow().plus(skew))
        .isAfter(now);
    assertThat(Claims.NONE.with("exp", Long.MIN_VALUE).instant("exp").orElseThrow().minus(skew))
        .isBefore(now);
  }
}
