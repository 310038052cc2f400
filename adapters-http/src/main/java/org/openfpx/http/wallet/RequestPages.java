package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.consent.AnswerNo;
import org.openfpx.domain.wallet.consent.AnswerYes;
import org.openfpx.domain.wallet.consent.AskOwner;
import org.openfpx.domain.wallet.consent.Choices;
import org.openfpx.domain.wallet.consent.ConsentPage;
import org.openfpx.domain.wallet.consent.Problem;
import org.openfpx.domain.wallet.consent.SaveChoices;
import org.openfpx.domain.wallet.consent.ShowRequest;
import org.openfpx.domain.wallet.consent.SignInForRequest;
import org.openfpx.domain.wallet.linking.BeginLinking;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Start;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.page.Pages;
import org.openfpx.http.problem.BadRequest;

/** The page that asks a person, and where its yes, its no and its choices go. */
public final class RequestPages implements Endpoint {
  private static final String PATH = "/requests/{id}";

  private final WalletSite site;
  private final Catalogue catalogue;
  private final Answers answers;

  /** What can be done with a request. */
  public record Answers(
      ShowRequest show,
      AnswerYes yes,
      AnswerNo no,
      AskOwner askOwner,
      SaveChoices saveChoices,
      BeginLinking beginLinking,
      SignInForRequest signIn) {}

