package org.openfpx.http.as.protection;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.as.resource.AskForTicket.NoSuchResource;
import org.openfpx.domain.as.resource.AskForTicket.NoSuchScope;
import org.openfpx.domain.as.resource.AskForTicket.Opened;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.problem.BadRequest;

/** Where resource servers get tickets (UMA Federated Authorization 4). */
public final class PermissionTicketEndpoint implements Endpoint {
  private static final String PATH = "/uma/permission";
  private static final int MOST = 100;

  private final AskForTicket askForTicket;
  private final ServiceDoor door;

  public PermissionTicketEndpoint(AskForTicket askForTicket, ServiceDoor door) {
    this.askForTicket = askForTicket;
    this.door = door;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            context ->
                door.openProtection(context, (pat, registry) -> answer(context, pat, registry))));
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(Contribution.in(DiscoveryDocument.UMA2).address("permission_endpoint", PATH));
  }

  private void answer(Context context, Pat pat, Snapshot registry) {
    var wanted = Json.oneOrMore(context).stream().map(PermissionTicketEndpoint::wanted).toList();
    if (wanted.size() > MOST) {
      throw new BadRequest("invalid_request", "at most " + MOST + " resources");
    }
    switch (askForTicket.ask(pat, registry, wanted)) {
      case Opened(var ticket) -> Json.answer(context, 201, Map.of("ticket", ticket.reveal()));
      case NoSuchResource(var id) ->
          Json.error(context, 400, "invalid_resource_id", "the resource " + id);
      case NoSuchScope(var id) -> Json.error(context, 400, "invalid_scope", "the resource " + id);
    }
  }

  private static AskForTicket.Wanted wanted(JsonObject body) {
    var resource = body.string("resource_id");
    if (resource.isBlank() || resource.length() > 255) {
      throw new BadRequest("invalid_resource_id", "resource_id is 1 to 255 characters");
    }
    if (!body.has("resource_scopes")) {
      throw new BadRequest("invalid_request", "resource_scopes is missing");
    }
    var names = body.strings("resource_scopes");
    if (!names.stream().allMatch(Scope::isScope)) {
      throw new BadRequest("invalid_scope", "resource_scopes holds what is no scope");
    }
    return new AskForTicket.Wanted(
        new ResourceId(resource), ScopeSet.of(names.stream().map(Scope::new).toList()));
  }
}
