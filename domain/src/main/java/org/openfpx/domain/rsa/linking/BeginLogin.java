package org.openfpx.domain.rsa.linking;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.rsa.linking.DownstreamProvider.LoginRequest;
import org.openfpx.domain.rsa.linking.DownstreamProvider.SignInAt;
import org.openfpx.domain.rsa.linking.DownstreamProvider.Unreachable;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;

/** Sends a person on to the source's own provider (protocol, section 6). */
public final class BeginLogin {
  private final World world;
  private final PendingLogins logins;
  private final DownstreamProvider provider;
  private final Duration lifetime;

  public BeginLogin(
      World world, PendingLogins logins, DownstreamProvider provider, Duration lifetime) {
    this.world = world;
    this.logins = logins;
    this.provider = provider;
    this.lifetime = lifetime;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** The browser goes there. */
  public record GoTo(URI address) implements Outcome {}

  /** The provider does not answer now. */
  public record ProviderUnreachable() implements Outcome {}

  /**
   * Begins a login for the browser that holds this cookie.
   *
   * @param wish the wallet's request, judged to be in order
   * @param recency how recent a sign-in it wants
   * @param languages the person's, best first
   */
  public Outcome begin(
      AuthorizationParameters wish, Recency recency, List<Language> languages, Secret browser) {
    var now = world.time().instant();
    var state = world.secrets().next();
    var nonce = world.secrets().next();
    var verifier = world.secrets().next();
    var request = new LoginRequest(state, nonce, verifier, recency, languages);
    return switch (provider.authorization(request)) {
      case SignInAt(var address) -> {
        logins.open(
            new PendingLogin(
                new LoginId(world.ids().next()),
                browser.hash(),
                wish,
                new AtProvider(state.hash(), nonce, verifier, now),
                now.plus(lifetime)));
        yield new GoTo(address);
      }
      case Unreachable() -> new ProviderUnreachable();
    };
  }
}
