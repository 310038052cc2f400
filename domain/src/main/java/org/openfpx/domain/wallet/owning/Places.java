package org.openfpx.domain.wallet.owning;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;

/**
 * Where a person has let somebody register things of theirs. It reads the wallet's own records: the
 * authorization servers are asked place by place, when the person opens one, lest two places be
 * known for one person's by the time at which they are asked for.
 */
public final class Places {
  private final AsAccounts asAccounts;
  private final Catalogue catalogue;

  public Places(AsAccounts asAccounts, Catalogue catalogue) {
    this.asAccounts = asAccounts;
    this.catalogue = catalogue;
  }

  /** All of a person's, in an order that stays. */
  public List<Place> of(AccountId person) {
    return asAccounts.lasting(person).stream().map(this::place).toList();
  }

  /**
   * Those of a person's where that client registers things.
   *
   * @param client the identifier of a client, at whichever authorization server
   */
  public List<Place> of(AccountId person, String client) {
    return of(person).stream()
        .filter(place -> place.client().filter(one -> one.identifier().equals(client)).isPresent())
        .toList();
  }

  /** Whether anybody has a place at that authorization server. */
  boolean areAt(String server) {
    return asAccounts.hasLasting(server);
  }

  /** The person's place of that id; another's does not exist. */
  public Optional<Place> find(AccountId person, String id) {
    return asAccounts
        .find(id)
        .filter(account -> account.account().equals(person))
        .filter(account -> account.id().startsWith(LastingAccount.PREFIX))
        .map(this::place);
  }

  private Place place(AsAccount account) {
    var client =
        catalogue.clients(account.server()).stream().filter(one -> isOf(account, one)).findFirst();
    return new Place(
        account,
        client,
        client.flatMap(one -> catalogue.sourceOf(account.server(), one.identifier())));
  }

  private static boolean isOf(AsAccount account, Client client) {
    return LastingAccount.id(account.account(), account.server(), client.identifier())
        .equals(account.id());
  }
}
