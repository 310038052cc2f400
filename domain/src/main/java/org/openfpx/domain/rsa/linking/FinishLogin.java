package org.openfpx.domain.rsa.linking;

import org.openfpx.domain.oauth.AuthorizationJudgement.InOrder;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.rsa.linking.DownstreamProvider.Refused;
import org.openfpx.domain.rsa.linking.DownstreamProvider.SignedIn;
import org.openfpx.domain.rsa.linking.DownstreamProvider.Unreachable;
import org.openfpx.domain.rsa.linking.PendingLogin.AtConsent;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * Takes the provider's answer, from the browser that began and from no other (protocol, section
 * 1.6).
 */
public final class FinishLogin {
  private final World world;
  private final PendingLogins logins;
  private final DownstreamProvider provider;
  private final JudgeAuthorizationRequest judge;

  public FinishLogin(
      World world,
      PendingLogins logins,
      DownstreamProvider provider,
      JudgeAuthorizationRequest judge) {
    this.world = world;
    this.logins = logins;
    this.provider = provider;
    this.judge = judge;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** The person is known; now they are asked. */
  public record AskConsent(LoginId login) implements Outcome {}

  /** No login of this browser waits for such an answer, or it came too late. */
  public record NoSuchLogin() implements Outcome {}

  /** The person, or the provider, said no. */
  public record LoginRefused(AuthorizationRequest request) implements Outcome {}

  /**
   * The person signed in longer ago than the wallet wants, or the provider does not say when
   * (OpenID Connect Core section 3.1.2.6: {@code login_required}).
   */
  public record NotRecentEnough(AuthorizationRequest request) implements Outcome {}

  /** The provider does not answer now. */
  public record ProviderUnreachable(AuthorizationRequest request) implements Outcome {}

  /** Takes the answer. */
  public Outcome finish(ProviderResponse response, Secret browser) {
    var taken = logins.takeAnswered(response.state().hash(), browser.hash());
    if (taken.isEmpty() || !isMeant(taken.get(), response, browser)) {
      return new NoSuchLogin();
    }
    var login = taken.get();
    // Judged again: the wallet may have been changed or disabled since it asked.
    if (!(judge.judge(login.wish()) instanceof InOrder(var request))
        || !(login.stage() instanceof AtProvider waiting)) {
      return new NoSuchLogin();
    }
    return response.code().isEmpty()
        ? new LoginRefused(request)
        : redeem(new Waiting(login, waiting, request), response, response.code().get());
  }

  private boolean isMeant(PendingLogin login, ProviderResponse response, Secret browser) {
    return login.browser().matches(browser)
        && login.isOpenAt(world.time().instant())
        && login.stage() instanceof AtProvider at
        && at.state().matches(response.state());
  }

  private record Waiting(PendingLogin login, AtProvider stage, AuthorizationRequest request) {}

  private Outcome redeem(Waiting waiting, ProviderResponse response, Secret code) {
    var stage = waiting.stage();
    var answer = provider.redeem(code, response.issuer(), stage.nonce(), stage.verifier());
    return switch (answer) {
      case SignedIn signedIn -> signedIn(waiting, signedIn);
      case Refused() -> new LoginRefused(waiting.request());
      case Unreachable() -> new ProviderUnreachable(waiting.request());
    };
  }

  private Outcome signedIn(Waiting waiting, SignedIn signedIn) {
    var left = waiting.stage().left();
    var wanted = Recency.of(waiting.request());
    if (!wanted.isMetBy(signedIn.at(), left, world.time().instant())) {
      provider.revoke(signedIn.downstream());
      return new NotRecentEnough(waiting.request());
    }
    logins.awaitConsent(
        waiting
            .login()
            .at(
                new AtConsent(
                    signedIn.person(),
                    signedIn.displayName(),
                    signedIn.downstream(),
                    signedIn.at().map(at -> wanted.byOurClock(at, left)))));
    return new AskConsent(waiting.login().id());
  }
}
