package org.openfpx.http.page;

import java.util.List;
import java.util.Map;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** What somebody sees who comes to a system to which others lead people: where to go instead. */
public final class HomeEndpoint implements Endpoint {
  private final Pages pages;

  public HomeEndpoint(Pages pages) {
    this.pages = pages;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/", context -> pages.show(context, 200, "home", Map.of())));
  }
}
