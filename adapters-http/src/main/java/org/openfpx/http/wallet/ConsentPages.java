package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.dashboard.Dashboard;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.StopSharing;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** One consent: what was agreed, what came of it, and stopping it in three steps. */
public final class ConsentPages implements Endpoint {
  private static final String PATH = "/consents/{id}";

  private final WalletSite site;
  private final Catalogue catalogue;
  private final Dashboard dashboard;
  private final StopSharing stopSharing;

  public ConsentPages(
      WalletSite site, Catalogue catalogue, Dashboard dashboard, StopSharing stopSharing) {
    this.site = site;
    this.catalogue = catalogue;
    this.dashboard = dashboard;
    this.stopSharing = stopSharing;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, context -> page(context, "consent")),
        Route.get(PATH + "/stop", context -> page(context, "stop")),
        Route.post(PATH + "/stop", context -> site.forPerson(context, this::stop)),
        Route.get(PATH + "/stopped", context -> page(context, "stopped")));
  }

  private void page(Context context, String template) {
    site.forPerson(context, (in, person) -> page(in, person, template));
  }

  private void page(Context context, Person person, String template) {
    var sharing = dashboard.one(person.account(), id(context));
    if (sharing.isEmpty()) {
      site.problem(context, 404, "not_found", "/");
      return;
    }
    var view = SharingView.of(catalogue, sharing.get());
    if (template.equals("stop") && !view.state().equals("active")) {
      // Back or reload after it was stopped.
      site.sendTo(context, path(view.id()) + (view.state().equals("no") ? "" : "/stopped"));
      return;
    }
    if (template.equals("stopped") && List.of("active", "no").contains(view.state())) {
      // Whoever leads a person here must not have them believe that it was stopped.
      site.sendTo(context, path(view.id()));
      return;
    }
    var retention = view.words().retention().map(said -> site.retention(context, said)).orElse("");
    site.show(
        context,
        person.asVisitor(),
        "home",
        template,
        Map.of("sharing", view, "retention", retention));
  }

  private void stop(Context context, Person person) {
    site.form(context, person.visitor());
    var sharing = dashboard.one(person.account(), id(context));
    if (sharing.isEmpty()) {
      site.problem(context, 404, "not_found", "/");
      return;
    }
    // What the page then says, it reads from what was written down.
    stopSharing.stop(person.account(), id(context));
    site.sendTo(context, path(context.pathParam("id")) + "/stopped");
  }

  private static ConsentId id(Context context) {
    return new ConsentId(context.pathParam("id"));
  }

  private static String path(String id) {
    return "/consents/" + WalletSite.encoded(id);
  }
}
