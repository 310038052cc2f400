package org.openfpx.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN = List.of("issuer", "public.port", "database.url");

  @ParameterizedTest
  @CsvSource({
    "isuer,issuer",
    "Issuer,issuer",
    "public.prot,public.port",
    "databse.url,database.url"
  })
  void whatWasMeantIsFound(String given, String meant) {
    assertThat(Nearest.to(given, KNOWN)).contains(meant);
  }

  @Test
  void whatIsFarFromAllGetsThemAll() {
    assertThat(Nearest.to("zzz", KNOWN)).isEmpty();
    assertThat(Nearest.advice("zzz", KNOWN)).isEqualTo("one of database.url, issuer, public.port");
    assertThat(Nearest.advice("zzz", List.of())).isEqualTo("there are none yet");
  }
}
