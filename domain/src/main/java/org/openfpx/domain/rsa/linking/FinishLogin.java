package org.openfpx.domain.rsa.linking;

import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.rsa.linking.DownstreamProvider.Refused;
import org.openfpx.domain.rsa.linking.DownstreamProvider.SignedIn;
import org.openfpx.domain.rsa.linking.DownstreamProvider.Unreachable;
import org.openfpx.domain.rsa.linking.PendingLogin.AtConsent;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Takes the provider's answer, from the browser that began and from no other (protocol, section 1).
 */
public final class FinishLogin {
  private final World world;
  private final PendingLogins logins;
  private final DownstreamProvider provider;

  public FinishLogin(World world, PendingLogins logins, DownstreamProvider provider) {
    this.world = world;
    this.logins = logins;
    this.provider = provider;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** The person is known; now they are asked. */
  public record AskConsent(LoginId login) implements Outcome {}

  /** No login of this browser waits for such an answer, or it came too late. */
  public record NoSuchLogin() implements Outcome {}

  /** The person, or the provider, said no. */
  public record LoginRefused(AuthorizationParameters wish) implements Outcome {}

  /** The provider does not answer now. */
  public record ProviderUnreachable(AuthorizationParameters wish) implements Outcome {}

  /** Takes the answer. */
  public Outcome finish(ProviderResponse response, Secret browser) {
    var taken = logins.takeAnswered(response.state().hash(), browser.hash());
    if (taken.isEmpty() || !isMeant(taken.get(), response, browser)) {
      return new NoSuchLogin();
    }
    var login = taken.get();
    if (response.code().isEmpty()) {
      return new LoginRefused(login.wish());
    }
    return switch (login.stage()) {
      case AtProvider waiting -> redeem(login, waiting, response, response.code().get());
      case AtConsent _ -> new NoSuchLogin();
    };
  }

  private boolean isMeant(PendingLogin login, ProviderResponse response, Secret browser) {
    return login.browser().matches(browser)
        && login.isOpenAt(world.time().instant())
        && login.stage() instanceof AtProvider at
        && at.state().matches(response.state());
  }

  private Outcome redeem(
      PendingLogin login, AtProvider waiting, ProviderResponse response, Secret code) {
    var answer = provider.redeem(code, response.issuer(), waiting.nonce(), waiting.verifier());
    return switch (answer) {
      case SignedIn(var person, var name, var downstream) -> {
        logins.awaitConsent(login.at(new AtConsent(person, name, downstream)));
        yield new AskConsent(login.id());
      }
      case Refused() -> new LoginRefused(login.wish());
      case Unreachable() -> new ProviderUnreachable(login.wish());
    };
  }
}
