package org.openfpx.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the kit shows of secrets. */
class ShortenedTest {
  @Test
  void ofARandomTextTheBeginningIsShown() {
    assertThat(Shortened.of("ticket=clmYC-0123456789abcdefABCDEF&state=1"))
        .isEqualTo("ticket=clmYC-…&state=1");
    assertThat(Shortened.of("csrf=91b2f882425c63fa7ebf9525e5f69705e004b85e"))
        .isEqualTo("csrf=91b2f8…");
  }

  @Test
  void ofAPasswordNothingIsShown() {
    assertThat(Shortened.of("user=june&password=cedar&x=1")).isEqualTo("user=june&password=…&x=1");
    assertThat(Shortened.of("{\"password\":\"cedar\",\"user\":\"june\"}"))
        .isEqualTo("{\"password\":\"…\",\"user\":\"june\"}");
  }

  @Test
  void namesStayWhole() {
    var name = "resource_id=city-clinic-immunizations";
    assertThat(Shortened.of(name)).isEqualTo(name);
  }
}
