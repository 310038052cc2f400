package org.openfpx.idp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.roundtrip.Departure;

/** What a wallet asks of an identity provider beside the usual. */
class WalletDeparturesTest {
  @Test
  void aPersonWhoMustSignInOnceMoreIsAskedToAndAStepUpNamesTheLevel() {
    var least = Optional.of(new Assurance(new Ial(2), new Aal(3)));

    assertThat(parameters(false, Recency.ANY, Optional.empty())).isEmpty();
    assertThat(parameters(true, Recency.ANY, Optional.empty()))
        .isEqualTo(Map.of("prompt", "login", "max_age", "0"));
    assertThat(parameters(true, Recency.ANY, least))
        .isEqualTo(Map.of("prompt", "login", "max_age", "0", "acr_values", "ial2-aal3"));
  }

  @Test
  void whereTheTimeOfTheSignInMattersTheProviderIsMadeToSayIt() {
    var young = new Recency(false, Optional.of(Duration.ofMinutes(5)));

    assertThat(parameters(true, new Recency(true, Optional.empty()), Optional.empty()))
        .isEqualTo(Map.of("prompt", "login", "max_age", "0"));
    assertThat(parameters(false, young, Optional.empty())).isEqualTo(Map.of("max_age", "300"));
    assertThat(parameters(true, young, Optional.empty()))
        .isEqualTo(Map.of("prompt", "login", "max_age", "0"));
  }

  private static Map<String, String> parameters(
      boolean again, Recency recency, Optional<Assurance> least) {
    return WalletDepartures.parameters(
        new Departure(
            new Secret("state"),
            new Secret("nonce"),
            new Secret("verifier"),
            again,
            recency,
            least,
            List.of()));
  }
}
