package org.openfpx.domain.as.token;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /**
   * The same, and the accounts of these owners are held from now on: before their policies, in the
   * order in which an account is removed, so that neither waits for the other. Of one owner's
   * account after the other, in one order for all.
   */
  static List<Resource> held(Transaction transaction, Accounts accounts, Snapshot registry) {
    var owned = of(transaction, accounts, registry);
    var held =
        owned.stream()
            .flatMap(resource -> resource.owner().stream())
            .distinct()
            .sorted()
            .filter(accounts::hold)
            .collect(Collectors.toSet());
    return owned.stream()
        .filter(resource -> resource.owner().filter(held::contains).isPresent())
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
