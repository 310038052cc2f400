package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.owning.EndRule;
import org.openfpx.domain.wallet.owning.ShowThing;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/**
 * Letting somebody through no more, and stopping a single reader: one page that says what will
 * happen, one button, and a page that says what has.
 */
public final class EndPages implements Endpoint {
  private static final String RULE = "/things/{place}/rules/{rule}/end";
  private static final String READER = "/things/{place}/readers/{reader}/stop";

  private final WalletSite site;
  private final Owning owning;

  public EndPages(WalletSite site, Owning owning) {
    this.site = site;
    this.owning = owning;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(RULE, context -> inside(context, this::askRule)),
        Route.post(RULE, context -> inside(context, this::endRule)),
        Route.get(READER, context -> inside(context, this::askReader)),
        Route.post(READER, context -> inside(context, this::endReader)));
  }

  private interface Inside {
    void handle(Context context, Person person, ShowThing.Shown shown);
  }

  private void inside(Context context, Inside inside) {
    site.forPerson(
        context,
        (in, person) -> {
          if ("POST".equals(in.method().name())) {
            site.form(in, person.visitor());
          }
          var place = owning.place(in, person);
          var shown = place.map(at -> owning.show().show(at, Owning.of(in), site.languages(in)));
          switch (shown.orElseGet(ShowThing.Outcome.NotFound::new)) {
            case ShowThing.Outcome.Found(var found) -> inside.handle(in, person, found);
            case ShowThing.Outcome.NotFound() -> site.problem(in, 404, "not_found", "/things");
            case ShowThing.Outcome.Unreachable() ->
                site.problem(in, 503, "owner_unreachable", "/things");
          }
        });
  }

  private void askRule(Context context, Person person, ShowThing.Shown shown) {
    var rule = shown.rule(context.pathParam("rule"));
    if (rule.isEmpty()) {
      // Back or reload after it was ended.
      site.sendTo(context, back(shown));
      return;
    }
    show(
        context,
        person,
        "rule-end",
        shown,
        Map.of("rule", ThingView.rule(owning, shown.place(), rule.get())));
  }

  private void endRule(Context context, Person person, ShowThing.Shown shown) {
    var rule = shown.rule(context.pathParam("rule"));
    if (rule.isEmpty()) {
      site.sendTo(context, back(shown));
      return;
    }
    // Before it ends: afterwards its words are those of something that is over.
    var view = ThingView.rule(owning, shown.place(), rule.get());
    ended(
        context,
        person,
        shown,
        owning.end().end(shown.place(), rule.get().id()),
        Map.of("what", "rule", "asked", view.kind().equals("ASKING"), "name", view.whom()));
  }

  private void askReader(Context context, Person person, ShowThing.Shown shown) {
    var reader = shown.reader(context.pathParam("reader"));
    if (reader.isEmpty()) {
      site.sendTo(context, back(shown));
      return;
    }
    show(
        context,
        person,
        "reader-stop",
        shown,
        Map.of(
            "reader",
            ThingView.reader(owning, shown.place(), reader.get(), Map.of()),
            "readerName",
            ThingView.client(owning.catalogue(), shown.place(), reader.get().client())
                .in(site.languages(context))));
  }

  private void endReader(Context context, Person person, ShowThing.Shown shown) {
    var reader = shown.reader(context.pathParam("reader"));
    if (reader.isEmpty()) {
      site.sendTo(context, back(shown));
      return;
    }
    ended(
        context,
        person,
        shown,
        owning.end().endReader(shown.place(), reader.get().permission()),
        Map.of(
            "what",
            "reader",
            "asked",
            false,
            "name",
            ThingView.client(owning.catalogue(), shown.place(), reader.get().client())));
  }

  private void ended(
      Context context,
      Person person,
      ShowThing.Shown shown,
      EndRule.Outcome outcome,
      Map<String, Object> what) {
    switch (outcome) {
      case ENDED -> show(context, person, "rule-ended", shown, with(what, false));
      case BEING_ENDED -> show(context, person, "rule-ended", shown, with(what, true));
      case UNREACHABLE -> site.problem(context, 503, "owner_unreachable", back(shown));
    }
  }

  private static Map<String, Object> with(Map<String, Object> what, boolean pending) {
    var all = new HashMap<>(what);
    all.put("pending", pending);
    return all;
  }

  private void show(
      Context context,
      Person person,
      String template,
      ShowThing.Shown shown,
      Map<String, Object> more) {
    var thing = ThingView.of(owning.catalogue(), shown.place(), shown.thing());
    var model = new HashMap<>(more);
    model.put("place", shown.place().id());
    model.put("of", Owning.of(thing.resource()));
    model.put("back", back(shown));
    model.put("thingName", thing.name().in(site.languages(context)));
    if (more.get("name") instanceof LocalizedText name) {
      model.put("name", name.in(site.languages(context)));
    }
    site.show(context, person.asVisitor(), "things", template, model);
  }

  private static String back(ShowThing.Shown shown) {
    return Owning.path(shown.place(), shown.thing().resource());
  }
}
