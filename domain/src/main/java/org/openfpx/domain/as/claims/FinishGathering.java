package org.openfpx.domain.as.claims;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.BreakOffGathering;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.UmaClient;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.token.AskOwner;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * The browser comes back from the wallet (protocol, sections 3.7 and 3.8). Only now, and only if
 * everything fits, is decided about what was pushed; a callback that lacks or fails anything ends
 * the transaction and drops it.
 */
public final class FinishGathering {
  private final World world;
  private final Issuer issuer;
  private final AuthorizationServerRegistry registry;
  private final Stores stores;
  private final WalletLogins logins;
  private final DecideGathering decideGathering;
  private final DecideSignIn decideSignIn;
  private final BreakOffGathering breakOff;

  public FinishGathering(
      World world,
      Issuer issuer,
      AuthorizationServerRegistry registry,
      Stores stores,
      WalletLogins logins,
      SignInAnswers signIns,
      AskOwner askOwner) {
    this.world = world;
    this.issuer = issuer;
    this.registry = registry;
    this.stores = stores;
    this.logins = logins;
    this.decideGathering = new DecideGathering(world, stores, askOwner);
    breakOff =
        new BreakOffGathering(
            world, stores.transactions(), stores.permissions(), stores.atomically());
    this.decideSignIn = new DecideSignIn(world, stores, signIns, breakOff);
  }

  /** Verifies the wallet's answer, decides, and says where the browser goes. */
  public Outcome finish(Callback callback) {
    // The state is taken first: of two callbacks one goes on, and the other changes nothing.
    var taken = callback.state().flatMap(state -> stores.transactions().takeState(state.hash()));
    if (taken.isEmpty() || !(taken.get().stage() instanceof Stage.Gathering gathering)) {
      return new NoSuchGathering();
    }
    var transaction = taken.get();
    var snapshot = registry.current();
    var back = back(transaction, gathering, snapshot);
    var isThisBrowser = callback.browser().filter(b -> b.is(gathering.browser())).isPresent();
    if (!isThisBrowser || back.isEmpty()) {
      breakOff.withTheBrowser(transaction);
      return new CameToNothing();
    }
    var said = verified(callback, transaction, gathering, snapshot);
    if (said.isEmpty()) {
      breakOff.withTheBrowser(transaction);
      return new SentBack(back.get().refusing(refusal(callback, transaction)));
    }
    return new SentBack(
        switch (transaction.kind()) {
          case AS_FIRST, RS_FIRST ->
              decideGathering.decide(transaction, said.get(), back.get(), snapshot);
          case OAUTH -> decideSignIn.decide(transaction, said.get(), back.get(), snapshot);
        });
  }

  private static Refusal refusal(Callback callback, Transaction transaction) {
    return transaction.kind() == Kind.OAUTH
        ? Refusal.ofSignIn(callback.error())
        : Refusal.ACCESS_DENIED;
  }

  private Optional<Return> back(
      Transaction transaction, Stage.Gathering gathering, Snapshot snapshot) {
    return transaction
        .client()
        .flatMap(client -> addresses(client, transaction.kind(), snapshot))
        .flatMap(uris -> uris.target(new RequestedRedirect(gathering.returnAddress())))
        .map(target -> new Return(target, gathering.clientState(), issuer));
  }

  private static Optional<RedirectUris> addresses(ClientId client, Kind kind, Snapshot snapshot) {
    return switch (kind) {
      case AS_FIRST, RS_FIRST -> snapshot.umaClient(client).map(UmaClient::claimsRedirectUris);
      case OAUTH -> snapshot.find(client).map(RegisteredClient::redirectUris);
    };
  }

  private Optional<Verified> verified(
      Callback callback, Transaction transaction, Stage.Gathering gathering, Snapshot snapshot) {
    var visit = gathering.visit();
    var wallet = visit.flatMap(one -> snapshot.wallet(one.wallet()));
    if (wallet.isEmpty()
        || callback.code().isEmpty()
        || !transaction.isOpenAt(world.time().instant())
        || !callback.issuer().equals(Optional.of(wallet.get().provider().issuer().value()))) {
      return Optional.empty();
    }
    var browser = callback.browser().orElseThrow();
    return logins
        .redeem(wallet.get(), callback.code().get(), browser.verifier(), browser.nonce())
        .filter(said -> visit.get().handle().matches(said.transaction()))
        .map(said -> new Verified(said, wallet.get()));
  }

  /** What a wallet says that has been asked by us, for this browser. */
  record Verified(WalletLogins.Said said, Wallet wallet) {
    /**
     * Holds the transaction, before anything is read of what was pushed: what is being pushed now
     * is there by then, or comes too late.
     *
     * @return whether it is in gathering still
     */
    boolean holds(Transaction transaction, Transactions transactions) {
      return transactions.hold(transaction.id(), said.transaction().hash());
    }

    /** The lower of what the wallet says and what it is attested for; missing is lowest. */
    Login login() {
      var level = new Assurance(said.ial().orElse(Ial.LOWEST), said.aal().orElse(Aal.LOWEST));
      return new Login(level.atMost(wallet.attested()), said.age());
    }
  }

  /** The stores that a decision changes together. */
  public record Stores(
      Transactions transactions,
      Permissions permissions,
      FindResources resources,
      Atomically atomically) {}

  /**
   * What the browser brings.
   *
   * @param code empty where the wallet refused, or said nothing
   * @param error what the wallet says instead
   * @param issuer the {@code iss} of RFC 9207
   * @param browser from the cookie that belongs to the state
   */
  public record Callback(
      Optional<Secret> state,
      Optional<Secret> code,
      Optional<String> error,
      Optional<String> issuer,
      Optional<BrowserBinding> browser) {}

  /** What comes of it. */
  public sealed interface Outcome {}

  /** Back to the client, with a ticket, a code or an error. */
  public record SentBack(URI address) implements Outcome {}

  /** Unknown or used: a page, and nothing has changed. */
  public record NoSuchGathering() implements Outcome {}

  /** Another browser's, or nobody is left to go back to: a page, and the transaction has ended. */
  public record CameToNothing() implements Outcome {}
}
