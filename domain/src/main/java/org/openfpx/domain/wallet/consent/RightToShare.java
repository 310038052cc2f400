package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Invited;
import org.openfpx.domain.wallet.consent.ConsentPage.LinkState;
import org.openfpx.domain.wallet.consent.ConsentPage.Own;
import org.openfpx.domain.wallet.permission.Permission;

/**
 * Why a person can share what has an owner: it is theirs, or its owner has let them through.
 *
 * @param scopes what they can share of what is asked
 * @param latestEnd until when at most
 */
record RightToShare(Own own, ScopeSet scopes, Instant latestEnd) {

  /** The right of whoever has these accounts to share a line; the owner's before a guest's. */
  static Optional<RightToShare> of(
      String server, TransactionDetails.Line asked, List<AsAccount> accounts) {
    var owner =
        asked
            .owner()
            .flatMap(client -> account(server, client, accounts))
            .map(account ->
                new RightToShare(
                    new Own(account.id(), Optional.empty()), asked.scopes(), asked.latestEnd()));
    return owner.or(() ->
        asked.invited().stream()
            .flatMap(invited ->
                account(server, invited.account(), accounts).stream()
                    .map(account -> guest(asked, invited, account)))
            .findFirst());
  }

  private static RightToShare guest(
      TransactionDetails.Line asked, Invited invited, AsAccount account) {
    return new RightToShare(
        new Own(account.id(), Optional.of(invited.invitation())),
        asked.scopes().and(invited.scopes()),
        invited.endsAt().isBefore(asked.latestEnd()) ? invited.endsAt() : asked.latestEnd());
  }

  private static Optional<AsAccount> account(
      String server, String client, List<AsAccount> accounts) {
    return accounts.stream()
        .filter(account -> account.server().equals(server))
        .filter(account -> account.credentials().clientId().equals(client))
        .findFirst();
  }

  LinkState state() {
    return own.invitation().isPresent() ? LinkState.GUEST : LinkState.OWN;
  }

  /** What stands in the place of a source, which has no part in it. */
  String inPlaceOfSource() {
    return own.invitation().map(Permission::guest).orElse(Permission.OWN);
  }
}
