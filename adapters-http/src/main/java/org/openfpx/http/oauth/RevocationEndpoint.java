package org.openfpx.http.oauth;

import java.util.ArrayList;
import java.util.List;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.Revocation;
import org.openfpx.domain.oauth.Revocation.GrantEnded;
import org.openfpx.domain.oauth.Revocation.NothingToEnd;
import org.openfpx.domain.oauth.Revocation.TokenEnded;
import org.openfpx.domain.oauth.RevokeToken;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/** The revocation endpoint (RFC 7009); a hint to the kind of token is not needed and not read. */
public final class RevocationEndpoint implements Endpoint {
  /** Ends what a client shows, if it is its own. */
  @FunctionalInterface
  public interface Revoking {
    Revocation revoke(AuthenticatedClient client, Secret token);
  }

  private final String path;
  private final ClientDoor door;
  private final Revoking revoking;

  /**
   * @param revoking {@link RevokeToken#revoke}, or what a system with tokens of its own puts there
   */
  public RevocationEndpoint(String path, ClientDoor door, Revoking revoking) {
    this.path = path;
    this.door = door;
    this.revoking = revoking;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(path, context -> door.open(context, this::answer)));
  }

  @Override
  public List<Contribution> contributions() {
    var lines = new ArrayList<>(door.contributions("revocation"));
    lines.add(
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID, DiscoveryDocument.UMA2)
            .address("revocation_endpoint", path));
    return List.copyOf(lines);
  }

  private OauthAnswer answer(ClientRequest request) {
    var token = TypedParameters.secret(request.parameters(), "token");
    return switch (revoking.revoke(request.client(), token)) {
      // RFC 7009 section 2.2: one answer, so that nobody learns whose token it was.
      case GrantEnded(var grant) -> OauthAnswer.nothing();
      case TokenEnded() -> OauthAnswer.nothing();
      case NothingToEnd() -> OauthAnswer.nothing();
    };
  }
}
