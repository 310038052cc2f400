package org.openfpx.http.rsa;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.AskConsent;
import org.openfpx.domain.rsa.linking.AskConsent.Question;
import org.openfpx.domain.rsa.linking.DecideConsent;
import org.openfpx.domain.rsa.linking.DecideConsent.Declined;
import org.openfpx.domain.rsa.linking.DecideConsent.Linked;
import org.openfpx.domain.rsa.linking.DecideConsent.NoSuchLogin;
import org.openfpx.domain.rsa.linking.LoginId;
import org.openfpx.domain.rsa.registry.RsaSnapshot;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;
import org.openfpx.http.session.FormGuard;

/** Our own page: whether this wallet may be linked to this person. */
public final class ConsentEndpoint implements Endpoint {
  private static final Scope PROFILE = new Scope("profile");

  private final RsaPaths paths;
  private final AskConsent ask;
  private final DecideConsent decide;
  private final Texts texts;
  private final FormGuard guard;
  private final Browser browser;

  /**
   * What the registry says of those whom the page speaks of.
   *
   * @param wallets what people call a wallet
   * @param resources what can be shared from here
   */
  public record Texts(
      Function<ClientId, LocalizedText> wallets, Supplier<List<RsaSnapshot.Resource>> resources) {}

  public ConsentEndpoint(
      RsaPaths paths,
      AskConsent ask,
      DecideConsent decide,
      Texts texts,
      FormGuard guard,
      Browser browser) {
    this.paths = paths;
    this.ask = ask;
    this.decide = decide;
    this.texts = texts;
    this.guard = guard;
    this.browser = browser;
  }

  /** A resource as the template reads it. */
  public record ResourceView(LocalizedText name, String description) {
    static ResourceView of(RsaSnapshot.Resource resource) {
      return new ResourceView(resource.name(), resource.description().orElse(""));
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(paths.consent(), this::show), Route.post(paths.consent(), this::decide));
  }

  private void show(Context context) {
    var login = login(Parameters.ofQuery(context));
    var secret = browser.cookie().read(context);
    var question = secret.flatMap(mine -> login.flatMap(id -> ask.ask(id, mine)));
    if (question.isEmpty()) {
      noSuchLogin(context);
      return;
    }
    page(context, login.orElseThrow(), secret.orElseThrow(), question.get());
  }

  private void page(Context context, LoginId login, Secret secret, Question question) {
    var wanted = browser.pages().wanted(context);
    var model = new HashMap<String, Object>();
    model.put("action", paths.consent());
    model.put("login", login.value());
    model.put("csrf", guard.token(secret));
    model.put("wallet", texts.wallets().apply(question.wallet()).in(wanted));
    model.put("person", question.displayName().orElse(""));
    model.put("resources", texts.resources().get().stream().map(ResourceView::of).toList());
    model.put("profile", question.scopes().contains(PROFILE));
    browser.pages().show(context, 200, "consent", model);
  }

  private void decide(Context context) {
    var form = Parameters.ofForm(context);
    var secret = browser.cookie().read(context);
    guard.require(context, form, secret);
    var login = login(form);
    if (login.isEmpty()) {
      noSuchLogin(context);
      return;
    }
    switch (decide.decide(login.get(), secret.orElseThrow(), yes(form))) {
      case Linked(var request, var code) -> browser.answers().code(context, request, code);
      case Declined(var request) ->
          browser
              .answers()
              .error(
                  context,
                  request.redirectTarget(),
                  request.state(),
                  AuthorizationError.ACCESS_DENIED);
      case NoSuchLogin() -> noSuchLogin(context);
    }
  }

  private static boolean yes(Parameters form) {
    return switch (form.required("decision")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new BadRequest("invalid_request", "decision is yes or no");
    };
  }

  private static Optional<LoginId> login(Parameters parameters) {
    return parameters.optional("login").filter(id -> !id.isBlank()).map(LoginId::new);
  }

  private void noSuchLogin(Context context) {
    browser.pages().showProblem(context, 400, "no_such_login", Optional.empty());
  }
}
