package org.openfpx.http.rsa;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationJudgement.InOrder;
import org.openfpx.domain.oauth.AuthorizationJudgement.ToClient;
import org.openfpx.domain.oauth.AuthorizationJudgement.ToPerson;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.Prompt;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.rsa.linking.BeginLogin;
import org.openfpx.domain.rsa.linking.BeginLogin.GoTo;
import org.openfpx.domain.rsa.linking.BeginLogin.ProviderUnreachable;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.oauth.AuthorizationAnswers;
import org.openfpx.http.page.Pages;

/** Where a wallet sends a person to be linked (RFC 6749 section 4.1.1). */
public final class AuthorizeEndpoint implements Endpoint {
  private final String path;
  private final List<String> scopes;
  private final JudgeAuthorizationRequest judge;
  private final BeginLogin begin;
  private final LoginCookie cookie;
  private final Pages pages;
  private final AuthorizationAnswers answers;

  public AuthorizeEndpoint(
      String path,
      List<String> scopes,
      JudgeAuthorizationRequest judge,
      BeginLogin begin,
      Browser browser) {
    this.path = path;
    this.scopes = List.copyOf(scopes);
    this.judge = judge;
    this.begin = begin;
    this.cookie = browser.cookie();
    this.pages = browser.pages();
    this.answers = browser.answers();
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(path, this::answer), Route.post(path, this::answer));
  }

  @Override
  public List<Contribution> contributions() {
    return AuthorizationAnswers.contributions(path, scopes);
  }

  private void answer(Context context) {
    if (AuthorizationAnswers.sentOnByGet(context, path)) {
      return;
    }
    var parameters = AuthorizationAnswers.read(context);
    switch (judge.judge(parameters)) {
      case InOrder(var request) -> begin(context, parameters, request);
      case ToClient(var target, var state, var error) ->
          answers.error(context, target, state, error);
      case ToPerson(var reason) ->
          pages.showProblem(
              context,
              400,
              switch (reason) {
                case UNKNOWN_CLIENT -> "unknown_client";
                case UNKNOWN_REDIRECT -> "unknown_redirect";
              },
              Optional.empty());
    }
  }

  private void begin(
      Context context, AuthorizationParameters parameters, AuthorizationRequest request) {
    // Every link needs the person's yes on our own page: nothing is ever done silently.
    if (request.prompts().contains(Prompt.NONE)) {
      error(context, request, AuthorizationError.INTERACTION_REQUIRED);
      return;
    }
    var outcome =
        begin.begin(
            parameters, Recency.of(request), pages.wanted(context), cookie.readOrBegin(context));
    switch (outcome) {
      case GoTo(var address) -> pages.sendAway(context, address);
      case ProviderUnreachable() ->
          error(context, request, AuthorizationError.TEMPORARILY_UNAVAILABLE);
    }
  }

  private void error(Context context, AuthorizationRequest request, AuthorizationError error) {
    answers.error(context, request.redirectTarget(), request.state(), error);
  }
}
