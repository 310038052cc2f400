package org.openfpx.http.rsa;

import java.util.List;
import java.util.Map;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.page.Pages;

/** What somebody sees who comes here without a wallet. */
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
