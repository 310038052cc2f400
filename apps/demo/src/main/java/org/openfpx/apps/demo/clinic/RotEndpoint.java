package org.openfpx.apps.demo.clinic;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.oauth.BearerDoor;
import org.openfpx.http.problem.BadRequest;

/** Gives a connected wallet fresh ROTs, each said to be for one thing (protocol, section 6). */
final class RotEndpoint implements Endpoint {
  static final String SCOPE = "fpx_rot";
  private static final String PATH = "/rot";
  private static final int MOST = 20;

  private final BearerDoor door;
  private final Rots rots;

  RotEndpoint(BearerDoor door, Rots rots) {
    this.door = door;
    this.rots = rots;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            context -> door.open(context, ScopeSet.of(SCOPE), token -> answer(context, token))));
  }

  @Override
  public List<Contribution> contributions() {
    var openid = Contribution.in(DiscoveryDocument.OPENID);
    return List.of(
        openid.address("rot_endpoint", PATH),
        openid.list("rot_strategies_supported", "simple"),
        openid.flag("rot_binding_supported", true),
        openid.text("rot_scope", SCOPE));
  }

  private void answer(Context context, AccessToken connection) {
    var asked = Json.object(context).only("for").objects("for");
    if (asked.isEmpty() || asked.size() > MOST) {
      throw new BadRequest("invalid_request", "for must name 1 to " + MOST + " permissions");
    }
    var issued = new ArrayList<String>();
    for (var one : asked) {
      issued.add(rots.issue(connection, binding(one)).reveal());
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("strategy", "simple");
    answer.put("expires_in", Rots.UNTIL_FIRST_SEEN.toSeconds());
    answer.put("rots", issued);
    Json.answer(context, 200, answer);
  }

  private static Binding binding(JsonObject one) {
    var as = one.string("as");
    var client = one.string("client_id");
    var resource = one.string("resource_id");
    var scopes = new LinkedHashSet<>(one.strings("resource_scopes"));
    var end = one.number("expires_at");
    try {
      return new Binding(as, client, resource, scopes, Instant.ofEpochSecond(end));
    } catch (IllegalArgumentException | DateTimeException outside) {
      throw new BadRequest("invalid_request", "a member of for is malformed");
    }
  }
}
