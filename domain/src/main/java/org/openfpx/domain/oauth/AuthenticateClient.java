package org.openfpx.domain.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.ClientAuthentication.Authenticated;
import org.openfpx.domain.oauth.ClientAuthentication.Refused;
import org.openfpx.domain.oauth.ClientAuthentication.SeveralMethods;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.time.WholeMinutes;

/**
 * Finds out which client sends a request, at whatever endpoint (RFC 6749 section 2.3, RFC 7523
 * section 3 with its update): by the one method it is registered with, used once.
 */
public final class AuthenticateClient {
  /** How far ahead an assertion may end: it must be remembered until then. */
  static final Duration LONGEST_ASSERTION = Duration.ofMinutes(5);

  /** How far the clocks of two parties may be apart. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final int LONGEST_ASSERTION_ID = 255;

  // Compared with where there is no client, so that an unknown one costs the same time.
  private static final SecretHash NOBODYS = SecretHash.sha256("nobody's");

  private final Issuer issuer;
  private final RegisteredClients clients;
  private final TokenVerifier verifier;
  private final Optional<SharedKeyVerifier> sharedKeys;
  private final AssertionIds assertionIds;
  private final InstantSource time;

  /** For a provider no client of which signs with a secret. */
  public AuthenticateClient(
      Issuer issuer,
      RegisteredClients clients,
      TokenVerifier verifier,
      AssertionIds assertionIds,
      InstantSource time) {
    this(issuer, clients, new Verifiers(verifier, Optional.empty()), assertionIds, time);
  }

  public AuthenticateClient(
      Issuer issuer,
      RegisteredClients clients,
      Verifiers verifiers,
      AssertionIds assertionIds,
      InstantSource time) {
    this.issuer = issuer;
    this.clients = clients;
    this.verifier = verifiers.ownKeys();
    this.sharedKeys = verifiers.sharedKeys();
    this.assertionIds = assertionIds;
    this.time = time;
  }

  /**
   * What checks the assertions of clients.
   *
   * @param ownKeys of those that sign with keys of their own
   * @param sharedKeys of those that sign with a secret, where there may be such
   */
  public record Verifiers(TokenVerifier ownKeys, Optional<SharedKeyVerifier> sharedKeys) {}

  /** The methods by which a client can prove here who it is. */
  public Set<ClientAuthenticationMethod> methods() {
    var methods = EnumSet.allOf(ClientAuthenticationMethod.class);
    if (sharedKeys.isEmpty()) {
      methods.remove(ClientAuthenticationMethod.CLIENT_SECRET_JWT);
    }
    return methods;
  }

  /** Judges what a request has shown. */
  public ClientAuthentication authenticate(ShownCredentials shown) {
    if (shown.methods() > 1) {
      return new SeveralMethods();
    }
    var client = shown.assertion().isPresent() ? byAssertion(shown) : bySecret(shown);
    return client
        .<ClientAuthentication>map(found -> new Authenticated(new AuthenticatedClient(found)))
        .orElseGet(Refused::new);
  }

  private Optional<RegisteredClient> bySecret(ShownCredentials shown) {
    var named = shown.basic().map(ShownCredentials.Basic::clientId).or(shown::clientId);
    if (named.isEmpty() || contradicts(shown, named.get())) {
      return Optional.empty();
    }
    var client = find(named.get());
    var secret = shown.basic().map(ShownCredentials.Basic::secret).or(shown::clientSecret);
    if (secret.isEmpty()) {
      return client.filter(found -> !found.isConfidential());
    }
    var method =
        shown.basic().isPresent()
            ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
            : ClientAuthenticationMethod.CLIENT_SECRET_POST;
    return knows(client, secret.get()) ? client.filter(c -> uses(c, method)) : Optional.empty();
  }

  private static boolean knows(Optional<RegisteredClient> client, Secret secret) {
    var hash =
        client
            .map(RegisteredClient::credential)
            .filter(ClientCredential.SharedSecret.class::isInstance)
            .map(credential -> ((ClientCredential.SharedSecret) credential).hash());
    return hash.orElse(NOBODYS).matches(secret) && hash.isPresent();
  }

  private Optional<RegisteredClient> byAssertion(ShownCredentials shown) {
    var unverified = shown.assertion().flatMap(verifier::read);
    var named = unverified.flatMap(token -> token.claims().text("sub"));
    if (unverified.isEmpty() || named.isEmpty() || contradicts(shown, named.get())) {
      return Optional.empty();
    }
    var client = find(named.get());
    return client
        .flatMap(found -> verified(unverified.get(), found.credential()))
        .filter(claims -> isGood(claims, client.get().id()))
        .flatMap(claims -> client);
  }

  /** By what the client is registered with, and never by what the assertion says of itself. */
  private Optional<VerifiedClaims> verified(UnverifiedClaims token, ClientCredential credential) {
    return switch (credential) {
      case ClientCredential.OwnKeys(var keys) ->
          verifier.verify(token, keys, SignatureAlgorithm.ALL);
      case ClientCredential.SharedKey key ->
          sharedKeys.flatMap(verifying -> verifying.verify(token, key));
      case ClientCredential.SharedSecret _, ClientCredential.Nothing _ -> Optional.empty();
    };
  }

  private boolean isGood(VerifiedClaims claims, ClientId client) {
    var now = time.instant();
    var itself = Optional.of(client.value());
    return claims.issuer().equals(itself)
        && claims.subject().equals(itself)
        // RFC 7523 as updated: not the address of an endpoint, which anybody may publish as theirs.
        && claims.audience().equals(List.of(issuer.value()))
        && claims.expiresAt().filter(end -> isNear(end, now)).isPresent()
        && claims.notBefore().filter(start -> start.isAfter(now.plus(CLOCK_SKEW))).isEmpty()
        && claims.issuedAt().filter(start -> start.isAfter(now.plus(CLOCK_SKEW))).isEmpty()
        // Last, so that only an assertion that is good in all else is spent.
        && isFirstUse(claims, client);
  }

  private static boolean isNear(Instant end, Instant now) {
    return end.plus(CLOCK_SKEW).isAfter(now)
        && !end.isAfter(now.plus(LONGEST_ASSERTION).plus(CLOCK_SKEW));
  }

  private boolean isFirstUse(VerifiedClaims claims, ClientId client) {
    var end = claims.expiresAt();
    return claims
        .jwtId()
        .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ASSERTION_ID)
        // A whole minute, so that no time in the store links two requests.
        .filter(id ->
            assertionIds.isFirstUse(
                client, id, WholeMinutes.ceiling(end.orElseThrow().plus(CLOCK_SKEW))))
        .isPresent();
  }

  private Optional<RegisteredClient> find(String id) {
    return ClientId.isClientId(id) ? clients.find(new ClientId(id)) : Optional.empty();
  }

  // RFC 7521 section 4.2: client_id is unnecessary beside another method, but must not disagree.
  private static boolean contradicts(ShownCredentials shown, String named) {
    return shown.clientId().filter(id -> !id.equals(named)).isPresent();
  }

  private static boolean uses(RegisteredClient client, ClientAuthenticationMethod method) {
    return client.credential().method() == method;
  }
}
