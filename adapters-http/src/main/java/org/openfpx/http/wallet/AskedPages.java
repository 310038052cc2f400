package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.owning.AnswerAsked;
import org.openfpx.domain.wallet.owning.Asked;
import org.openfpx.domain.wallet.owning.Place;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.page.Pages;
import org.openfpx.http.problem.BadRequest;

/** A request that waits for its owner, and the owner's answer. */
public final class AskedPages implements Endpoint {
  private static final String PATH = "/asked/{place}/{request}";

  private final WalletSite site;
  private final Owning owning;

  public AskedPages(WalletSite site, Owning owning) {
    this.site = site;
    this.owning = owning;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, context -> site.forPerson(context, this::look)),
        Route.post(PATH, context -> site.forPerson(context, this::answer)));
  }

  /** A thing that is asked for. */
  public record LineView(
      LocalizedText name, Optional<LocalizedText> logo, List<LocalizedText> parts) {}

  /** A tick. */
  public record PartView(String scope, LocalizedText name, boolean ticked) {}

  /** A length of time to choose. */
  public record UntilView(String name, Instant endsAt, boolean chosen) {}

  private void look(Context context, Person person) {
    var place = owning.place(context, person);
    if (place.isEmpty()) {
      site.problem(context, 404, "not_found", "/");
      return;
    }
    var languages = site.languages(context);
    told(context, person, place.get(), owning.answer().look(place.get(), id(context), languages));
  }

  private void answer(Context context, Person person) {
    var form = site.form(context, person.visitor());
    var place = owning.place(context, person);
    if (place.isEmpty()) {
      site.problem(context, 404, "not_found", "/");
      return;
    }
    var outcome =
        switch (form.required("answer")) {
          case "yes" -> owning.answer().approve(place.get(), id(context), yes(context, form));
          case "no" -> owning.answer().deny(place.get(), id(context), site.languages(context));
          default -> throw new BadRequest("invalid_request", "answer is yes or no");
        };
    told(context, person, place.get(), outcome);
  }

  private AnswerAsked.Yes yes(Context context, Parameters form) {
    return new AnswerAsked.Yes(
        LetForm.scopes(form), RequestForm.howLong(form), site.languages(context));
  }

  private void told(Context context, Person person, Place place, AnswerAsked.Outcome outcome) {
    switch (outcome) {
      case AnswerAsked.Outcome.Found(var asked) -> show(context, person, place, asked, false);
      case AnswerAsked.Outcome.NoPart(var asked) -> show(context, person, place, asked, true);
      // What the page then says, it reads from what the network says.
      case AnswerAsked.Outcome.Answered(var asked) -> site.sendTo(context, path(place, asked));
      case AnswerAsked.Outcome.NotTaken(var asked) -> site.sendTo(context, path(place, asked));
      case AnswerAsked.Outcome.NotFound() -> site.problem(context, 404, "not_found", "/");
      case AnswerAsked.Outcome.Unreachable() ->
          site.problem(context, 503, "owner_unreachable", context.path());
    }
  }

  private void show(Context context, Person person, Place place, Asked asked, boolean noPart) {
    var server = place.account().server();
    var languages = site.languages(context);
    var client = owning.catalogue().client(server, asked.client());
    var clientName = ThingView.client(owning.catalogue(), place, asked.client());
    Map<String, Object> model = new HashMap<>();
    model.put("action", path(place, asked));
    model.put("state", asked.isOpenAt(owning.answer().now()) ? "OPEN" : state(asked));
    model.put("client", clientName);
    model.put("clientName", clientName.in(languages));
    model.put("icon", client.flatMap(Client::icon));
    model.put("organisation", client.map(one -> one.organisation().in(languages)).orElse(""));
    model.put("hasWhy", asked.why().isPresent());
    model.put("why", asked.why().orElseGet(() -> ThingView.anyLanguage("")));
    model.put("since", asked.since());
    model.put("endsAt", asked.endsAt());
    model.put("placeName", owning.name(place));
    model.put(
        "lines",
        asked.lines().stream().map(line -> line(owning.catalogue(), place, line)).toList());
    model.put("parts", parts(asked.scopes()));
    model.put("untils", untils(asked));
    model.put(
        "party",
        asked
            .party()
            .flatMap(Asked.Party::issuer)
            .map(issuer -> name(place, issuer, languages))
            .orElse(""));
    model.put("proved", owning.answer().rulesOf(place, asked));
    model.put("noPart", noPart);
    model.put(Pages.SHOWN_BY_GET, true);
    site.show(context, noPart ? 422 : 200, person.asVisitor(), "home", "asked", model);
  }

  /** What people call whoever vouches for somebody. */
  private String name(Place place, String issuer, List<Language> languages) {
    return owning.let().believed(place).stream()
        .filter(one -> one.issuer().equals(issuer))
        .flatMap(one -> one.name().stream())
        .map(name -> name.in(languages))
        .findFirst()
        .orElse(issuer);
  }

  /** Of what nobody has answered in time nothing is to be said but that. */
  private static String state(Asked asked) {
    return asked.state() == Asked.State.PENDING ? "OVER" : asked.state().name();
  }

  static LineView line(Catalogue catalogue, Place place, Asked.Line line) {
    var definition =
        line.type().flatMap(type -> catalogue.definitionOfType(place.account().server(), type));
    return new LineView(
        line.name()
            .map(ThingView::anyLanguage)
            .or(() -> definition.map(Definition::name))
            .orElseGet(() -> ThingView.anyLanguage(line.resource())),
        definition.flatMap(Definition::logo),
        ThingView.parts(catalogue, line.scopes()));
  }

  private List<PartView> parts(ScopeSet scopes) {
    return scopes.stream()
        .map(scope -> new PartView(scope.value(), owning.catalogue().scopeName(scope), false))
        .toList();
  }

  private List<UntilView> untils(Asked asked) {
    var untils = owning.answer().untils(asked);
    return untils.stream()
        .map(until ->
            new UntilView(until.howLong().name(), until.endsAt(), until.equals(untils.getFirst())))
        .toList();
  }

  private static String id(Context context) {
    return context.pathParam("request");
  }

  static String path(Place place, Asked asked) {
    return "/asked/" + WalletSite.encoded(place.id()) + "/" + WalletSite.encoded(asked.id());
  }
}
