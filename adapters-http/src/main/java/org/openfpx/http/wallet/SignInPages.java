package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.login.BeginLogin;
import org.openfpx.domain.wallet.login.OwnSessions;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Start;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** Choosing where to sign in, going there, and signing out. */
public final class SignInPages implements Endpoint {
  private final WalletSite site;
  private final Catalogue catalogue;
  private final BeginLogin beginLogin;
  private final OwnSessions sessions;

  public SignInPages(
      WalletSite site, Catalogue catalogue, BeginLogin beginLogin, OwnSessions sessions) {
    this.site = site;
    this.catalogue = catalogue;
    this.beginLogin = beginLogin;
    this.sessions = sessions;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/sign-in", this::choose),
        Route.post("/sign-in", this::goThere),
        Route.get(SignInAgain.PATH, context -> site.forPerson(context, this::askAgain)),
        Route.post("/sign-out", this::signOut),
        Route.get("/signed-out", this::signedOut));
  }

  private void choose(Context context) {
    var next = next(Optional.ofNullable(context.queryParam("next")));
    var visitor = site.visitorOrNew(context);
    site.show(
        context,
        Optional.of(visitor),
        "sign-in",
        "sign-in",
        Map.of("idps", catalogue.idps(), "next", next.value()));
  }

  private void goThere(Context context) {
    var visitor = site.visitorOfForm(context);
    var form = site.form(context, visitor);
    var next = next(form.optional("next"));
    var idp = form.required("idp");
    boolean again = form.has("again");
    var wish =
        new BeginLogin.Wish(idp, again ? tried(next) : next, again, Recency.ANY, Optional.empty());
    var start = beginLogin.begin(visitor.session(), wish, site.languages(context));
    go(site, context, start, next);
  }

  /**
   * Somebody who is signed in, and has to show once more who they are before they go on. Who comes
   * back from having done so goes on, or is told that it was not enough.
   */
  private void askAgain(Context context, Person person) {
    var next = next(Optional.ofNullable(context.queryParam("next")));
    var session = person.visitor().session();
    boolean tried = context.queryParam("tried") != null;
    if (tried && sessions.isFresh(session)) {
      site.sendTo(context, next.value());
      return;
    }
    var idp = session.signedIn().orElseThrow().idp();
    site.show(
        context,
        person.asVisitor(),
        "",
        "sign-in-again",
        Map.of("idp", idp, "next", next.value(), "tried", tried));
  }

  private static ReturnPath tried(ReturnPath next) {
    return next(
        Optional.of(SignInAgain.PATH + "?tried=yes&next=" + WalletSite.encoded(next.value())));
  }

  /** Sends a browser to where its person signs in, or says why not. */
  static void go(WalletSite site, Context context, Start start, ReturnPath next) {
    switch (start) {
      case Start.SendTo(var address) -> site.sendAway(context, address);
      case Start.Unreachable() ->
          site.problem(context, 503, "sign_in_unreachable", signInAgain(next));
      case Start.Unknown() -> site.problem(context, 400, "sign_in_unknown", signInAgain(next));
    }
  }

  private void signOut(Context context) {
    var visitor = site.visitorOfForm(context);
    site.form(context, visitor);
    site.signOut(context, visitor);
    site.sendTo(context, "/signed-out");
  }

  private void signedOut(Context context) {
    site.show(context, Optional.empty(), "", "signed-out", Map.of());
  }

  static String signInAgain(ReturnPath next) {
    return "/sign-in?next=" + WalletSite.encoded(next.value());
  }

  private static ReturnPath next(Optional<String> asked) {
    return asked.flatMap(ReturnPath::of).orElse(ReturnPath.HOME);
  }
}
