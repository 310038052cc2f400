package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.login.OwnSessions;
import org.openfpx.domain.wallet.owning.LetThrough;
import org.openfpx.domain.wallet.owning.LetThrough.Flaw;
import org.openfpx.domain.wallet.owning.OwnersServers.Whom;
import org.openfpx.domain.wallet.owning.Place;
import org.openfpx.domain.wallet.owning.Rule;
import org.openfpx.domain.wallet.owning.RuleLength;
import org.openfpx.domain.wallet.owning.RuleWords;
import org.openfpx.domain.wallet.owning.ShowThing;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.page.Pages;

/** Letting somebody through to a thing of one's own, and changing that. */
public final class LetPages implements Endpoint {
  private static final String LET = "/things/{place}/let/{kind}";
  private static final String CHANGE = "/things/{place}/rules/{rule}/change";

  private final WalletSite site;
  private final Owning owning;
  private final SignInAgain signInAgain;

  public LetPages(WalletSite site, Owning owning, OwnSessions sessions) {
    this.site = site;
    this.owning = owning;
    this.signInAgain = new SignInAgain(site, sessions);
  }

  /** In which way somebody is let through. */
  public enum Kind {
    PROVING,
    USING,
    ASKING,
    INVITING;

    static Optional<Kind> of(String text) {
      return Stream.of(values()).filter(kind -> kind.path().equals(text)).findFirst();
    }

    static Optional<Kind> of(Rule.Whom whom) {
      return switch (whom) {
        case Rule.Whom.Proving(_, _) -> Optional.of(PROVING);
        case Rule.Whom.Using(_) -> Optional.of(USING);
        case Rule.Whom.Asking() -> Optional.of(ASKING);
        case Rule.Whom.Invited(_, _) -> Optional.of(INVITING);
        case Rule.Whom.Other() -> Optional.empty();
      };
    }

    /** Whether it lets people through whom the wallet does not know and nobody asks about again. */
    boolean isWide() {
      return this == PROVING || this == INVITING;
    }

