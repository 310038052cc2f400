package org.openfpx.http.as.registry;

import java.util.List;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/**
 * The extensions that this server speaks, by URI (UMA Grant 2 and 4; protocol, section 8). It
 * answers nowhere: it only has lines in the discovery documents.
 */
public final class ProfilesEndpoint implements Endpoint {
  private static final String BASE = "https://openfpx.org/profiles/";

  @Override
  public List<Route> routes() {
    return List.of();
  }

  @Override
  public List<Contribution> contributions() {
    var both = Contribution.in(DiscoveryDocument.UMA2, DiscoveryDocument.OAUTH);
    return List.of(
        Contribution.in(DiscoveryDocument.UMA2)
            .list(
                "uma_profiles_supported",
                BASE + "as-first/1",
                BASE + "rot/1",
                BASE + "token-set/1",
                BASE + "ticket-pkce/1",
                BASE + "governed-registration/1"),
        both.list(
            "scopes_supported", "uma_protection", "register", "transaction", "requests", "user"),
        // RFC 8414 wants the member, and the document of UMA is one of its kind.
        Contribution.in(DiscoveryDocument.UMA2).list("response_types_supported", "code"));
  }
}
