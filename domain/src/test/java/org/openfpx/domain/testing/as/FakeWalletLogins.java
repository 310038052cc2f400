package org.openfpx.domain.testing.as;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.secret.Secret;

/**
 * Wallets that answer what a test has them say; a code is good once, with its verifier and nonce.
 */
public final class FakeWalletLogins implements WalletLogins {
  private final Map<String, Answer> answers = new HashMap<>();
  private Optional<Request> last = Optional.empty();
  private boolean away;
  private Runnable meanwhile = () -> {};

  private record Answer(Request to, Said said) {}

  @Override
  public synchronized Optional<URI> address(Wallet wallet, Request request) {
    last = Optional.of(request);
    return away
        ? Optional.empty()
        : Optional.of(URI.create(wallet.provider().issuer().value() + "/oauth2/authorize"));
  }

  @Override
  public synchronized Optional<Said> redeem(
      Wallet wallet, Secret code, CodeVerifier verifier, String nonce) {
    meanwhile.run();
    return Optional.ofNullable(answers.remove(code.reveal()))
        .filter(answer -> answer.to().challenge().isAnsweredBy(verifier))
        .filter(answer -> answer.to().nonce().equals(nonce))
        .map(Answer::said);
  }

  /** What the last browser was sent with. */
  public synchronized Request sent() {
    return last.orElseThrow();
  }

  /** The wallet will say this for that code. */
  public synchronized void says(String code, Request to, Said said) {
    answers.put(code, new Answer(to, said));
  }

  /** While a code is redeemed that happens elsewhere. */
  public synchronized void whileItAnswers(Runnable what) {
    meanwhile = what;
  }

  /** The wallet can't be reached from now on. */
  public synchronized void goAway() {
    away = true;
  }
}
