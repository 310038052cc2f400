package org.openfpx.domain.as.signin;

import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;

/** What a client may ask a person for, without any resource (protocol, section 2.6). */
public final class SignInScopes {
  /** Signs a person in at the client. */
  public static final Scope OPENID = new Scope("openid");

  private static final ScopeSet OF_EVERYBODY = ScopeSet.of("openid");
  private static final ScopeSet OF_A_RESOURCE_SERVER = OF_EVERYBODY.or(ServiceScopes.PROTECTION);

  private SignInScopes() {}

  /** What the client may ask for by now: what it is registered for, and nothing else. */
  static ScopeSet of(ClientId client, Snapshot registry) {
    var possible =
        registry.resourceServerOf(client).isPresent() ? OF_A_RESOURCE_SERVER : OF_EVERYBODY;
    return registry
        .client(client)
        .map(Client::registered)
        .map(known -> possible.and(known.scopes()))
        .orElse(ScopeSet.NONE);
  }
}
