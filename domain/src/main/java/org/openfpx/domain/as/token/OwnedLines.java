package org.openfpx.domain.as.token;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;

/** The lines of a ticket that name a resource of an owner. */
final class OwnedLines {
  private OwnedLines() {}

  /** Their resources, of owners who take part: the accounts of a disabled wallet give nothing. */
  static List<Resource> of(Transaction transaction, Accounts accounts, Snapshot registry) {
    return transaction.resources().stream()
        .map(TicketResource::resource)
        .flatMap(Optional::stream)
        .flatMap(id -> registry.resource(id).stream())
        .filter(resource ->
            resource.owner().flatMap(owner -> accounts.walletOf(owner, registry)).isPresent())
        .toList();
  }

  /** What can be given on it at most to somebody who has gone through no wallet. */
  static ScopeSet most(
      Transaction transaction, ClientId client, Resource resource, Snapshot registry) {
    var asked = EffectiveScopes.askedOf(transaction, resource, registry);
    return EffectiveScopes.granted(
        new EffectiveScopes.Claim(
            transaction.kind(), client, resource, asked, asked, Login.UNKNOWN),
        registry);
  }
}
