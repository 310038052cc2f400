package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.owning.Place;
import org.openfpx.domain.wallet.owning.ShowThing;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/**
 * What belongs to a person at a network: who has registered something of theirs, what, and for each
 * thing whom they let through and who reads it now.
 */
public final class ThingPages implements Endpoint {
  private static final String PLACE = "/things/{place}";
  private static final int LONGEST_ID = 255;

  private final WalletSite site;
  private final Owning owning;
  private final GuestPages guests;

  /**
   * @param guests what people are let through to by others
   */
  public ThingPages(WalletSite site, Owning owning, GuestPages guests) {
    this.site = site;
    this.owning = owning;
    this.guests = guests;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/things", context -> site.forPerson(context, this::places)),
        Route.get(PLACE, context -> site.forPerson(context, this::place)),
        Route.get(PLACE + "/one", context -> site.forPerson(context, this::thing)),
        // Where a source sends somebody to decide who sees a thing (user_access_policy_uri).
        Route.get("/resources/{resource}", context -> site.forPerson(context, this::find)));
  }

  /** A place as its template reads it. */
  public record PlaceView(String id, LocalizedText name, Optional<LocalizedText> icon) {}

  private PlaceView view(Place place) {
    return new PlaceView(place.id(), owning.name(place), owning.icon(place));
  }

  private void places(Context context, Person person) {
    var places = owning.places().of(person.account()).stream().map(this::view).toList();
    site.show(
        context,
        person.asVisitor(),
        "things",
        "things",
        Map.of("places", places, "welcomes", guests.of(person)));
  }

  private void place(Context context, Person person) {
    var place = owning.place(context, person);
    if (place.isEmpty()) {
      site.problem(context, 404, "not_found", "/things");
      return;
    }
    var after =
        Optional.ofNullable(context.queryParam("after"))
            .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID);
    var page = owning.show().list(place.get(), after);
    if (page.isEmpty()) {
      site.problem(context, 503, "owner_unreachable", Owning.path(place.get()));
      return;
    }
    site.show(
        context,
        person.asVisitor(),
        "things",
        "things-at",
        Map.of(
            "place",
            view(place.get()),
            "placeName",
            owning.name(place.get()).in(site.languages(context)),
            "things",
            page.get().all().stream()
                .map(thing -> ThingView.of(owning.catalogue(), place.get(), thing))
                .toList(),
            "next",
            page.get().next().orElse("")));
  }

  private void thing(Context context, Person person) {
    var place = owning.place(context, person);
    if (place.isEmpty()) {
      site.problem(context, 404, "not_found", "/things");
      return;
    }
    switch (owning.show().show(place.get(), Owning.of(context), site.languages(context))) {
      case ShowThing.Outcome.Found(var shown) -> show(context, person, shown);
      case ShowThing.Outcome.NotFound() -> site.problem(context, 404, "not_found", "/things");
      case ShowThing.Outcome.Unreachable() ->
          site.problem(
              context, 503, "owner_unreachable", Owning.path(place.get(), Owning.of(context)));
    }
  }

  private void show(Context context, Person person, ShowThing.Shown shown) {
    var view = ThingView.of(owning, shown);
    // It says that something holds now only if the network has just said so.
    var fresh = Optional.ofNullable(context.queryParam("new")).flatMap(shown::rule).isPresent();
    site.show(
        context,
        person.asVisitor(),
        "things",
        "thing",
        Map.of(
            "place",
            view(shown.place()),
            "placeName",
            owning.name(shown.place()).in(site.languages(context)),
            "thing",
            view,
            "fresh",
            fresh,
            "canProve",
            !owning.let().believed(shown.place()).isEmpty(),
            "canUse",
            !owning.let().clients(shown.place()).isEmpty()));
  }

  /**
   * Nobody is asked which of several places has it: an authorization server that is asked about two
   * at once knows them for one person's.
   */
  private void find(Context context, Person person) {
    var places =
        Optional.ofNullable(context.queryParam("client_id"))
            .map(client -> owning.places().of(person.account(), client))
            .orElseGet(() -> owning.places().of(person.account()));
    if (places.isEmpty()) {
      site.problem(context, 404, "not_found", "/things");
    } else if (places.size() > 1) {
      site.sendTo(context, "/things");
    } else {
      site.sendTo(context, Owning.path(places.getFirst(), context.pathParam("resource")));
    }
  }
}
