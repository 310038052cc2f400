package org.openfpx.apps.demo;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/** The clients of a sample provider: written down, not registered. */
record Clients(Map<ClientId, RegisteredClient> known) implements RegisteredClients {

  /** One client that signs people in, and goes on when they have left. */
  static Clients only(String id, Secret secret, String redirectUri, ScopeSet scopes) {
    var clientId = new ClientId(id);
    return new Clients(
        Map.of(
            clientId,
            new RegisteredClient(
                clientId,
                new ClientCredential.SharedSecret(
                    ClientAuthenticationMethod.CLIENT_SECRET_BASIC, secret.hash()),
                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                scopes,
                new RedirectUris(Set.of(redirectUri), false),
                PkceRule.REQUIRED)));
  }

  @Override
  public Optional<RegisteredClient> find(ClientId id) {
    return Optional.ofNullable(known.get(id));
  }
}
