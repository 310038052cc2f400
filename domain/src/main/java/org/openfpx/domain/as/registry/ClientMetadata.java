package org.openfpx.domain.as.registry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientDemand;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.scope.ScopeSet;

/** Makes of a client's metadata what the token endpoint needs. */
final class ClientMetadata {
  private ClientMetadata() {}

  /** The client; none if it could not prove who it is: such a one takes part in nothing. */
  static Optional<RegisteredClient> registered(String clientId, Fields metadata) {
    return credential(metadata)
        .map(credential ->
            new RegisteredClient(
                new ClientId(clientId),
                credential,
                grantTypes(metadata),
                metadata.text("scopes").map(ScopeSet::parse).orElse(ScopeSet.NONE),
                new RedirectUris(
                    Set.copyOf(metadata.texts("redirectUris")),
                    credential instanceof ClientCredential.Nothing),
                pkce(metadata, credential),
                demands(metadata),
                idTokenSignature(metadata)));
  }

  private static Set<ClientDemand> demands(Fields metadata) {
    var demands = EnumSet.noneOf(ClientDemand.class);
    if (metadata.flag("dpopBoundAccessTokens").orElse(false)) {
      demands.add(ClientDemand.BOUND_TOKENS);
    }
    if (metadata.flag("requirePushedAuthorizationRequests").orElse(false)) {
      demands.add(ClientDemand.REQUESTS_SENT_AHEAD);
    }
    return demands;
  }

  /**
   * RS256 is what a client takes that registers nothing (OpenID Connect Registration section 2).
   */
  private static SignatureAlgorithm idTokenSignature(Fields metadata) {
    return metadata
        .text("idTokenSignedResponseAlg")
        .map(SignatureAlgorithm::valueOf)
        .orElse(SignatureAlgorithm.RS256);
  }

  static LogoutAddresses logout(Fields metadata) {
    return new LogoutAddresses(
        new RedirectUris(Set.copyOf(metadata.texts("postLogoutRedirectUris")), false),
        metadata.uri("backchannelLogoutUri"));
  }

  private static Set<GrantType> grantTypes(Fields metadata) {
    return metadata.text("grantTypes").stream()
        .flatMap(text -> Arrays.stream(text.strip().split("\\s+")))
        .map(GrantType::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static PkceRule pkce(Fields metadata, ClientCredential credential) {
    boolean nonce = metadata.flag("nonceInsteadOfPkce").orElse(false);
    return nonce && !(credential instanceof ClientCredential.Nothing)
        ? PkceRule.NONCE_INSTEAD
        : PkceRule.REQUIRED;
  }

  private static Optional<ClientCredential> credential(Fields metadata) {
    var method =
        metadata
            .text("clientAuthenticationType")
            .flatMap(ClientAuthenticationMethod::named)
            .orElseThrow();
    return switch (method) {
      case NONE -> Optional.of(new ClientCredential.Nothing());
      case PRIVATE_KEY_JWT -> keys(metadata).map(ClientCredential.OwnKeys::new);
      case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST ->
          metadata.value("secret").orElse(null) instanceof Value.Hashed(var hash)
              ? Optional.of(new ClientCredential.SharedSecret(method, hash))
              : Optional.empty();
      case CLIENT_SECRET_JWT ->
          metadata.value("secret").orElse(null) instanceof Value.Kept(var secret)
              ? Optional.of(new ClientCredential.SharedKey(secret.sealed(), secret.place()))
              : Optional.empty();
    };
  }

  static Optional<VerificationKeys> keys(Fields metadata) {
    Optional<VerificationKeys> published =
        metadata.uri("jwksUri").map(VerificationKeys.Published::new);
    return published.or(() -> metadata.text("jwksRaw").map(VerificationKeys.Inline::new));
  }

  static WalletProvider provider(Fields fields) {
    var provider = RegisteredProvider.of(fields, ScopeSet.NONE);
    return new WalletProvider(
        provider.name(),
        provider.issuer(),
        provider.clientId(),
        provider.method(),
        provider.clientSecret(),
        provider.additionalRequestParameters());
  }
}
