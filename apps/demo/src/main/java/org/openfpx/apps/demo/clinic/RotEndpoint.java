package org.openfpx.apps.demo.clinic;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
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
    var issued = issued(Json.object(context).only("count", "for"), connection);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("strategy", "simple");
    answer.put("expires_in", Rots.UNTIL_FIRST_SEEN.toSeconds());
    answer.put("rots", issued.map(Secret::reveal).toList());
    Json.answer(context, 200, answer);
  }

  private Stream<Secret> issued(JsonObject body, AccessToken connection) {
    if (body.has("count") == body.has("for")) {
      throw bad("either count or for");
    }
    if (body.has("count")) {
      long count = body.number("count");
      if (count < 1 || count > MOST) {
        throw bad("count must be 1 to " + MOST);
      }
      return LongStream.range(0, count).mapToObj(_ -> rots.issueFree(connection));
    }
    var asked = body.objects("for");
    if (asked.isEmpty() || asked.size() > MOST) {
      throw bad("for must name 1 to " + MOST + " permissions");
    }
    // All are read before the first is issued.
    var bindings = asked.stream().map(RotEndpoint::binding).toList();
    return bindings.stream().map(binding -> rots.issue(connection, binding));
  }

  private static BadRequest bad(String what) {
    return new BadRequest("invalid_request", what);
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
      throw bad("a member of for is malformed");
    }
  }
}
