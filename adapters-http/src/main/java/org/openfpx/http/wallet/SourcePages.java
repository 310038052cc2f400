package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.dashboard.Dashboard;
import org.openfpx.domain.wallet.linking.BeginLinking;
import org.openfpx.domain.wallet.linking.Link;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.domain.wallet.login.OwnSessions;
import org.openfpx.domain.wallet.mydata.LeaveSource;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Start;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** The person's sources: linked, to renew, not linked. */
public final class SourcePages implements Endpoint {
  private static final ReturnPath BACK = new ReturnPath("/sources");

  private final WalletSite site;
  private final Catalogue catalogue;
  private final Links links;
  private final BeginLinking beginLinking;
  private final SignInAgain signInAgain;
  private final Leaving leaving;

  /** What unlinking needs. */
  public record Leaving(Dashboard dashboard, LeaveSource leaveSource) {}

  public SourcePages(
      WalletSite site,
      Catalogue catalogue,
      Links links,
      BeginLinking beginLinking,
      OwnSessions sessions,
      Leaving leaving) {
    this.site = site;
    this.catalogue = catalogue;
    this.links = links;
    this.beginLinking = beginLinking;
    this.signInAgain = new SignInAgain(site, sessions);
    this.leaving = leaving;
  }

  /** A source as its template reads it. */
  public record SourceView(
      String id,
      LocalizedText name,
      Optional<LocalizedText> logo,
      Optional<LocalizedText> organisation,
      List<LocalizedText> shares,
      String state,
      String label) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/sources", context -> site.forPerson(context, this::list)),
        Route.post("/sources/{id}/link", context -> site.forPerson(context, this::link)),
        Route.get("/sources/{id}/unlink", context -> site.forPerson(context, this::askUnlink)),
        Route.post("/sources/{id}/unlink", context -> site.forPerson(context, this::unlink)));
  }

  private void list(Context context, Person person) {
    var linked = links.of(person.account());
    var sources =
        catalogue.sources().stream()
            .map(source -> {
              var link = linkOf(linked, source.identifier());
              return new SourceView(
                  source.identifier(),
                  source.name(),
                  source.logo(),
                  source.organisation(),
                  source.shares(),
                  link.map(l -> l.toRenew() ? "TO_RENEW" : "LINKED").orElse("NOT_LINKED"),
                  link.flatMap(Link::label).orElse(""));
            })
            .toList();
    var parting = "yes".equals(context.queryParam("parting"));
    site.show(
        context,
        person.asVisitor(),
        "sources",
        "sources",
        Map.of("sources", sources, "parting", parting));
  }

  private static Optional<Link> linkOf(List<Link> linked, String source) {
    return linked.stream().filter(link -> link.source().equals(source)).findFirst();
  }

  private void link(Context context, Person person) {
    site.form(context, person.visitor());
    // Renewing too: at the source another account may be put in the place of the one that was
    // linked. What a request needs is linked there, where it is answered.
    if (signInAgain.hasSent(person, context, BACK.value())) {
      return;
    }
    var session = person.visitor().session().id();
    var wish = new BeginLinking.Wish(session, person.account(), context.pathParam("id"), BACK);
    switch (beginLinking.begin(wish, site.languages(context))) {
      case Start.SendTo(var address) -> site.sendAway(context, address);
      case Start.Unreachable() -> site.problem(context, 503, "link_unreachable", BACK.value());
      case Start.Unknown() -> site.problem(context, 400, "link_unknown", BACK.value());
    }
  }

  private void askUnlink(Context context, Person person) {
    var id = context.pathParam("id");
    var source = catalogue.source(id);
    if (source.isEmpty() || links.find(person.account(), id).isEmpty()) {
      // Back or reload after it was unlinked.
      site.sendTo(context, BACK.value());
      return;
    }
    site.show(
        context,
        person.asVisitor(),
        "sources",
        "unlink",
        Map.of(
            "id", id,
            "name", source.get().name(),
            "sourceName", source.get().name().in(site.languages(context)),
            "stops",
                SharingView.all(
                    catalogue,
                    leaving.dashboard().servedBy(person.account(), id),
                    site.languages(context))));
  }

  private void unlink(Context context, Person person) {
    site.form(context, person.visitor());
    var confirmed = leaving.leaveSource().leave(person.account(), context.pathParam("id"));
    site.sendTo(context, BACK.value() + (confirmed ? "" : "?parting=yes"));
  }
}
