package org.openfpx.http.as.token;

import java.util.List;
import org.openfpx.domain.as.signin.SignInTokens;
import org.openfpx.domain.as.token.RevokeToken;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.ClientRequest;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TypedParameters;

/** The revocation endpoint (RFC 7009; UMA Grant 3.7); the hint is not needed and not read. */
public final class TokenSetRevocation implements Endpoint {
  private static final String PATH = "/oauth2/revoke";

  private final ClientDoor door;
  private final RevokeToken revokeToken;
  private final SignInTokens signIns;

  public TokenSetRevocation(ClientDoor door, RevokeToken revokeToken, SignInTokens signIns) {
    this.signIns = signIns;
    this.door = door;
    this.revokeToken = revokeToken;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(PATH, context -> door.open(context, this::answer)));
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID, DiscoveryDocument.UMA2)
            .address("revocation_endpoint", PATH));
  }

  private OauthAnswer answer(ClientRequest request) {
    var token = TypedParameters.secret(request.parameters(), "token");
    revokeToken.revoke(request.client(), token);
    signIns.revoke(request.client(), token);
    // RFC 7009 section 2.2: one answer, so that nobody learns whose token it was.
    return OauthAnswer.nothing();
  }
}
