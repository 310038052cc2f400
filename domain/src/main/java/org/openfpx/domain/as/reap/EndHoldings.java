package org.openfpx.domain.as.reap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.ManageAccount;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.GrantEndings;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.ProviderStores;

/**
 * Ends all that hangs on an account that is being removed (protocol, section 5): first that by
 * which something could still be given, policies and requests to the owner, so that whoever is
 * giving by it now is done by then or finds it gone; then what was given, PATs included; then what
 * belongs to the account. It is one step with the removal.
 */
public final class EndHoldings implements ManageAccount.Holdings {
  private static final int PAGE = 200;

  private final Stores stores;
  private final EndGrant endGrant;

  /** Where something of an account is kept. */
  public record Stores(
      Policies policies,
      OwnerRequests requests,
      Permissions permissions,
      Tokens tokens,
      ProviderStores signIns,
      LogoutNotices notices,
      OwnedResources resources) {}

  public EndHoldings(Stores stores) {
    this.stores = stores;
    this.endGrant =
        new EndGrant(
            stores.signIns().accessTokens(),
            stores.signIns().refreshGrants(),
            GrantEndings.NOTHING_MORE);
  }

  @Override
  public void endAllOf(ClientId account, Instant at) {
    stores.policies().removeAllOf(account);
    stores.requests().removeAllOf(account);
    stores.tokens().endAllOf(account);
    var signIns = signIns(account);
    signIns.forEach(endGrant::end);
    stores.permissions().endAllOf(account, at);
    signIns.forEach(grant -> stores.notices().due(grant, at));
    // What a PAT is registering at this moment is there by now, or finds the account gone.
    stores.resources().removeAllOf(account);
  }

  /** The sign-ins and PATs that the account has given. */
  private List<GrantId> signIns(ClientId account) {
    var all = new ArrayList<GrantId>();
    var last = Optional.<PermissionId>empty();
    do {
      var page = stores.permissions().page(account, last, PAGE);
      page.stream()
          .filter(Permission::isForThisServer)
          .map(one -> new GrantId(one.transaction().value()))
          .forEach(all::add);
      last = page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast().id());
    } while (last.isPresent());
    return all;
  }
}
