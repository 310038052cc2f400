package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Visits;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.page.Pages;
import org.openfpx.http.session.BrowserCookie;
import org.openfpx.http.session.FormGuard;

/** What all pages of the wallet share: the visitor, the guarded form, the frame. */
public final class WalletSite {
  private final Pages pages;
  private final BrowserCookie cookie;
  private final FormGuard guard;
  private final Visits visits;

  public WalletSite(Pages pages, BrowserCookie cookie, FormGuard guard, Visits visits) {
    this.pages = pages;
    this.cookie = cookie;
    this.guard = guard;
    this.visits = visits;
  }

  /** A page's handler for somebody who is signed in. */
  @FunctionalInterface
  interface ForPerson {
    void handle(Context context, Person person);
  }

  /** The visitor, if this browser has a session. */
  Optional<Visitor> visitor(Context context) {
    return cookie
        .read(context)
        .flatMap(secret -> visits.resume(secret).map(session -> new Visitor(session, secret)));
  }

  /** The session of a browser in which nothing is shown: it is no visit. */
  Optional<Session> sessionUnseen(Context context) {
    return cookie.read(context).flatMap(visits::peek);
  }

  /** The visitor, with a session that begins now if there was none. */
  Visitor visitorOrNew(Context context) {
    return visitor(context)
        .orElseGet(() -> {
          var begun = visits.begin();
          cookie.write(context, begun.secret());
          return new Visitor(begun.session(), begun.secret());
        });
  }

  /** Lets a person in who is signed in; everybody else signs in first and comes back. */
  void forPerson(Context context, ForPerson inside) {
    var person = visitor(context).flatMap(Person::of);
    if (person.isPresent()) {
      inside.handle(context, person.get());
    } else if ("GET".equals(context.method().name())) {
      var query = Optional.ofNullable(context.queryString()).map(q -> "?" + q).orElse("");
      pages.sendTo(context, "/sign-in?next=" + encoded(context.path() + query));
    } else {
      pages.showProblem(context, 403, "signed_out", Optional.of(URI.create("/sign-in")));
    }
  }

  /** The form that a visitor has sent from a page of ours. */
  Parameters form(Context context, Visitor visitor) {
    var form = Parameters.ofForm(context);
    guard.require(context, form, Optional.of(visitor.cookie()));
    return form;
  }

  /** Refuses a form unless it comes from a page that this browser was shown. */
  Visitor visitorOfForm(Context context) {
    var visitor = visitor(context);
    if (visitor.isEmpty()) {
      guard.require(context, Parameters.ofForm(context), Optional.empty());
    }
    return visitor.orElseThrow();
  }

  /** Gives the browser a new cookie. */
  void rotate(Context context, Secret secret) {
    cookie.write(context, secret);
  }

  /** Ends the visit. */
  void signOut(Context context, Visitor visitor) {
    visits.end(visitor.session());
    cookie.clear(context);
    // What a back button would show; not "cookies", which are those of every port of the host.
    context.header("Clear-Site-Data", "\"cache\", \"storage\"");
  }

  /**
   * Answers with a page.
   *
   * @param here which entry of the menu this page belongs to, or none
   */
  void show(
      Context context,
      Optional<Visitor> visitor,
      String here,
      String template,
      Map<String, ?> model) {
    show(context, 200, visitor, here, template, model);
  }

  void show(
      Context context,
      int status,
      Optional<Visitor> visitor,
      String here,
      String template,
      Map<String, ?> model) {
    Map<String, Object> full = new HashMap<>(model);
    full.put("here", here);
    full.put("signedIn", visitor.flatMap(Visitor::account).isPresent());
    visitor.ifPresent(who -> full.put("csrf", guard.token(who.cookie())));
    pages.show(context, status, template, full);
  }

  /** Tells what went wrong, with a way on. */
  void problem(Context context, int status, String code, String wayOn) {
    pages.showProblem(context, status, code, Optional.of(URI.create(wayOn)));
  }

  void sendTo(Context context, String path) {
    pages.sendTo(context, path);
  }

  void sendAway(Context context, URI target) {
    pages.sendAway(context, target);
  }

  List<Language> languages(Context context) {
    return pages.wanted(context);
  }

  Language language(Context context) {
    return pages.language(context);
  }

  /** How long a client keeps what it reads, in words. */
  String retention(Context context, String said) {
    return Retention.words(pages, context, said);
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
