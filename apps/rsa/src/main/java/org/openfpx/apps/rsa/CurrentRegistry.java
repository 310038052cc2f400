package org.openfpx.apps.rsa;

import java.net.URI;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.registry.Snapshots;
import org.openfpx.domain.rsa.registry.RsaSnapshot;
import org.openfpx.domain.rsa.rot.IssueRots;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.rsa.route.RouteTable;
import org.openfpx.domain.rsa.route.RouteTables;
import org.openfpx.domain.scope.ScopeSet;

/** The registry as it is now, and the routes that it makes. */
final class CurrentRegistry implements IssueRots.Targets {
  private final Snapshots<Built> snapshots;

  private record Built(RsaSnapshot snapshot, RouteTable routes) {}

  /**
   * @param prefix what all protected routes begin with
   */
  CurrentRegistry(RegistryStore store, String prefix) {
    snapshots = new Snapshots<>(store, registry -> build(registry, prefix));
  }

  private static Built build(Registry registry, String prefix) {
    var snapshot = RsaSnapshot.of(registry);
    return new Built(snapshot, RouteTables.of(prefix, snapshot));
  }

  RsaSnapshot snapshot() {
    return snapshots.current().snapshot();
  }

  RouteTable routes() {
    return snapshots.current().routes();
  }

  @Override
  public boolean protects(URI authorizationServer, ResourceId resource, ScopeSet scopes) {
    return routes().protects(authorizationServer, resource, scopes);
  }
}
