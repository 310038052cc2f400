package org.openfpx.idp.oauth;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Start;

/** A wallet's browsers on their way to a provider and back. */
public final class WalletDepartures {
  private WalletDepartures() {}

  /** Where the browser goes. */
  public static Start start(
      ProviderClient client, Optional<ProviderRegistration> us, Departure departure) {
    if (us.isEmpty()) {
      return new Start.Unknown();
    }
    var verifier = new CodeVerifier(departure.codeVerifier().reveal());
    var departing =
        new ProviderClient.Departing(
            departure.state().reveal(),
            departure.nonce().reveal(),
            CodeChallenge.of(verifier),
            departure.languages(),
            parameters(departure));
    return client
        .authorizationAddress(us.get(), departing)
        .<Start>map(Start.SendTo::new)
        .orElseGet(Start.Unreachable::new);
  }

  /** What a provider is asked beside the usual (OpenID Connect Core section 3.1.2.1). */
  static Map<String, String> parameters(Departure departure) {
    var parameters = new TreeMap<>(Demands.of(departure.recency()));
    if (departure.again()) {
      parameters.put("prompt", "login");
      // Whoever heeds the one alone is made to heed it, and to say when the person signed in.
      parameters.put("max_age", "0");
    }
    departure.least().ifPresent(least -> parameters.put("acr_values", least.acr()));
    return parameters;
  }

  /** What it brings back. */
  public static ProviderClient.Arriving arriving(Arrival arrival) {
    return new ProviderClient.Arriving(
        arrival.code(),
        arrival.issuer(),
        arrival.nonce().reveal(),
        arrival.codeVerifier().reveal());
  }
}
