package org.openfpx.domain.as.claims;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.transaction.SignInRequest;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.text.Language;

/** Makes the hand-over of a transaction to one wallet (protocol, section 3.3). */
public final class HandOver {
  private final Secrets secrets;
  private final WalletLogins logins;

  public HandOver(Secrets secrets, WalletLogins logins) {
    this.secrets = secrets;
    this.logins = logins;
  }

  /** The visit and where it begins; empty if the wallet can't be reached. */
  public Optional<Begun> to(
      Wallet wallet,
      BrowserBinding browser,
      List<Language> languages,
      Optional<SignInRequest> signIn) {
    var handle = secrets.next();
    var state = new Secret(browser.name() + "." + secrets.next().reveal());
    var request =
        new WalletLogins.Request(
            state,
            browser.nonce(),
            CodeChallenge.of(browser.verifier()),
            handle,
            languages,
            signIn);
    return logins
        .address(wallet, request)
        .map(address ->
            new Begun(new Stage.Visit(wallet.id(), handle.hash(), state.hash()), address));
  }

  /** What the transaction keeps of it, and where the browser goes. */
  public record Begun(Stage.Visit visit, URI address) {}
}
