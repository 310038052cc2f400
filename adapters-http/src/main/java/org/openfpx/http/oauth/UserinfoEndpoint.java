package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;

/** The userinfo endpoint (OpenID Connect Core section 5.3). */
public final class UserinfoEndpoint implements Endpoint {
  private static final ScopeSet OPENID = ScopeSet.of("openid");

  private final String path;
  private final BearerDoor door;
  private final Function<AccessToken, Claims> facts;

  /**
   * @param facts what this provider says about the subject of a token, as far as its scopes go; the
   *     subject itself is added
   */
  public UserinfoEndpoint(String path, BearerDoor door, Function<AccessToken, Claims> facts) {
    this.path = path;
    this.door = door;
    this.facts = facts;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get(path, this::answer), Route.post(path, this::answer));
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(Contribution.in(DiscoveryDocument.OPENID).address("userinfo_endpoint", path));
  }

  private void answer(Context context) {
    door.open(context, OPENID, token -> Json.answer(context, 200, ClaimsJson.of(all(token))));
  }

  private Claims all(AccessToken token) {
    return facts.apply(token).with(subject(token.subject()));
  }

  private static Claims subject(Optional<String> subject) {
    return subject.map(name -> Claims.NONE.with("sub", name)).orElse(Claims.NONE);
  }
}
