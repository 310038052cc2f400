package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.List;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.Prompt;
import org.openfpx.domain.wallet.consent.OpenRequest;
import org.openfpx.domain.wallet.consent.SilentSignIn;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.oauth.AuthorizationAnswers;

/** Where authorization servers hand a browser over (protocol, 3.3; RFC 6749 section 4.1.1). */
public final class AuthorizePage implements Endpoint {
  private static final String PATH = "/oauth2/authorize";

  private final WalletSite site;
  private final JudgeAuthorizationRequest judge;
  private final OpenRequest openRequest;
  private final SilentSignIn silentSignIn;
  private final AuthorizationAnswers answers;

  /** The ways on from here: with pages, and without any. */
  public record Ways(OpenRequest open, SilentSignIn silently) {}

  public AuthorizePage(
      WalletSite site, JudgeAuthorizationRequest judge, Ways ways, AuthorizationAnswers answers) {
    this.site = site;
    this.judge = judge;
    this.openRequest = ways.open();
    this.silentSignIn = ways.silently();
    this.answers = answers;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::open), Route.post(PATH, this::open));
  }

  @Override
  public List<Contribution> contributions() {
    return AuthorizationAnswers.contributions(PATH, List.of("openid"));
  }

  private void open(Context context) {
    if (AuthorizationAnswers.sentOnByGet(context, PATH)) {
      return;
    }
    var parameters = AuthorizationAnswers.read(context);
    switch (judge.judge(parameters)) {
      case AuthorizationJudgement.InOrder(var request)
          when request.prompts().contains(Prompt.NONE) ->
          answerSilently(context, request, parameters);
      case AuthorizationJudgement.InOrder(var request) -> open(context, request, parameters);
      case AuthorizationJudgement.ToClient(var target, var state, var error) ->
          answers.error(context, target, state, error);
      case AuthorizationJudgement.ToPerson(_) -> site.problem(context, 400, "unknown_asker", "/");
    }
  }

  private void answerSilently(
      Context context, AuthorizationRequest request, AuthorizationParameters parameters) {
    var visit = site.sessionUnseen(context);
    switch (silentSignIn.answer(request, parameters, visit)) {
      case SilentSignIn.Outcome.SendBack(var address) -> site.sendAway(context, address);
      case SilentSignIn.Outcome.Refused(var error) ->
          answers.error(context, request.redirectTarget(), request.state(), error);
    }
  }

  private void open(
      Context context, AuthorizationRequest request, AuthorizationParameters parameters) {
    var visitor = site.visitorOrNew(context);
    switch (openRequest.open(request, parameters, visitor.session().id())) {
      case OpenRequest.Outcome.Opened(var id) -> {
        var language = request.uiLocales().isEmpty() ? "" : "?lang=" + site.language(context);
        site.sendTo(context, "/requests/" + id + language);
      }
      case OpenRequest.Outcome.OpenedElsewhere() ->
          site.problem(context, 403, "opened_elsewhere", "/");
      case OpenRequest.Outcome.Gone() -> site.problem(context, 410, "request_over", "/");
      case OpenRequest.Outcome.Unreachable() ->
          site.problem(context, 503, "network_unreachable", PATH + "?" + context.queryString());
    }
  }
}
