package org.openfpx.http.as.registry;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.ClaimsIssuer;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.RegisteredScope;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceDefinition;
import org.openfpx.domain.as.registry.ResourceServer;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.UmaClient;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;

/** The network's public lists, each at every address under which FPX knows it. */
public final class RegistryEndpoint implements Endpoint {
  private final AuthorizationServerRegistry registry;

  public RegistryEndpoint(AuthorizationServerRegistry registry) {
    this.registry = registry;
  }

  @Override
  public List<Route> routes() {
    var routes = new ArrayList<Route>();
    add(routes, "/registry/client", RegistryEndpoint::clients);
    add(routes, "/registry/resource-definitions", RegistryEndpoint::definitions);
    add(routes, "/registry/resource/resource_definition", RegistryEndpoint::definitions);
    add(routes, "/registry/resource-server", RegistryEndpoint::servers);
    add(routes, "/registry/wallet", RegistryEndpoint::wallets);
    add(routes, "/registry/claims-issuer", RegistryEndpoint::claimsIssuers);
    return routes;
  }

  // The router takes both forms of an address, with and without the slash at its end.
  private void add(List<Route> routes, String path, Function<Snapshot, Object> list) {
    routes.add(Route.get(path, context -> answer(context, list)));
  }

  private void answer(Context context, Function<Snapshot, Object> list) {
    context.header("Cache-Control", "public, max-age=60");
    context.header("Access-Control-Allow-Origin", "*");
    Json.answer(context, 200, list.apply(registry.current()));
  }

  private static List<Map<String, Object>> clients(Snapshot snapshot) {
    return snapshot.umaClients().stream().map(client -> client(client, snapshot)).toList();
  }

  private static Map<String, Object> client(UmaClient client, Snapshot snapshot) {
    var members = new LinkedHashMap<String, Object>();
    members.put("client_id", client.id().value());
    members.put("client_name", client.client().name().byCode());
    client.client().issuer().ifPresent(uri -> members.put("issuer", uri.toString()));
    client.client().baseUrl().ifPresent(uri -> members.put("client_uri", uri.toString()));
    client.client().iconUri().ifPresent(text -> members.put("icon_uri", text.byCode()));
    client.client().policyUri().ifPresent(text -> members.put("policy_uri", text.byCode()));
    client.client().tosUri().ifPresent(text -> members.put("tos_uri", text.byCode()));
    members.put(
        "capability_tickets",
        snapshot.capabilityTicketsOf(client.id()).stream()
            .map(ticket -> ticket.id().value())
            .toList());
    var names = new TreeMap<String, Object>();
    for (var ticket : snapshot.capabilityTicketsOf(client.id())) {
      ticket.name().ifPresent(name -> names.put(ticket.id().value(), name.byCode()));
    }
    members.put("capability_ticket_names", names);
    return members;
  }

  private static List<Map<String, Object>> definitions(Snapshot snapshot) {
    return snapshot.definitions().stream().map(one -> definition(one, snapshot)).toList();
  }

  private static Map<String, Object> definition(ResourceDefinition definition, Snapshot snapshot) {
    var members = new LinkedHashMap<String, Object>();
    members.put("resource_id", definition.id().value());
    members.put("type", definition.type().toString());
    members.put("name", definition.name().byCode());
    definition.description().ifPresent(text -> members.put("description", text.byCode()));
    definition.iconUri().ifPresent(uri -> members.put("icon_uri", uri.toString()));
    members.put("resource_scopes", definition.scopes().names());
    members.put(
        "scope_descriptions",
        definition.scopes().stream()
            .flatMap(name -> snapshot.scope(name).stream())
            .map(RegistryEndpoint::scope)
            .toList());
    members.put("max_permission_duration", definition.maxPermissionDuration().toMillis());
    return members;
  }

  private static Map<String, Object> scope(RegisteredScope scope) {
    var members = new LinkedHashMap<String, Object>();
    members.put("scope", scope.name().value());
    scope.description().ifPresent(text -> members.put("description", text.byCode()));
    scope.iconUri().ifPresent(text -> members.put("icon_uri", text.byCode()));
    return members;
  }

  private static List<Map<String, Object>> servers(Snapshot snapshot) {
    return snapshot.resourceServers().stream().map(server -> server(server, snapshot)).toList();
  }

  private static Map<String, Object> server(ResourceServer server, Snapshot snapshot) {
    var members = new LinkedHashMap<String, Object>();
    members.put("identifier", server.id().value());
    members.put("name", server.name().byCode());
    members.put("uri", server.uri().toString());
    server.client().issuer().ifPresent(uri -> members.put("issuer", uri.toString()));
    server.iconUri().ifPresent(uri -> members.put("icon_uri", uri.toString()));
    members.put(
        "resources",
        snapshot.resources().stream()
            .filter(resource -> resource.server().id().equals(server.id()))
            .map(RegistryEndpoint::resource)
            .toList());
    return members;
  }

  private static Map<String, Object> resource(Resource resource) {
    var members = new LinkedHashMap<String, Object>();
    members.put("resource_id", resource.id().value());
    members.put("resource_definition", resource.definition().id().value());
    members.put("resource_scopes", resource.offeredScopes().names());
    return members;
  }

  private static List<Map<String, Object>> wallets(Snapshot snapshot) {
    return snapshot.wallets().stream().map(RegistryEndpoint::wallet).toList();
  }

  private static Map<String, Object> wallet(Wallet wallet) {
    var members = new LinkedHashMap<String, Object>();
    members.put("identifier", wallet.id().value());
    members.put("name", wallet.name().byCode());
    wallet.iconUri().ifPresent(uri -> members.put("icon_uri", uri.toString()));
    members.put("issuer", wallet.provider().issuer().value());
    return members;
  }

  /** Whose claims open something here; in a strict network nobody's do (protocol, section 0). */
  private static List<Map<String, Object>> claimsIssuers(Snapshot snapshot) {
    return snapshot.network().mode() == NetworkMode.STRICT
        ? List.of()
        : snapshot.claimsIssuers().stream().map(RegistryEndpoint::claimsIssuer).toList();
  }

  private static Map<String, Object> claimsIssuer(ClaimsIssuer issuer) {
    var members = new LinkedHashMap<String, Object>();
    members.put("issuer", issuer.issuer().value());
    issuer.name().ifPresent(name -> members.put("name", name.byCode()));
    members.put("claims", issuer.claims().stream().sorted().toList());
    return members;
  }
}
