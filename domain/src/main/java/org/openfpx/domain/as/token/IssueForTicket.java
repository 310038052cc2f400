package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.RedeemTicket.Denied;
import org.openfpx.domain.as.token.RedeemTicket.Granted;
import org.openfpx.domain.as.token.RedeemTicket.NoSuchTarget;
import org.openfpx.domain.as.token.RedeemTicket.NoSuchTicket;
import org.openfpx.domain.as.token.RedeemTicket.Outcome;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.Pkce;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Gives the tokens of a transaction whose answer is yes. */
final class IssueForTicket {
  private final Permissions permissions;
  private final FindResources findResources;
  private final IssueTokens issueTokens;

  IssueForTicket(World world, RedeemTicket.Stores stores) {
    this.permissions = stores.permissions();
    this.findResources = stores.resources();
    this.issueTokens = new IssueTokens(world, stores.tokens());
  }

  /**
   * A ticket that is redeemed.
   *
   * @param next the ticket that the shown one was exchanged for
   */
  record Redemption(
      AuthenticatedClient client,
      RedeemTicket.Request request,
      Transaction transaction,
      Snapshot registry,
      Instant now,
      Secret next) {}

  /** Gives them to whoever began the transaction. */
  Outcome toWhoeverBegan(Redemption redemption) {
    var challenge = redemption.transaction().challenge();
    boolean bound = challenge.isPresent() || redemption.client().isConfidential();
    return bound && Pkce.fits(challenge, redemption.request().verifier())
        ? issue(redemption)
        : new NoSuchTicket();
  }

  /** Gives those that are asked for. */
  Outcome issue(Redemption redemption) {
    var asked = new Asked(redemption.request().requested(), Optional.empty());
    var transaction = redemption.transaction();
    var client = redemption.client();
    var given = permissions.ofTransaction(transaction.id());
    // What was taken over from an earlier token may be on others than the ticket names.
    var registry =
        findResources.in(redemption.registry(), given.stream().map(Permission::resource).toList());
    var grant = new IssueTokens.Grant(transaction.id(), client.id(), client.key(), given, registry);
    var servers = IssueTokens.servers(grant, asked, redemption.now());
    if (servers.isEmpty()) {
      return new Denied();
    }
    var chosen = Targets.chosen(redemption.request().resources(), servers, registry);
    // Nothing was given: the client can ask again, with the next ticket.
    return chosen.isEmpty()
        ? new NoSuchTarget(redemption.next())
        : issueTokens
            .issue(grant.only(chosen.get()), asked, asked, redemption.now())
            .<Outcome>map(set -> new Granted(set, transaction.kind(), Optional.empty(), false))
            .orElseGet(Denied::new);
  }
}
