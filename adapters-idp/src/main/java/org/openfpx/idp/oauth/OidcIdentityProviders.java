package org.openfpx.idp.oauth;

import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.wallet.login.IdentityProviders;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Start;

/** OpenID providers at which people sign in to a wallet. */
public final class OidcIdentityProviders implements IdentityProviders {
  private final ProviderClient client;
  private final Function<String, Optional<ProviderRegistration>> registrations;

  /**
   * @param registrations how the wallet is known at the provider with an identifier, unless there
   *     is none or it is disabled
   */
  public OidcIdentityProviders(
      ProviderClient client, Function<String, Optional<ProviderRegistration>> registrations) {
    this.client = client;
    this.registrations = registrations;
  }

  @Override
  public Start start(String idp, Departure departure) {
    return WalletDepartures.start(client, registrations.apply(idp), departure);
  }

  @Override
  public Answer finish(String idp, Arrival arrival) {
    var us = registrations.apply(idp);
    if (us.isEmpty()) {
      return new Answer.NotValid();
    }
    return switch (client.redeem(us.get(), WalletDepartures.arriving(arrival))) {
      case TokenAnswer.Tokens tokens ->
          tokens.idToken().map(claims -> vouched(us.get(), claims)).orElseGet(Answer.NotValid::new);
      case TokenAnswer.Refused() -> new Answer.NotValid();
      case TokenAnswer.NotValid() -> new Answer.NotValid();
      case TokenAnswer.NotKnown() -> new Answer.Unreachable();
      case TokenAnswer.Unreachable() -> new Answer.Unreachable();
    };
  }

  private static Answer vouched(ProviderRegistration us, VerifiedClaims claims) {
    return new Answer.Vouched(
        us.issuer().value(),
        claims.subject().orElseThrow(),
        Levels.assurance(claims.claims()),
        claims.claims().instant("auth_time"));
  }
}
