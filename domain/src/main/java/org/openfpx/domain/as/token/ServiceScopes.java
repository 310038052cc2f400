package org.openfpx.domain.as.token;

import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;

/** The scopes of this server's own endpoints, and who may have them (protocol, section 2.3). */
public final class ServiceScopes {
  /** Opens the protection API to a resource server: the token is a PAT. */
  public static final ScopeSet PROTECTION = ScopeSet.of("uma_protection");

  /** Lets a wallet make accounts. */
  public static final ScopeSet REGISTER = ScopeSet.of("register");

  /** Lets a wallet read a transaction that it was handed. */
  public static final ScopeSet TRANSACTION = ScopeSet.of("transaction");

  /** Lets a wallet read the requests to the owners whose accounts it made. */
  public static final ScopeSet REQUESTS = ScopeSet.of("requests");

  /** Lets an account manage what it gave. */
  public static final ScopeSet USER = ScopeSet.of("user");

  private ServiceScopes() {}

  /** What that client may have by what it is in the network; an account is not in the registry. */
  public static ScopeSet of(ClientId client, Snapshot registry) {
    if (registry.client(client).isEmpty()) {
      return USER;
    }
    var server = registry.resourceServerOf(client).map(_ -> PROTECTION).orElse(ScopeSet.NONE);
    var wallet =
        registry
            .walletOf(client)
            .map(_ -> REGISTER.or(TRANSACTION).or(REQUESTS))
            .orElse(ScopeSet.NONE);
    return server.or(wallet);
  }
}
