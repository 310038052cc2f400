package org.openfpx.domain.as.signin;

import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;

/** What a client may ask a person for, without any resource (protocol, section 2.6). */
public final class SignInScopes {
  /** Signs a person in at the client. */
  public static final Scope OPENID = new Scope("openid");

  private static final ScopeSet OF_EVERYBODY = ScopeSet.of("openid");

  private SignInScopes() {}

  /** What the client may ask for by now: what it is registered for, and nothing else. */
  static ScopeSet of(ClientId client, Snapshot registry) {
    return registry
        .client(client)
        .map(Client::registered)
        .map(known -> OF_EVERYBODY.and(known.scopes()))
        .orElse(ScopeSet.NONE);
  }
}