  public RequestPages(WalletSite site, Catalogue catalogue, Answers answers) {
    this.site = site;
    this.catalogue = catalogue;
    this.answers = answers;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(PATH, this::show), Route.post(PATH, this::answer));
  }

  private void show(Context context) {
    var id = id(context);
    var visitor = site.visitor(context);
    if (visitor.isEmpty()) {
      site.problem(context, 404, "request_not_here", "/");
      return;
    }
    show(context, visitor.get(), id, List.of(), "last".equals(context.queryParam("like")));
  }

  private void show(
      Context context, Visitor visitor, ConsentId id, List<Problem> problems, boolean asLastTime) {
    switch (answers.show().show(id, visitor.session(), asLastTime)) {
      case ShowRequest.Outcome.Ask(var page) -> ask(context, visitor, page, problems);
      case ShowRequest.Outcome.SignInFirst(var client, var toSignIn, var again) ->
          site.show(
              context,
              Optional.of(visitor),
              "request",
              "request-sign-in",
              Map.of(
                  "client",
                  client,
                  "id",
                  id.value(),
                  "next",
                  path(id),
                  "toSignIn",
                  toSignIn,
                  "again",
                  again,
                  "idps",
                  catalogue.idps()));
      case ShowRequest.Outcome.SaidYes() -> answered(context, visitor, id, true);
      case ShowRequest.Outcome.SaidNo() -> answered(context, visitor, id, false);
      case ShowRequest.Outcome.Over() -> site.problem(context, 410, "request_over", "/");
      case ShowRequest.Outcome.NotHere() -> site.problem(context, 404, "request_not_here", "/");
      case ShowRequest.Outcome.NotKnown() -> site.problem(context, 400, "unknown_asker", "/");
      case ShowRequest.Outcome.Unreachable() ->
          site.problem(context, 503, "network_unreachable", path(id));
    }
  }

  private void ask(Context context, Visitor visitor, ConsentPage page, List<Problem> problems) {
    var languages = site.languages(context);
    Map<String, Object> model = new HashMap<>();
    model.put("view", RequestView.of(page, problems, languages));
    model.put("client", page.client());
    model.put("clientName", page.client().name().in(languages));
    model.put("network", page.server().name());
    model.put("networkName", page.server().name().in(languages));
    model.put("policy", page.client().policy().map(uri -> uri.in(languages)).orElse(""));
    model.put("terms", page.client().terms().map(uri -> uri.in(languages)).orElse(""));
    model.put("hasWhy", page.why().isPresent());
    page.why().ifPresent(why -> model.put("why", why.text()));
    model.put(
        "retention",
        page.why()
            .flatMap(why -> why.retention())
            .map(said -> site.retention(context, said.in(languages)))
            .orElse(""));
    model.put("id", page.request().value());
    model.put("fingerprint", page.fingerprint());
    model.put("problems", problems);
    // What was chosen is kept as a draft, also where the answer was not complete.
    model.put(Pages.SHOWN_BY_GET, true);
    var status = problems.isEmpty() ? 200 : 422;
    model.put("kind", page.isProtection() ? ".pat" : "");
    var template = page.isSignIn() ? "request-for-sign-in" : "request";
    site.show(context, status, Optional.of(visitor), "request", template, model);
  }

  private void answered(Context context, Visitor visitor, ConsentId id, boolean yes) {
    site.show(
        context,
        Optional.of(visitor),
        "request",
        "request-answered",
        Map.of("id", id.value(), "yes", yes, Pages.SHOWN_BY_GET, true));
  }

  private void answer(Context context) {
    var visitor = site.visitorOfForm(context);
    var form = site.form(context, visitor);
    var id = id(context);
    var source = form.optional("link");
    if (source.isPresent()) {
      link(context, visitor, id, form, source.get());
      return;
    }
    if (form.has("stronger")) {
      signInAgain(context, visitor, id, form);
      return;
    }
    if (form.has("idp")) {
      signIn(context, visitor, id, form.required("idp"));
      return;
    }
    // No answer but the word itself is a yes.
    switch (form.required("answer")) {
      case "no" -> no(context, visitor, id);
      case "ask" -> said(context, visitor, id, answers.askOwner().ask(id, visitor.session()));
      case "again" -> yes(context, visitor, id, Optional.empty(), "");
      case "yes" -> {
        var choices = Optional.of(RequestForm.choices(form));
        yes(context, visitor, id, choices, form.optional("shown").orElse(""));
      }
      default -> throw new BadRequest("invalid_request", "answer is yes, no, ask or again");
    }
  }

  private void yes(
      Context context,
      Visitor visitor,
      ConsentId id,
      Optional<Choices> choices,
      String fingerprint) {
    var yes = new AnswerYes.Yes(id, choices, fingerprint, site.languages(context));
    said(context, visitor, id, answers.yes().answer(yes, visitor.session()));
  }

  private void said(Context context, Visitor visitor, ConsentId id, AnswerYes.Outcome outcome) {
    switch (outcome) {
      case AnswerYes.Outcome.SendBack(var address) -> site.sendAway(context, address);
      case AnswerYes.Outcome.Incomplete(var problems) ->
          show(context, visitor, id, problems, false);
      case AnswerYes.Outcome.Changed() -> site.problem(context, 409, "request_changed", path(id));
      case AnswerYes.Outcome.SignInFirst() -> site.sendTo(context, path(id));
      case AnswerYes.Outcome.SaidNo() -> answered(context, visitor, id, false);
      case AnswerYes.Outcome.Over() -> site.problem(context, 410, "request_over", "/");
      case AnswerYes.Outcome.NotHere() -> site.problem(context, 404, "request_not_here", "/");
      case AnswerYes.Outcome.Unreachable() ->
          site.problem(context, 503, "network_unreachable", path(id));
    }
  }

  private void no(Context context, Visitor visitor, ConsentId id) {
    switch (answers.no().answer(id, visitor.session(), site.languages(context))) {
      case AnswerNo.Outcome.SendBack(var address) -> site.sendAway(context, address);
      case AnswerNo.Outcome.SaidYes() -> answered(context, visitor, id, true);
      case AnswerNo.Outcome.Over() -> site.problem(context, 410, "request_over", "/");
      case AnswerNo.Outcome.NotHere() -> site.problem(context, 404, "request_not_here", "/");
    }
  }

  private void link(
      Context context, Visitor visitor, ConsentId id, Parameters form, String source) {
    var account = visitor.account();
    var known = answers.saveChoices().save(id, visitor.session(), RequestForm.choices(form));
    if (account.isEmpty() || !known) {
      site.sendTo(context, path(id));
      return;
    }
    var wish =
        new BeginLinking.Wish(
            visitor.session().id(), account.get(), source, new ReturnPath(path(id)));
    switch (answers.beginLinking().begin(wish, site.languages(context))) {
      case Start.SendTo(var address) -> site.sendAway(context, address);
      case Start.Unreachable() -> site.problem(context, 503, "link_unreachable", path(id));
      case Start.Unknown() -> site.problem(context, 400, "link_unknown", path(id));
    }
  }

  private void signInAgain(Context context, Visitor visitor, ConsentId id, Parameters form) {
    answers.saveChoices().save(id, visitor.session(), RequestForm.choices(form));
    var back = new ReturnPath(path(id));
    var start = answers.signIn().begin(id, visitor.session(), back, site.languages(context));
    go(context, id, start);
  }

  private void signIn(Context context, Visitor visitor, ConsentId id, String idp) {
    var back = new ReturnPath(path(id));
    var languages = site.languages(context);
    go(context, id, answers.signIn().beginAt(idp, id, visitor.session(), back, languages));
  }

  private void go(Context context, ConsentId id, Start start) {
    switch (start) {
      case Start.SendTo(var address) -> site.sendAway(context, address);
      case Start.Unreachable() -> site.problem(context, 503, "sign_in_unreachable", path(id));
      case Start.Unknown() -> site.sendTo(context, path(id));
    }
  }

  private static ConsentId id(Context context) {
    return new ConsentId(context.pathParam("id"));
  }

  private static String path(ConsentId id) {
    return "/requests/" + WalletSite.encoded(id.value());
  }
}
