package org.openfpx.domain.as.signin;

import java.util.List;
import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;

/** What a client may ask a person for, without any resource (protocol, section 2.6). */
public final class SignInScopes {
  /**
   * What refresh tokens are given for: a person lets a resource server register things of theirs
   * for as long as they say, which it does while they are away.
   */
  static final ScopeSet REFRESHED =
      ServiceScopes.PROTECTION.or(ScopeSet.of(List.of(Scope.OFFLINE_ACCESS)));

  private static final ScopeSet OF_EVERYBODY =
      ScopeSet.of(List.of(Scope.OPENID, Scope.OFFLINE_ACCESS));
  private static final ScopeSet OF_A_RESOURCE_SERVER = OF_EVERYBODY.or(ServiceScopes.PROTECTION);

  private SignInScopes() {}

  /** Whether it is worth a sign-in: to stay signed in is nothing by itself. */
  static boolean areEnough(ScopeSet asked) {
    return !asked.without(ScopeSet.of(List.of(Scope.OFFLINE_ACCESS))).isEmpty();
  }

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
