package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.account.WalletAccount;
import org.openfpx.domain.wallet.linking.FinishLinking;
import org.openfpx.domain.wallet.login.FinishLogin;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.ReturnFromTrip;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Returned;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.oauth.TypedParameters;

/** Where browsers come back from identity providers and sources. */
public final class CallbackEndpoint implements Endpoint {
  /** The address that providers are registered with. */
  public static final String PATH = "/callback";

  private final WalletSite site;
  private final ReturnFromTrip returnFromTrip;
  private final FinishLogin finishLogin;
  private final FinishLinking finishLinking;
  private final Accounts accounts;

  /** What ends a trip. */
  public record Ends(
      ReturnFromTrip returnFromTrip, FinishLogin finishLogin, FinishLinking finishLinking) {}

  public CallbackEndpoint(WalletSite site, Ends ends, Accounts accounts) {
    this.site = site;
    this.returnFromTrip = ends.returnFromTrip();
    this.finishLogin = ends.finishLogin();
    this.finishLinking = ends.finishLinking();
    this.accounts = accounts;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, context -> comeBack(context, Optional.empty())),
        Route.get(
            PATH + "/{provider}",
            context -> comeBack(context, Optional.of(context.pathParam("provider")))));
  }

  private void comeBack(Context context, Optional<String> provider) {
    var returned = returned(Parameters.ofQuery(context), provider);
    var visitor = site.visitor(context);
    var trip = visitor.flatMap(who -> returnFromTrip.take(who.session().id(), returned));
    if (visitor.isEmpty() || trip.isEmpty()) {
      // Reload, back, another browser, or too late: nothing is done twice.
      site.problem(context, 400, "way_back_lost", "/");
      return;
    }
    switch (trip.get().errand()) {
      case Errand.SignIn signIn -> signIn(context, visitor.get(), trip.get(), signIn, returned);
      case Errand.Connect connect -> connect(context, visitor.get(), trip.get(), connect, returned);
    }
  }

  private static Returned returned(Parameters query, Optional<String> provider) {
    return new Returned(
        TypedParameters.secret(query, "state"),
        query
            .optional("code")
            .filter(code -> !query.has("error"))
            .filter(Predicate.not(String::isBlank))
            .map(Secret::new),
        query.optional("iss"),
        provider);
  }

  private void signIn(
      Context context, Visitor visitor, RoundTrip trip, Errand.SignIn errand, Returned returned) {
    var again = SignInPages.signInAgain(trip.backTo());
    switch (finishLogin.finish(visitor.session(), trip, errand, returned)) {
      case FinishLogin.Outcome.Welcome(var cookie, var account) -> {
        site.rotate(context, cookie);
        site.sendTo(context, inOwnLanguage(trip.backTo(), account));
      }
      case FinishLogin.Outcome.CalledOff() -> site.problem(context, 400, "sign_in_off", again);
      case FinishLogin.Outcome.NotValid() -> site.problem(context, 400, "sign_in_invalid", again);
      case FinishLogin.Outcome.NotRecent() ->
          site.problem(context, 403, "sign_in_not_recent", trip.backTo().value());
      case FinishLogin.Outcome.Unreachable() ->
          site.problem(context, 503, "sign_in_unreachable", again);
    }
  }

  private void connect(
      Context context, Visitor visitor, RoundTrip trip, Errand.Connect errand, Returned returned) {
    var back = trip.backTo().value();
    var person = visitor.account();
    if (person.isEmpty()) {
      site.problem(context, 403, "signed_out", SignInPages.signInAgain(trip.backTo()));
      return;
    }
    switch (finishLinking.finish(person.get(), trip, errand, returned)) {
      case LINKED -> site.sendTo(context, back);
      case CALLED_OFF -> site.problem(context, 400, "link_off", back);
      case NOT_VALID -> site.problem(context, 400, "link_invalid", back);
      case UNREACHABLE -> site.problem(context, 503, "link_unreachable", back);
    }
  }

  private String inOwnLanguage(ReturnPath next, AccountId account) {
    return accounts
        .find(account)
        .flatMap(WalletAccount::language)
        .map(Language::code)
        .map(code -> next.value() + (next.value().contains("?") ? "&" : "?") + "lang=" + code)
        .orElse(next.value());
  }
}
