package org.openfpx.http.oauth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/**
 * The token endpoint (RFC 6749 section 3.2): form, authentication, grant type, in this order; what
 * fails before the grant has spent nothing.
 */
public final class TokenEndpoint implements Endpoint {
  private final String path;
  private final ClientDoor door;
  private final Map<String, TokenGrant> grants = new LinkedHashMap<>();

  /**
   * @param grants one for each grant type that is offered
   */
  public TokenEndpoint(String path, ClientDoor door, List<TokenGrant> grants) {
    this.path = path;
    this.door = door;
    grants.forEach(grant -> this.grants.put(grant.type().value(), grant));
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(path, context -> door.open(context, this::answer)));
  }

  @Override
  public List<Contribution> contributions() {
    var place =
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID, DiscoveryDocument.UMA2);
    var lines = new ArrayList<>(ClientDoor.contributions("token"));
    lines.add(place.address("token_endpoint", path));
    lines.add(place.list("grant_types_supported", List.copyOf(grants.keySet())));
    return List.copyOf(lines);
  }

  private OauthAnswer answer(ClientRequest request) {
    var grant = Optional.ofNullable(grants.get(request.parameters().required("grant_type")));
    if (grant.isEmpty()) {
      return OauthAnswer.error(400, "unsupported_grant_type");
    }
    if (!request.client().registered().mayUse(grant.get().type())) {
      return OauthAnswer.error(400, "unauthorized_client");
    }
    return grant.get().answer(request);
  }
}
