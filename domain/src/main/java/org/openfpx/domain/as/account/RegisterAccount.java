package org.openfpx.domain.as.account;

import java.util.Optional;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.time.World;

/** A wallet makes an anonymous account, by default for one transaction (protocol, section 2.3). */
public final class RegisterAccount {
  private final World world;
  private final Accounts accounts;

  public RegisterAccount(World world, Accounts accounts) {
    this.world = world;
    this.accounts = accounts;
  }

  /**
   * Makes an account; empty if the asker is no wallet of the network.
   *
   * @param wallet whose token came along
   * @param keys the account's own key set; without it the AS issues a secret
   */
  public Optional<Made> register(
      ClientId wallet, Snapshot registry, Optional<VerificationKeys.Inline> keys) {
    return registry
        .walletOf(wallet)
        .map(known -> {
          var id = new ClientId(world.ids().next());
          var credential = Credential.of(keys, world.secrets());
          var management = world.secrets().next();
          var account = new Account(id, known.id(), credential.stored(), management.hash());
          accounts.add(account);
          return new Made(account, credential.secret(), management);
        });
  }

  /**
   * A new account.
   *
   * @param secret shown this once, unless the account has keys of its own
   * @param management the registration access token, shown this once
   */
  public record Made(Account account, Optional<Secret> secret, Secret management) {}

  /** What an account proves itself with, and what it is shown of it. */
  record Credential(ClientCredential stored, Optional<Secret> secret) {
    static Credential of(Optional<VerificationKeys.Inline> keys, Secrets secrets) {
      if (keys.isPresent()) {
        return new Credential(new ClientCredential.OwnKeys(keys.get()), Optional.empty());
      }
      var secret = secrets.next();
      return new Credential(
          new ClientCredential.SharedSecret(
              ClientAuthenticationMethod.CLIENT_SECRET_BASIC, secret.hash()),
          Optional.of(secret));
    }
  }
}
