package org.openfpx.apps.demo.provider;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.apps.demo.party.Browsers;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.Prompt;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.oauth.AuthorizationAnswers;
import org.openfpx.http.page.Pages;

/**
 * The authorization endpoint: one page that asks for user and password, says what they are for, and
 * sends the person back with a code or a no. The request travels in the page's own form and is
 * judged anew when that comes back, so that nothing is kept meanwhile.
 */
final class LoginEndpoint implements Endpoint {
  private static final String PATH = "/oauth2/authorize";
  private static final String USER = "user";
  private static final String PASSWORD = "password";
  private static final String DECISION = "decision";
  private static final Set<String> OF_THE_FORM = Set.of("csrf", USER, PASSWORD, DECISION);

  private final ProviderSetup setup;
  private final Pages pages;
  private final Browsers<String> browsers;
  private final JudgeAuthorizationRequest judge;
  private final IssueCode issueCode;
  private final AuthorizationAnswers answers;
  private final World world;

  LoginEndpoint(ProviderSetup setup, Pages pages, IssueCode issueCode, World world) {
    this.setup = setup;
    this.pages = pages;
    this.browsers = new Browsers<>(setup.cookie(), setup.issuer().at("/"), world);
    this.judge = new JudgeAuthorizationRequest(setup.clients());
    this.issueCode = issueCode;
    this.answers = new AuthorizationAnswers(setup.issuer(), pages::sendAway);
    this.world = world;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::answer), Route.post(PATH, this::answer));
  }

  @Override
  public List<Contribution> contributions() {
    return AuthorizationAnswers.contributions(PATH, setup.scopes());
  }

  private void answer(Context context) {
    var sent = Parameters.withRepetitions(context);
    switch (judge.judge(asRequest(sent))) {
      case AuthorizationJudgement.InOrder(var request) -> proceed(context, request, first(sent));
      case AuthorizationJudgement.ToClient(var target, var state, var error) ->
          answers.error(context, target, state, error);
      case AuthorizationJudgement.ToPerson(var reason) ->
          pages.showProblem(context, 400, "wrong_way", Optional.empty());
    }
  }

  private void proceed(Context context, AuthorizationRequest request, Map<String, String> sent) {
    if (request.prompts().contains(Prompt.NONE)) {
      refuse(context, request, AuthorizationError.LOGIN_REQUIRED);
      return;
    }
    if (!sent.containsKey(DECISION)) {
      ask(context, sent, "");
      return;
    }
    browsers.ofForm(context, Parameters.of(sent));
    if (!"yes".equals(sent.get(DECISION))) {
      refuse(context, request, AuthorizationError.ACCESS_DENIED);
      return;
    }
    var user = sent.getOrDefault(USER, "").strip();
    var password =
        Optional.of(sent.getOrDefault(PASSWORD, "")).filter(p -> !p.isBlank()).map(Secret::new);
    setup
        .accounts()
        .signIn(user, password)
        .ifPresentOrElse(
            subject -> answers.code(context, request, code(request, subject)),
            () -> ask(context, sent, user));
  }

  private void refuse(Context context, AuthorizationRequest request, AuthorizationError error) {
    answers.error(context, request.redirectTarget(), request.state(), error);
  }

  private Secret code(AuthorizationRequest request, String subject) {
    var now = Optional.of(world.time().instant());
    var claims =
        Claims.NONE
            .with("acr", setup.levels().acr())
            .with("ial", setup.levels().ial())
            .with("aal", setup.levels().aal());
    return issueCode
        .issue(request, new Authorization(subject, request.scopes(), now, claims))
        .code();
  }

  private void ask(Context context, Map<String, String> sent, String triedAs) {
    var model = new HashMap<String, Object>();
    var passedOn = new LinkedHashMap<>(sent);
    passedOn.keySet().removeAll(OF_THE_FORM);
    model.put("csrf", browsers.formToken(browsers.greet(context)));
    model.put("parameters", passedOn);
    model.put("name", setup.name().in(pages.wanted(context)));
    model.put("connects", setup.connects());
    model.put("user", triedAs);
    model.put("wrong", sent.containsKey(DECISION));
    pages.show(context, 200, "login", model);
  }

  private static AuthorizationParameters asRequest(Map<String, List<String>> sent) {
    return new AuthorizationParameters(
        first(sent),
        sent.entrySet().stream()
            .filter(parameter -> parameter.getValue().size() > 1)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }

  private static Map<String, String> first(Map<String, List<String>> sent) {
    var first = new LinkedHashMap<String, String>();
    sent.forEach((name, values) -> first.put(name, values.getFirst()));
    return first;
  }
}
