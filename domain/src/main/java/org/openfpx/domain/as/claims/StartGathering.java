package org.openfpx.domain.as.claims;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.UmaClient;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RedirectTarget;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * A browser opens the claims address (protocol, sections 3.1 to 3.3; UMA Grant 3.3.2): the ticket
 * is spent, the transaction is bound to this browser, and the person goes to a wallet.
 */
public final class StartGathering {
  private final World world;
  private final Issuer issuer;
  private final AuthorizationServerRegistry registry;
  private final Transactions transactions;
  private final Atomically atomically;
  private final HandOver handOver;

  public StartGathering(
      World world,
      Issuer issuer,
      AuthorizationServerRegistry registry,
      Stores stores,
      WalletLogins logins) {
    this.world = world;
    this.issuer = issuer;
    this.registry = registry;
    this.transactions = stores.transactions();
    this.atomically = stores.atomically();
    this.handOver = new HandOver(world.secrets(), logins);
  }

  /** Begins, or says where it ends. */
  public Outcome start(Request request) {
    var snapshot = registry.current();
    var client = request.client().flatMap(snapshot::umaClient);
    if (client.isEmpty()) {
      return new UnknownClient();
    }
    var target = target(client.get(), request.redirect());
    if (target.isEmpty()) {
      return new UnknownAddress();
    }
    var back = new Return(target.get(), request.state(), issuer);
    if (request.ticket().isEmpty()) {
      return new SentBack(back.refusing(Refusal.INVALID_REQUEST));
    }
    return gather(request, request.ticket().get(), client.get(), back, snapshot);
  }

  private static Optional<RedirectTarget> target(
      UmaClient client, Optional<RequestedRedirect> requested) {
    return requested.isPresent()
        ? client.claimsRedirectUris().target(requested.get())
        : client.claimsRedirectUris().only();
  }

  private Outcome gather(
      Request request, Secret ticket, UmaClient client, Return back, Snapshot snapshot) {
    var browser = new BrowserBinding(world.secrets().next());
    var chosen = only(snapshot);
    var begun =
        chosen.flatMap(
            wallet -> handOver.to(wallet, browser, request.languages(), Optional.empty()));
    var gathering =
        new Stage.Gathering(
            browser.hash(), back.target().uri(), request.state(), begun.map(HandOver.Begun::visit));
    var reachable = begun.isPresent() || (chosen.isEmpty() && !snapshot.wallets().isEmpty());
    var spent =
        atomically.run(() -> spend(request, ticket, client, gathering, reachable, snapshot));
    if (!spent) {
      return new SentBack(back.refusing(Refusal.INVALID_REQUEST));
    }
    if (!reachable) {
      return new SentBack(back.refusing(Refusal.TEMPORARILY_UNAVAILABLE));
    }
    return begun
        .<Outcome>map(visit -> new SentToWallet(visit.address(), browser))
        .orElseGet(() -> new SentToChoose(browser));
  }

  /** The only wallet; of several the person chooses one. */
  private static Optional<Wallet> only(Snapshot snapshot) {
    var wallets = snapshot.wallets();
    return wallets.size() == 1 ? Optional.of(wallets.getFirst()) : Optional.empty();
  }

  /** Shown is spent: whatever is judged after it, the ticket is gone. */
  private boolean spend(
      Request request,
      Secret ticket,
      UmaClient client,
      Stage.Gathering gathering,
      boolean reachable,
      Snapshot snapshot) {
    var additions = new Additions(request.challenge(), request.purpose(), Optional.empty());
    var next = world.secrets().next();
    var swapped = transactions.swapTicket(ticket.hash(), client.id(), next.hash(), additions);
    if (swapped.isEmpty() || !reachable) {
      return swapped.isPresent();
    }
    var transaction = swapped.get().transaction();
    var now = world.time().instant();
    if (!isFit(transaction, client, now)) {
      return false;
    }
    var until = Ends.after(now, snapshot.network().lifetimes().gathering());
    return transactions.gather(transaction.id(), gathering, until);
  }

  private static boolean isFit(Transaction transaction, UmaClient client, Instant now) {
    var bound =
        transaction.challenge().isPresent() || client.client().registered().isConfidential();
    var isTheirs = transaction.client().equals(Optional.of(client.id()));
    return transaction.stage() instanceof Stage.Requested
        && transaction.isOpenAt(now)
        && isTheirs
        && bound;
  }

  /** The stores that this changes together. */
  public record Stores(Transactions transactions, Atomically atomically) {}

  /**
   * What the browser brings.
   *
   * @param languages in order of liking
   */
  public record Request(
      Optional<ClientId> client,
      Optional<Secret> ticket,
      Optional<RequestedRedirect> redirect,
      Optional<String> state,
      Optional<CodeChallenge> challenge,
      Optional<PurposeId> purpose,
      List<Language> languages) {
    public Request {
      languages = List.copyOf(languages);
    }
  }

  /** What comes of it. */
  public sealed interface Outcome {}

  /** A page; never a redirect. */
  public record UnknownClient() implements Outcome {}

  /** A page; never a redirect. */
  public record UnknownAddress() implements Outcome {}

  /** Back to the client with an error. */
  public record SentBack(URI address) implements Outcome {}

  /** To the wallet, with the cookie that the browser must bring back. */
  public record SentToWallet(URI address, BrowserBinding browser) implements Outcome {}

  /** To the page on which the person chooses a wallet, with the same cookie. */
  public record SentToChoose(BrowserBinding browser) implements Outcome {}
}
