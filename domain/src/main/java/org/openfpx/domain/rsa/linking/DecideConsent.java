package org.openfpx.domain.rsa.linking;

import java.util.Optional;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.AuthorizationJudgement.InOrder;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.rsa.linking.PendingLogin.AtConsent;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/** Takes the person's answer on our consent page; a yes makes the link. */
public final class DecideConsent {
  private static final Scope PROFILE = new Scope("profile");

  private final World world;
  private final Atomically atomically;
  private final Ports ports;
  private final JudgeAuthorizationRequest judge;
  private final IssueCode issueCode;

  public DecideConsent(
      World world,
      Atomically atomically,
      Ports ports,
      JudgeAuthorizationRequest judge,
      IssueCode issueCode) {
    this.world = world;
    this.atomically = atomically;
    this.ports = ports;
    this.judge = judge;
    this.issueCode = issueCode;
  }

  /** The ports of linking that take part. */
  public record Ports(PendingLogins logins, Links links, DownstreamProvider provider) {}

  /** What became of it. */
  public sealed interface Outcome {}

  /** Linked: the browser takes the code back to the wallet. */
  public record Linked(AuthorizationRequest request, Secret code) implements Outcome {}

  /** The person said no. */
  public record Declined(AuthorizationRequest request) implements Outcome {}

  /** No login of this browser waits for an answer, or it came too late or twice. */
  public record NoSuchLogin() implements Outcome {}

  /** Takes the answer. */
  public Outcome decide(LoginId id, Secret browser, boolean yes) {
    // The taking and the link are one step: whoever crashes between them may answer again.
    var answered = atomically.run(() -> answer(id, browser, yes));
    answered.unused().ifPresent(ports.provider()::revoke);
    return answered.outcome();
  }

  private record Answered(Outcome outcome, Optional<DownstreamTokens> unused) {
    static Answered without(Outcome outcome) {
      return new Answered(outcome, Optional.empty());
    }
  }

  private Answered answer(LoginId id, Secret browser, boolean yes) {
    var taken =
        ports
            .logins()
            .takeDecided(id, browser.hash())
            .filter(login -> login.id().equals(id) && login.browser().matches(browser))
            .filter(login -> login.isOpenAt(world.time().instant()));
    if (taken.isEmpty() || !(taken.get().stage() instanceof AtConsent consent)) {
      return Answered.without(new NoSuchLogin());
    }
    if (!(judge.judge(taken.get().wish()) instanceof InOrder(var request))) {
      // The wallet was changed or disabled meanwhile: nobody is left to link to.
      return new Answered(new NoSuchLogin(), Optional.of(consent.downstream()));
    }
    return yes
        ? Answered.without(link(request, consent))
        : new Answered(new Declined(request), Optional.of(consent.downstream()));
  }

  private Linked link(AuthorizationRequest request, AtConsent consent) {
    var wallet = request.client().id();
    var pseudonym = ports.links().pseudonym(consent.person(), wallet, world.ids().next());
    var claims =
        consent
            .displayName()
            .filter(name -> request.scopes().contains(PROFILE))
            .map(name -> Claims.NONE.with("name", name))
            .orElse(Claims.NONE);
    var code =
        issueCode.issue(
            request,
            new Authorization(
                pseudonym,
                request.scopes(),
                // OpenID Connect Core section 2: told where max_age was asked.
                consent.signedInAt().filter(_ -> request.maxAge().isPresent()),
                claims));
    ports
        .links()
        .add(
            new Link(
                LinkId.of(code.grant()),
                consent.person(),
                wallet,
                pseudonym,
                consent.displayName(),
                consent.downstream(),
                false,
                world.time().instant()));
    return new Linked(request, code.code());
  }
}
