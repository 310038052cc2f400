package org.openfpx.domain.rsa.route;

import java.net.URI;
import org.openfpx.domain.rsa.registry.RsaSnapshot;

/** The table of a registry's mappings. */
public final class RouteTables {
  private RouteTables() {}

  /**
   * Makes the table.
   *
   * @param prefix the part of all paths that is ours and not the upstream's
   * @throws IllegalArgumentException if the mappings are no table, in words for the operator
   */
  public static RouteTable of(String prefix, RsaSnapshot registry) {
    return RouteTable.of(prefix, registry.mappings().stream().map(RouteTables::route).toList());
  }

  private static ProtectedRoute route(RsaSnapshot.Mapping mapping) {
    return new ProtectedRoute(
        mapping.method(),
        PathPattern.parse(mapping.path()),
        new ProtectedResource(
            URI.create(mapping.authorizationServer().value()),
            new ResourceId(mapping.resourceId()),
            mapping.scopes()),
        mapping.parameters());
  }
}
