package org.openfpx.http.rsa;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.rsa.linking.FinishLogin;
import org.openfpx.domain.rsa.linking.FinishLogin.AskConsent;
import org.openfpx.domain.rsa.linking.FinishLogin.LoginRefused;
import org.openfpx.domain.rsa.linking.FinishLogin.NoSuchLogin;
import org.openfpx.domain.rsa.linking.FinishLogin.NotRecentEnough;
import org.openfpx.domain.rsa.linking.FinishLogin.ProviderUnreachable;
import org.openfpx.domain.rsa.linking.ProviderResponse;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;

/** Where the source's own provider sends a person back to (RFC 6749 section 4.1.2, RFC 9207). */
public final class CallbackEndpoint implements Endpoint {
  private final RsaPaths paths;
  private final FinishLogin finish;
  private final Browser browser;

  public CallbackEndpoint(RsaPaths paths, FinishLogin finish, Browser browser) {
    this.paths = paths;
    this.finish = finish;
    this.browser = browser;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(paths.callback(), this::answer));
  }

  private void answer(Context context) {
    var parameters = Parameters.ofQuery(context);
    var secret = browser.cookie().read(context);
    var state = parameters.optional("state").filter(s -> !s.isBlank());
    if (secret.isEmpty() || state.isEmpty()) {
      noSuchLogin(context);
      return;
    }
    var response =
        new ProviderResponse(new Secret(state.get()), code(parameters), parameters.optional("iss"));
    switch (finish.finish(response, secret.get())) {
      case AskConsent(var login) ->
          browser.pages().sendTo(context, paths.consent() + "?login=" + login.value());
      case NoSuchLogin() -> noSuchLogin(context);
      case LoginRefused(var request) -> back(context, request, AuthorizationError.ACCESS_DENIED);
      case NotRecentEnough(var request) ->
          back(context, request, AuthorizationError.LOGIN_REQUIRED);
      case ProviderUnreachable(var request) ->
          back(context, request, AuthorizationError.TEMPORARILY_UNAVAILABLE);
    }
  }

  /** The code, unless there is an error beside it. */
  private static Optional<Secret> code(Parameters parameters) {
    return parameters.has("error")
        ? Optional.empty()
        : parameters.optional("code").filter(c -> !c.isBlank()).map(Secret::new);
  }

  private void noSuchLogin(Context context) {
    browser.pages().showProblem(context, 400, "no_such_login", Optional.empty());
  }

  private void back(Context context, AuthorizationRequest request, AuthorizationError error) {
    browser.answers().error(context, request.redirectTarget(), request.state(), error);
  }
}
