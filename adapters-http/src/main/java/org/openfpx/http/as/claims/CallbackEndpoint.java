package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.claims.FinishGathering;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.page.Pages;

/** Where wallets send the browser back to (protocol, sections 3.7 and 3.8). */
public final class CallbackEndpoint implements Endpoint {
  /** The address that is registered at each wallet. */
  public static final String PATH = "/transaction/callback";

  private final FinishGathering finishGathering;
  private final Pages pages;
  private final GatheringCookies cookies;

  public CallbackEndpoint(FinishGathering finishGathering, Pages pages, GatheringCookies cookies) {
    this.finishGathering = finishGathering;
    this.pages = pages;
    this.cookies = cookies;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::answer));
  }

  private void answer(Context context) {
    var parameters = Parameters.ofQuery(context);
    var state = parameters.optional("state").filter(text -> !text.isBlank());
    var name = state.map(text -> text.split("\\.", 2)[0]).orElse("");
    var callback =
        new FinishGathering.Callback(
            state.map(Secret::new),
            code(parameters),
            parameters.optional("error"),
            parameters.optional("iss"),
            cookies.read(context, name));
    switch (finishGathering.finish(callback)) {
      case FinishGathering.SentBack(var address) -> {
        cookies.clear(context, name);
        pages.sendAway(context, address);
      }
      case FinishGathering.CameToNothing() -> {
        cookies.clear(context, name);
        isOver(context);
      }
      // Anybody can lead a browser here with a made-up state: the way under way still needs it.
      case FinishGathering.NoSuchGathering() -> isOver(context);
    }
  }

  private void isOver(Context context) {
    pages.showProblem(context, 400, "gathering_over", Optional.empty());
  }

  /** The code; with an error beside it, it does not count. */
  private static Optional<Secret> code(Parameters parameters) {
    return parameters.has("error")
        ? Optional.empty()
        : parameters.optional("code").filter(text -> !text.isBlank()).map(Secret::new);
  }
}
