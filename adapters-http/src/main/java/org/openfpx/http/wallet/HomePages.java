package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.dashboard.Dashboard;
import org.openfpx.domain.wallet.dashboard.EachOnce;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** The home of the wallet: who can see something now, what waits, what has ended. */
public final class HomePages implements Endpoint {
  private static final Pattern KEY = Pattern.compile("([0-9]{1,12})-([A-Za-z0-9_-]{1,64})");

  private final WalletSite site;
  private final Catalogue catalogue;
  private final Dashboard dashboard;
  private final Owning owning;

  public HomePages(WalletSite site, Catalogue catalogue, Dashboard dashboard, Owning owning) {
    this.site = site;
    this.catalogue = catalogue;
    this.dashboard = dashboard;
    this.owning = owning;
  }

  /**
   * A request that waits for its owner, as its template reads it.
   *
   * @param saidYes whether they have said yes, and nobody knows whether it arrived
   */
  public record AskedView(
      String path,
      LocalizedText client,
      Optional<LocalizedText> icon,
      String what,
      Instant since,
      boolean saidYes) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/", context -> site.forPerson(context, this::home)),
        Route.get("/past", context -> site.forPerson(context, this::past)));
  }

  private void home(Context context, Person person) {
    var home = dashboard.home(person.account(), person.visitor().session().id());
    var shown = EachOnce.of(home.active(), owning.waiting().of(person.account()));
    site.show(
        context,
        person.asVisitor(),
        "home",
        "home",
        Map.of(
            "active",
            SharingView.all(catalogue, shown.active(), site.languages(context)),
            "asked",
            shown.asked().stream().map(one -> asked(one, site.languages(context))).toList(),
            "waiting",
            home.waiting().stream().map(request -> request.id().value()).toList()));
  }

  private AskedView asked(EachOnce.Asked one, List<Language> languages) {
    var waiting = one.waiting();
    var place = waiting.place();
    var server = place.account().server();
    return new AskedView(
        AskedPages.path(place, waiting.asked()),
        ThingView.client(catalogue, place, waiting.asked().client()),
        catalogue.client(server, waiting.asked().client()).flatMap(Client::icon),
        waiting.asked().lines().stream()
            .map(line -> AskedPages.line(catalogue, place, line).name().in(languages))
            .distinct()
            .collect(Collectors.joining(", ")),
        waiting.asked().since(),
        one.saidYes());
  }

  private void past(Context context, Person person) {
    var past = dashboard.past(person.account(), after(context));
    site.show(
        context,
        person.asVisitor(),
        "home",
        "past",
        Map.of(
            "ended",
            SharingView.all(catalogue, past.ended(), site.languages(context)),
            "next",
            past.next().map(key -> key.answeredAt().getEpochSecond() + "-" + key.id()).orElse("")));
  }

  private static Optional<Consents.Key> after(Context context) {
    var key = KEY.matcher(Optional.ofNullable(context.queryParam("after")).orElse(""));
    return key.matches()
        ? Optional.of(
            new Consents.Key(Instant.ofEpochSecond(Long.parseLong(key.group(1))), key.group(2)))
        : Optional.empty();
  }
}
