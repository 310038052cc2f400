package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.as.claims.DescribeTransaction;
import org.openfpx.domain.as.claims.DescribeTransaction.Details;
import org.openfpx.domain.as.claims.DescribeTransaction.Guest;
import org.openfpx.domain.as.claims.DescribeTransaction.Line;
import org.openfpx.domain.as.registry.Purpose;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.problem.BadRequest;

/** What a wallet reads of the transaction that it was handed (protocol, section 3.4). */
public final class TransactionEndpoint implements Endpoint {
  private final DescribeTransaction describeTransaction;
  private final ServiceDoor door;

  public TransactionEndpoint(DescribeTransaction describeTransaction, ServiceDoor door) {
    this.describeTransaction = describeTransaction;
    this.door = door;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/transaction/{handle}",
            context ->
                door.open(
                    context,
                    ServiceScopes.TRANSACTION,
                    (client, registry) -> answer(context, client, registry))));
  }

  private void answer(Context context, ClientId wallet, Snapshot registry) {
    var handle = context.pathParam("handle");
    if (handle.isBlank()) {
      throw BadRequest.notFound("no such transaction");
    }
    var details = describeTransaction.describe(wallet, registry, new Secret(handle));
    if (details.isEmpty()) {
      throw BadRequest.notFound("no such transaction");
    }
    Json.answer(context, 200, members(details.get()));
  }

  private static Map<String, Object> members(Details details) {
    var members = new LinkedHashMap<String, Object>();
    members.put("client_id", details.client().value());
    members.put("kind", kind(details.kind()));
    details.purpose().ifPresent(purpose -> members.put("purpose", purpose(purpose)));
    members.put("latest_end", details.latestEnd().getEpochSecond());
    members.put("expires_at", details.expiresAt().getEpochSecond());
    if (!details.scopes().isEmpty()) {
      members.put("scopes", details.scopes().names());
    }
    members.put("resources", details.lines().stream().map(TransactionEndpoint::line).toList());
    return members;
  }

  private static String kind(Kind kind) {
    return switch (kind) {
      case AS_FIRST -> "as-first";
      case RS_FIRST -> "rs-first";
      case OAUTH -> "oauth";
    };
  }

  private static Map<String, Object> purpose(Purpose purpose) {
    var members = new LinkedHashMap<String, Object>();
    members.put("identifier", purpose.id().value());
    members.put("text", purpose.text().byCode());
    purpose.retention().ifPresent(text -> members.put("retention", text.byCode()));
    return members;
  }

  private static Map<String, Object> line(Line line) {
    var definition = line.definition();
    var members = new LinkedHashMap<String, Object>();
    members.put("line", line.number());
    members.put("resource_definition", definition.id().value());
    members.put("resource_type", definition.type().toString());
    members.put("resource_scopes", line.scopes().names());
    members.put("required", line.required());
    members.put("least_ial", definition.least().ial().level());
    members.put("least_aal", definition.least().aal().level());
    definition.maxAuthAge().ifPresent(age -> members.put("max_auth_age", age.toSeconds()));
    members.put("latest_end", line.latestEnd().getEpochSecond());
    line.resource().ifPresent(resource -> members.put("resource_id", resource.id().value()));
    if (line.resource().flatMap(Resource::owner).isPresent()) {
      members.put("owned", true);
    }
    line.owner().ifPresent(owner -> members.put("account", owner.value()));
    if (!line.guests().isEmpty()) {
      members.put("invited", line.guests().stream().map(TransactionEndpoint::guest).toList());
    }
    if (line.isAskable()) {
      members.put("ask", true);
    }
    members.put("candidates", line.candidates().stream().map(TransactionEndpoint::one).toList());
    return members;
  }

  private static Map<String, Object> guest(Guest guest) {
    var members = new LinkedHashMap<String, Object>();
    members.put("account", guest.account().value());
    members.put("invitation_id", guest.invitation().value());
    members.put("resource_scopes", guest.scopes().names());
    members.put("expires_at", guest.expiresAt().getEpochSecond());
    return members;
  }

  private static Map<String, Object> one(Resource resource) {
    var members = new LinkedHashMap<String, Object>();
    members.put("resource_id", resource.id().value());
    members.put("resource_server", resource.server().id().value());
    members.put("resource_server_uri", resource.server().uri().toString());
    members.put("resource_uri", resource.uri().toString());
    members.put("resource_scopes", resource.offeredScopes().names());
    return members;
  }
}
