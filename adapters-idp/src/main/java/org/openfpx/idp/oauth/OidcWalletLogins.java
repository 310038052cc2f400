package org.openfpx.idp.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.Prompt;
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
            parameters(request));
    return client.authorizationAddress(registrations.apply(wallet), departing);
  }

  private static Map<String, String> parameters(Request request) {
    var parameters = new TreeMap<String, String>();
    parameters.put("transaction", request.handle().reveal());
    request
        .signIn()
        .ifPresent(wanted -> {
          wanted.maxAge().ifPresent(age -> parameters.put("max_age", "" + age.toSeconds()));
          put(parameters, "prompt", wanted.prompts().stream().map(OidcWalletLogins::name).sorted());
          put(parameters, "acr_values", wanted.acrValues().stream());
        });
    return parameters;
  }

  private static void put(Map<String, String> parameters, String name, Stream<String> words) {
    var joined = words.collect(Collectors.joining(" "));
    if (!joined.isEmpty()) {
      parameters.put(name, joined);
    }
  }

  private static String name(Prompt prompt) {
    return prompt.name().toLowerCase(Locale.ROOT);
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
                claims.text("permissions_hash"),
                claims.text("client_sub"),
                claims.instant("auth_time")));
  }
}