    String path() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(LET, context -> site.forPerson(context, this::ask)),
        Route.post(LET, context -> site.forPerson(context, this::let)),
        Route.get(CHANGE, context -> site.forPerson(context, this::ask)),
        Route.post(CHANGE, context -> site.forPerson(context, this::let)));
  }

  /**
   * Where the form is.
   *
   * @param instead the rule that is changed
   */
  private record At(ShowThing.Shown shown, Kind kind, Optional<Rule> instead) {
    private String path() {
      var place = Owning.path(shown.place());
      var of = Owning.of(shown.thing().resource());
      return instead
          .map(rule -> place + "/rules/" + WalletSite.encoded(rule.id()) + "/change" + of)
          .orElseGet(() -> place + "/let/" + kind.path() + of);
    }
  }

  /** What is filled in. */
  private record Filled(
      ScopeSet scopes, RuleLength length, Optional<Whom> whom, Texts texts, List<Flaw> flaws) {}

  /** What was written. */
  private record Texts(String value, String called, String note) {
    private static final Texts NONE = new Texts("", "", "");

    private static Texts of(Parameters form) {
      return new Texts(
          LetForm.value(form),
          LetForm.words(form, "called").orElse(""),
          LetForm.words(form, "note").orElse(""));
    }
  }

  /** A tick. */
  public record PartView(String scope, LocalizedText name, boolean ticked) {}

  /** A length of time to choose. */
  public record UntilView(String name, Instant endsAt, boolean chosen) {}

  /** A choice of whom. */
  public record ChoiceView(
      String value,
      LocalizedText name,
      LocalizedText says,
      Optional<LocalizedText> icon,
      boolean chosen) {}

  private interface Inside {
    void handle(At at);
  }

  private void inside(Context context, Person person, Inside inside) {
    var place = owning.place(context, person);
    if (place.isEmpty()) {
      site.problem(context, 404, "not_found", "/things");
      return;
    }
    switch (owning.show().show(place.get(), Owning.of(context), site.languages(context))) {
      case ShowThing.Outcome.Found(var shown) ->
          at(context, shown)
              .ifPresentOrElse(
                  inside::handle, () -> site.problem(context, 404, "not_found", "/things"));
      case ShowThing.Outcome.NotFound() -> site.problem(context, 404, "not_found", "/things");
      case ShowThing.Outcome.Unreachable() -> unreachable(context, place.get());
    }
  }

  private static Optional<At> at(Context context, ShowThing.Shown shown) {
    var parameters = context.pathParamMap();
    if (parameters.containsKey("kind")) {
      return Kind.of(context.pathParam("kind")).map(kind -> new At(shown, kind, Optional.empty()));
    }
    return shown
        .rule(context.pathParam("rule"))
        .flatMap(rule -> Kind.of(rule.whom()).map(kind -> new At(shown, kind, Optional.of(rule))));
  }

  private void unreachable(Context context, Place place) {
    site.problem(context, 503, "owner_unreachable", Owning.path(place, Owning.of(context)));
  }

  private void ask(Context context, Person person) {
    inside(
        context,
        person,
        at -> {
          if (!at.kind().isWide() || !signInAgain.hasSent(person, context, at.path())) {
            show(context, person, at, asItIs(at));
          }
        });
  }

  /** Nothing is ticked beforehand, unless it is what holds now. */
  private static Filled asItIs(At at) {
    return new Filled(
        at.instead().map(Rule::scopes).orElse(ScopeSet.NONE),
        RuleLength.WEEK,
        at.instead().flatMap(LetPages::whom),
        Texts.NONE,
        List.of());
  }

  private static Optional<Whom> whom(Rule rule) {
    return switch (rule.whom()) {
      case Rule.Whom.Proving(var issuer, var claim) ->
          Optional.of(new Whom.Proving(issuer, claim, ""));
      case Rule.Whom.Using(var client) -> Optional.of(new Whom.Using(client));
      case Rule.Whom.Asking() -> Optional.of(new Whom.Asking());
      case Rule.Whom.Invited(_, _) -> Optional.of(new Whom.Inviting());
      case Rule.Whom.Other() -> Optional.empty();
    };
  }

  private void let(Context context, Person person) {
    var form = site.form(context, person.visitor());
    inside(
        context,
        person,
        at -> {
          // Who took too long loses what they filled in: it is kept nowhere but in the page.
          if (!at.kind().isWide() || !signInAgain.hasSentSender(person, context, at.path())) {
            let(context, person, at, form);
          }
        });
  }

  private void let(Context context, Person person, At at, Parameters form) {
    var whom = LetForm.whom(at.kind(), form);
    var wish =
        new LetThrough.Wish(
            at.shown().place(),
            at.shown().thing().resource(),
            at.instead().map(Rule::id),
            whom,
            LetForm.scopes(form),
            LetForm.length(form),
            LetForm.words(form, "called"),
            LetForm.words(form, "note"),
            site.languages(context));
    switch (owning.let().let(wish)) {
      case LetThrough.Outcome.Holds(var rule) ->
          site.sendTo(
              context,
              Owning.path(wish.place(), rule.resource())
                  + "&new="
                  + WalletSite.encoded(rule.id())
                  + "#rules");
      case LetThrough.Outcome.Invites(var rule, var code, var openUntil) ->
          showLink(context, person, at, rule, new Link(code, openUntil));
      case LetThrough.Outcome.Incomplete(var flaws) ->
          show(
              context,
              person,
              at,
              new Filled(wish.scopes(), wish.length(), whom, Texts.of(form), flaws));
      case LetThrough.Outcome.NoSuchThing() -> site.problem(context, 404, "not_found", "/things");
      case LetThrough.Outcome.Unreachable() -> unreachable(context, wish.place());
    }
  }

  private record Link(Secret code, Instant openUntil) {}

  /** This once: what comes of loading it again is another link, in the place of this one. */
  private void showLink(Context context, Person person, At at, Rule rule, Link link) {
    var thing = ThingView.of(owning.catalogue(), at.shown().place(), at.shown().thing());
    site.show(
        context,
        person.asVisitor(),
        "things",
        "invitation",
        Map.of(
            "back",
            Owning.path(at.shown().place(), thing.resource()),
            "thingName",
            thing.name().in(site.languages(context)),
            "link",
            owning.wallet().at(GuestPages.path(link.code())),
            "openUntil",
            link.openUntil(),
            "endsAt",
            rule.endsAt()));
  }

  private void show(Context context, Person person, At at, Filled filled) {
    var thing = ThingView.of(owning.catalogue(), at.shown().place(), at.shown().thing());
    Map<String, Object> model = new HashMap<>();
    model.put("kind", at.kind().name());
    model.put("changes", at.instead().isPresent());
    model.put("action", at.path());
    model.put("back", Owning.path(at.shown().place(), thing.resource()));
    model.put("thingName", thing.name().in(site.languages(context)));
    model.put("parts", parts(at, filled));
    model.put("untils", untils(filled));
    model.put("choices", choices(at, filled));
    model.put("value", filled.texts().value());
    model.put("called", filled.texts().called());
    model.put("note", filled.texts().note());
    model.put("flaws", filled.flaws().stream().map(Flaw::name).toList());
    model.put(Pages.SHOWN_BY_GET, true);
    var status = filled.flaws().isEmpty() ? 200 : 422;
    site.show(context, status, person.asVisitor(), "things", "let", model);
  }

  private List<PartView> parts(At at, Filled filled) {
    return at.shown().thing().scopes().stream()
        .map(scope ->
            new PartView(
                scope.value(),
                owning.catalogue().scopeName(scope),
                filled.scopes().contains(scope)))
        .toList();
  }

  private List<UntilView> untils(Filled filled) {
    return Stream.of(RuleLength.values())
        .map(length ->
            new UntilView(length.name(), owning.let().endOf(length), length == filled.length()))
        .toList();
  }

  private List<ChoiceView> choices(At at, Filled filled) {
    var place = at.shown().place();
    return switch (at.kind()) {
      case ASKING, INVITING -> List.of();
      case USING ->
          owning.let().clients(place).stream()
              .map(client ->
                  new ChoiceView(
                      client.identifier(),
                      client.name(),
                      client.organisation(),
                      client.icon(),
                      filled.whom().equals(Optional.of(new Whom.Using(client.identifier())))))
              .toList();
      case PROVING -> proofs(place, filled);
    };
  }

  private List<ChoiceView> proofs(Place place, Filled filled) {
    var chosen =
        filled.whom().orElse(new Whom.Asking()) instanceof Whom.Proving(var issuer, var claim, _)
            ? issuer + " " + claim
            : "";
    return owning.let().believed(place).stream()
        .flatMap(one ->
            one.claims().stream()
                .map(claim ->
                    new ChoiceView(
                        one.issuer() + " " + claim,
                        RuleWords.claim(claim),
                        one.name().orElseGet(() -> ThingView.anyLanguage(one.issuer())),
                        Optional.empty(),
                        chosen.equals(one.issuer() + " " + claim))))
        .toList();
  }
}
