package org.openfpx.domain.as.claims;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;

/** A person has chosen a wallet on our page (protocol, section 3.2). */
public final class ChooseWallet {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Transactions transactions;
  private final HandOver handOver;

  public ChooseWallet(
      World world,
      AuthorizationServerRegistry registry,
      Transactions transactions,
      WalletLogins logins) {
    this.world = world;
    this.registry = registry;
    this.transactions = transactions;
    this.handOver = new HandOver(world.secrets(), logins);
  }

  /** The wallets to choose from; none if no transaction waits for a choice in this browser. */
  public List<Wallet> offered(BrowserBinding browser) {
    return waiting(browser, world.time().instant()).isPresent()
        ? registry.current().wallets()
        : List.of();
  }

  private Optional<Transaction> waiting(BrowserBinding browser, Instant now) {
    return transactions.choosingIn(browser.hash()).filter(one -> one.isOpenAt(now));
  }

  /** Where the browser goes. */
  public Outcome choose(
      Optional<BrowserBinding> browser, Optional<WalletId> wanted, List<Language> languages) {
    var snapshot = registry.current();
    var now = world.time().instant();
    var transaction = browser.flatMap(one -> waiting(one, now));
    if (transaction.isEmpty()
        || !(transaction.get().stage() instanceof Stage.Gathering gathering)) {
      return new NothingToChoose();
    }
    var wallet = wanted.flatMap(snapshot::wallet);
    if (wallet.isEmpty()) {
      return new NoSuchWallet();
    }
    var begun =
        handOver.to(wallet.get(), browser.orElseThrow(), languages, transaction.get().signIn());
    if (begun.isEmpty()) {
      return new WalletAway();
    }
    var until = Ends.after(now, snapshot.network().lifetimes().gathering());
    return transactions.gather(transaction.get().id(), gathering.at(begun.get().visit()), until)
        ? new SentToWallet(begun.get().address(), wallet.get().id())
        : new NothingToChoose();
  }

  /** What comes of it. */
  public sealed interface Outcome {}

  /** To the wallet; the browser may remember which. */
  public record SentToWallet(URI address, WalletId wallet) implements Outcome {}

  /** No transaction waits for a choice in this browser. */
  public record NothingToChoose() implements Outcome {}

  /** Unknown, or takes part no more: choose again. */
  public record NoSuchWallet() implements Outcome {}

  /** Not reachable now: choose again. */
  public record WalletAway() implements Outcome {}
}
