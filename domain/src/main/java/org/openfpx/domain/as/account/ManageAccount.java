package org.openfpx.domain.as.account;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * What the registration access token opens: this one account, to be read, given another key, or
 * removed with all that it gave (protocol, section 2.3; RFC 7592).
 */
public final class ManageAccount {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Accounts accounts;
  private final Holdings holdings;
  private final Atomically atomically;

  public ManageAccount(
      World world,
      AuthorizationServerRegistry registry,
      Accounts accounts,
      Holdings holdings,
      Atomically atomically) {
    this.world = world;
    this.registry = registry;
    this.accounts = accounts;
    this.holdings = holdings;
    this.atomically = atomically;
  }

  /** The account, if this is its token. */
  public Optional<Account> read(ClientId id, Secret management) {
    return accounts.find(id).filter(account -> account.managementToken().matches(management));
  }

  /** Gives the account other keys, or a new secret where none are brought. */
  public Replaced replaceKey(
      ClientId id, Secret management, Optional<VerificationKeys.Inline> keys) {
    var found = read(id, management);
    if (found.isEmpty()) {
      return new NoSuchAccount();
    }
    var account = found.get();
    if (registry.current().wallet(account.wallet()).isEmpty()) {
      return new WalletDisabled();
    }
    var credential = RegisterAccount.Credential.of(keys, world.secrets());
    accounts.replaceCredential(id, credential.stored());
    return new Rekeyed(
        new Account(id, account.wallet(), credential.stored(), account.managementToken()),
        credential.secret());
  }

  /**
   * Removes the account; what it gave ends for good.
   *
   * @return whether this was its token
   */
  public boolean remove(ClientId id, Secret management) {
    if (read(id, management).isEmpty()) {
      return false;
    }
    return atomically.run(() -> {
      // First: whoever is writing something for it is done by then, or finds it gone.
      if (!accounts.hold(id)) {
        return false;
      }
      holdings.endAllOf(id, WholeMinutes.floor(world.time().instant()));
      accounts.remove(id);
      return true;
    });
  }

  /** What hangs on an account and goes with it. */
  @FunctionalInterface
  public interface Holdings {
    /** Ends what the account gave, and its tokens. */
    void endAllOf(ClientId account, Instant at);
  }

  /** What comes of another key. */
  public sealed interface Replaced {}

  /** The account after it, and the new secret if it has one. */
  public record Rekeyed(Account account, Optional<Secret> secret) implements Replaced {}

  /** No such account, or not its token. */
  public record NoSuchAccount() implements Replaced {}

  /** Accounts of a disabled wallet read and end, and nothing else (protocol, section 5). */
  public record WalletDisabled() implements Replaced {}
}
