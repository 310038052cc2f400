package org.openfpx.domain.rsa.linking;

import java.util.Optional;
import org.openfpx.domain.oauth.AuthorizationJudgement.InOrder;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.rsa.linking.PendingLogin.AtConsent;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Finds what our consent page has to say (protocol, section 1.4: the source's own consent). */
public final class AskConsent {
  private final World world;
  private final PendingLogins logins;
  private final JudgeAuthorizationRequest judge;

  public AskConsent(World world, PendingLogins logins, JudgeAuthorizationRequest judge) {
    this.world = world;
    this.logins = logins;
    this.judge = judge;
  }

  /**
   * What the page asks.
   *
   * @param wallet who wants to be linked
   * @param scopes what it asks for
   * @param displayName how the person is called here, so that they see whose account it is
   */
  public record Question(ClientId wallet, ScopeSet scopes, Optional<String> displayName) {}

  /** The question, if this browser has one to answer. */
  public Optional<Question> ask(LoginId id, Secret browser) {
    return logins
        .awaitingConsent(id, browser.hash())
        .filter(login -> login.id().equals(id) && login.browser().matches(browser))
        .filter(login -> login.isOpenAt(world.time().instant()))
        .flatMap(this::question);
  }

  private Optional<Question> question(PendingLogin login) {
    return login.stage() instanceof AtConsent consent
            && judge.judge(login.wish()) instanceof InOrder(var request)
        ? Optional.of(new Question(request.client().id(), request.scopes(), consent.displayName()))
        : Optional.empty();
  }
}
