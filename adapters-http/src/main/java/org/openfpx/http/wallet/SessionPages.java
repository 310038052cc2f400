package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.login.BeginLogin;
import org.openfpx.domain.wallet.login.OwnSessions;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** Where a person is signed in, and signing out there. */
public final class SessionPages implements Endpoint {
  private static final String PATH = "/account/sessions";
  private static final ReturnPath HERE = ReturnPath.of(PATH).orElseThrow();

  private final WalletSite site;
  private final Catalogue catalogue;
  private final OwnSessions sessions;
  private final BeginLogin beginLogin;

  public SessionPages(
      WalletSite site, Catalogue catalogue, OwnSessions sessions, BeginLogin beginLogin) {
    this.beginLogin = beginLogin;
    this.site = site;
    this.catalogue = catalogue;
    this.sessions = sessions;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, context -> site.forPerson(context, this::show)),
        Route.post(PATH, context -> site.forPerson(context, this::end)));
  }

  /**
   * One browser as its template reads it.
   *
   * @param here whether it is the one that shows the page
   * @param with where the person signed in
   * @param since when, in whole minutes
   * @param seen when it came last, in whole minutes
   */
  public record SessionView(
      String id, boolean here, Optional<LocalizedText> with, Instant since, Instant seen) {}

  private void show(Context context, Person person) {
    var here = person.visitor().session();
    var all =
        sessions.of(person.account()).stream()
            .flatMap(session -> view(session, here).stream())
            .sorted(Comparator.comparing(SessionView::here).reversed())
            .toList();
    site.show(
        context,
        person.asVisitor(),
        "account",
        "sessions",
        Map.of("sessions", all, "mayEnd", sessions.isFresh(here), "path", PATH));
  }

  private Optional<SessionView> view(Session session, Session here) {
    return session
        .signedIn()
        .map(who ->
            new SessionView(
                session.id(),
                session.id().equals(here.id()),
                catalogue.idp(who.idp()).map(Catalogue.Idp::name),
                WholeMinutes.floor(sessions.since(session)),
                WholeMinutes.floor(session.seenAt())));
  }

  private void end(Context context, Person person) {
    var form = site.form(context, person.visitor());
    var here = person.visitor().session();
    if (form.has("again")) {
      signInAgain(context, here);
      return;
    }
    var outcome =
        form.optional("session")
            .map(one -> sessions.end(here, person.account(), one))
            .orElseGet(() -> sessions.endOthers(here, person.account()));
    switch (outcome) {
      // The page says which of both it was, and has the button for signing in once more.
      case ENDED, SIGN_IN_AGAIN -> site.sendTo(context, PATH);
    }
  }

  /** At the same provider, which is to ask for the password whether it knows the person or not. */
  private void signInAgain(Context context, Session here) {
    var idp = here.signedIn().orElseThrow().idp();
    var wish = new BeginLogin.Wish(idp, HERE, true, Recency.ANY, Optional.empty());
    SignInPages.go(site, context, beginLogin.begin(here, wish, site.languages(context)), HERE);
  }
}
