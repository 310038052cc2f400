package org.openfpx.domain.as.account;

import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.scope.ScopeSet;

/**
 * Everyone who may authenticate here: the clients of the registry, and the accounts that wallets
 * made.
 *
 * <p>A registry client is looked up in the snapshot as it was last seen, without a question to the
 * store: what follows reads the registry's version with its own first statement and judges anew
 * whether the client still takes part.
 */
public final class KnownClients implements RegisteredClients {
  private static final ScopeSet USER = ScopeSet.of("user");

  private final AuthorizationServerRegistry registry;
  private final Accounts accounts;

  public KnownClients(AuthorizationServerRegistry registry, Accounts accounts) {
    this.registry = registry;
    this.accounts = accounts;
  }

  @Override
  public Optional<RegisteredClient> find(ClientId id) {
    return registry
        .at(0)
        .find(id)
        .or(() -> accounts.find(id).map(KnownClients::registered))
        .or(() -> registry.current().find(id));
  }

  private static RegisteredClient registered(Account account) {
    return new RegisteredClient(
        account.id(),
        account.credential(),
        Set.of(GrantType.CLIENT_CREDENTIALS),
        USER,
        RedirectUris.NONE,
        PkceRule.REQUIRED);
  }
}
