package org.openfpx.http.as.registry;

import java.util.List;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/**
 * The profiles of claim tokens that count in this network, by URI (UMA Grant 3.3.1 and 4). It
 * answers nowhere: it only has a line in the discovery document.
 */
public final class ClaimProfilesEndpoint implements Endpoint {
  private final NetworkMode mode;

  /**
   * @param mode as it is when the server starts
   */
  public ClaimProfilesEndpoint(NetworkMode mode) {
    this.mode = mode;
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }

  @Override
  public List<Contribution> contributions() {
    return switch (mode) {
      case STRICT -> List.of();
      case STANDARD ->
          List.of(
              Contribution.in(DiscoveryDocument.UMA2)
                  .list("uma_profiles_supported", ClaimToken.ID_TOKEN));
    };
  }
}
