package org.openfpx.http.rsa;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.rot.IssueRots;
import org.openfpx.domain.rsa.rot.IssueRots.Issued;
import org.openfpx.domain.rsa.rot.IssueRots.LinkNotUsable;
import org.openfpx.domain.rsa.rot.IssueRots.SourceUnreachable;
import org.openfpx.domain.rsa.rot.IssueRots.UnknownTarget;
import org.openfpx.domain.rsa.rot.RotMaterial;
import org.openfpx.domain.rsa.rot.RotRequest;
import org.openfpx.domain.rsa.rot.RotStrategy;
import org.openfpx.domain.rsa.rot.RotUse;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.oauth.BearerDoor;
import org.openfpx.http.problem.BadRequest;

/** Where a wallet gets ROT material for one of its links (protocol, section 6.1). */
public final class RotEndpoint implements Endpoint {
  private static final String BAD = "invalid_request";

  private final String path;
  private final Scope scope;
  private final RotStrategy strategy;
  private final IssueRots issue;
  private final BearerDoor door;

  /**
   * @param scope what a wallet's token needs, {@code fpx_rot} for one
   */
  public RotEndpoint(
      String path, Scope scope, RotStrategy strategy, IssueRots issue, BearerDoor door) {
    this.path = path;
    this.scope = scope;
    this.strategy = strategy;
    this.issue = issue;
    this.door = door;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(
            path,
            context ->
                door.open(context, ScopeSet.of(List.of(scope)), token -> answer(context, token))));
  }

  @Override
  public List<Contribution> contributions() {
    var openid = Contribution.in(DiscoveryDocument.OPENID);
    return List.of(
        openid.address("rot_endpoint", path),
        openid.list("rot_strategies_supported", strategy.name()),
        openid.flag("rot_binding_supported", strategy.bindsAtIssue()),
        openid.text("rot_scope", scope.value()));
  }

  private void answer(Context context, AccessToken token) {
    var request = read(Json.object(context));
    switch (issue.issue(LinkId.of(token.grant()), request)) {
      case Issued(var name, RotMaterial.Simple(var rots, var lifetime)) -> {
        var members = new LinkedHashMap<String, Object>();
        members.put("strategy", name);
        members.put("expires_in", lifetime.toSeconds());
        members.put("rots", rots.stream().map(rot -> rot.reveal()).toList());
        Json.answer(context, 200, members);
      }
      case LinkNotUsable() -> {
        context.header(
            "WWW-Authenticate",
            "Bearer error=\"invalid_token\", error_description=\"the person must sign in again\"");
        Json.error(context, 401, "invalid_token", "the person must sign in at the source again");
      }
      case SourceUnreachable() ->
          Json.error(context, 503, "temporarily_unavailable", "the source does not answer now");
      case UnknownTarget(var use) ->
          Json.error(
              context,
              400,
              "invalid_target",
              "no such resource, scope or authorization server here: " + use.resource().value());
    }
  }

  private RotRequest read(JsonObject body) {
    body.only("count", "for");
    if (body.has("count") == body.has("for")) {
      throw new BadRequest(BAD, "either count or for");
    }
    try {
      return body.has("count")
          ? new RotRequest.Some(Math.clamp(body.number("count"), 0, RotRequest.MOST + 1))
          : new RotRequest.For(body.objects("for").stream().map(RotEndpoint::use).toList());
    } catch (IllegalArgumentException outside) {
      throw new BadRequest(BAD, "1 to " + RotRequest.MOST + " ROTs");
    }
  }

  private static RotUse use(JsonObject wanted) {
    wanted.only("as", "client_id", "resource_id", "resource_scopes", "expires_at");
    try {
      return new RotUse(
          new URI(wanted.string("as")),
          new ClientId(wanted.string("client_id")),
          new ResourceId(wanted.string("resource_id")),
          ScopeSet.of(wanted.strings("resource_scopes").toArray(String[]::new)),
          Instant.ofEpochSecond(wanted.number("expires_at")));
    } catch (URISyntaxException | IllegalArgumentException | DateTimeException malformed) {
      throw new BadRequest(BAD, "a member of for is malformed");
    }
  }
}
