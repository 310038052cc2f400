package org.openfpx.idp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.roundtrip.Departure;

/** What a wallet asks of an identity provider beside the usual. */
class WalletDeparturesTest {
  @Test
  void aPersonWhoMustSignInOnceMoreIsAskedToAndAStepUpNamesTheLevel() {
    var least = Optional.of(new Assurance(new Ial(2), new Aal(3)));

    assertThat(WalletDepartures.parameters(departure(false, Optional.empty()))).isEmpty();
    assertThat(WalletDepartures.parameters(departure(true, Optional.empty())))
        .isEqualTo(Map.of("prompt", "login"));
    assertThat(WalletDepartures.parameters(departure(true, least)))
        .isEqualTo(Map.of("prompt", "login", "acr_values", "ial2-aal3"));
  }

  private static Departure departure(boolean again, Optional<Assurance> least) {
    return new Departure(
        new Secret("state"), new Secret("nonce"), new Secret("verifier"), again, least, List.of());
  }
}
