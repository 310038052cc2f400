package org.openfpx.idp.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.secret.Secret;

/** Wallets as the OpenID providers that an authorization server hands people over to. */
public final class OidcWalletLogins implements WalletLogins {
  private static final long LONGEST_AGE_SECONDS = Duration.ofDays(366).toSeconds();

  private final ProviderClient client;
  private final Function<Wallet, ProviderRegistration> registrations;

  /**
   * @param registrations how the authorization server is known at a wallet, with the scope {@code
   *     openid}
   */
  public OidcWalletLogins(
      ProviderClient client, Function<Wallet, ProviderRegistration> registrations) {
    this.client = client;
    this.registrations = registrations;
  }

  @Override
  public Optional<URI> address(Wallet wallet, Request request) {
    var departing =
        new ProviderClient.Departing(
            request.state().reveal(),
            request.nonce(),
            request.challenge(),
            request.languages(),
            Map.of("transaction", request.handle().reveal()));
    return client.authorizationAddress(registrations.apply(wallet), departing);
  }

  @Override
  public Optional<Said> redeem(Wallet wallet, Secret code, CodeVerifier verifier, String nonce) {
    var us = registrations.apply(wallet);
    // Whoever calls has held the answer's issuer against the wallet that was asked.
    var arriving =
        new ProviderClient.Arriving(
            code, Optional.of(us.issuer().value()), nonce, verifier.reveal());
    return client.redeem(us, arriving) instanceof TokenAnswer.Tokens tokens
        ? tokens.idToken().flatMap(verified -> said(verified.claims()))
        : Optional.empty();
  }

  private static Optional<Said> said(Claims claims) {
    return claims
        .text("txn")
        .filter(handle -> !handle.isBlank())
        .map(handle ->
            new Said(
                new Secret(handle),
                Levels.ial(claims),
                Levels.aal(claims),
                claims
                    .whole("auth_age")
                    .filter(age -> age >= 0 && age <= LONGEST_AGE_SECONDS)
                    .map(Duration::ofSeconds),
                claims.text("permissions_hash")));
  }
}
