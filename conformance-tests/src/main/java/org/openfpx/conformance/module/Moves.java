package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** What resource servers and clients do in a check, request by request. */
final class Moves {
  static final String UMA_GRANT = "urn:ietf:params:oauth:grant-type:uma-ticket";

  private final Subject subject;

  Moves(Subject subject) {
    this.subject = subject;
  }

  /** What a token is good for, however the server lets a resource server ask. */
  Answer introspect(ServerRole server, String token) {
    return subject.send(subject.driver().introspecting(server, introspection(token)));
  }

  /** UMA Federated Authorization section 5.1. */
  Answer introspectWithPat(ServerRole server, String token) {
    return withPat(server, introspection(token));
  }

  private Request introspection(String token) {
    var fields = Map.of("token", token, "token_type_hint", "access_token");
    return Request.form("Introspect a token", subject.endpoint("introspection_endpoint"), fields);
  }

  /** Where resources are registered. */
  URI registration() {
    return subject.endpoint("resource_registration_endpoint");
  }

  /** Where one resource is, of an id that is a single path segment. */
  URI registration(String id) {
    var base = registration().toString();
    return URI.create(base + (base.endsWith("/") ? "" : "/") + id);
  }

  /** A request of a resource server with its PAT. */
  Answer withPat(ServerRole server, Request request) {
    return subject.send(request.bearer(subject.driver().pat(server)));
  }

  /** What is registered when it does not matter what. */
  ObjectNode description(int scopes) {
    return subject.driver().description().json(scopes).put("name", subject.named("resource"));
  }

  /** The names of the first so many scopes of such a resource. */
  List<String> scopes(int howMany) {
    return subject.driver().description().scopes().subList(0, howMany);
  }

  /**
   * Registers a resource of a name that no other has, which goes when the check ends; answers its
   * id.
   */
  String register(ServerRole server, int scopes) {
    return register(server, description(scopes).put("name", subject.another("resource")));
  }

  String register(ServerRole server, JsonNode description) {
    var answer = create(server, description);
    return Expect.text(Expect.json(answer, 201), "_id");
  }

  /** Asks to register; what comes of it goes when the check ends. */
  Answer create(ServerRole server, JsonNode description) {
    return create(server, description.toString());
  }

  Answer create(ServerRole server, String body) {
    var request = Request.json("Register a resource", "POST", registration(), body);
    var answer = withPat(server, request);
    if (answer.status() == 201) {
      var id = answer.json().path("_id").asText();
      subject.later(() -> remove(server, id));
    }
    return answer;
  }

  Answer read(ServerRole server, String id) {
    return withPat(server, Request.get("Read a resource", registration(id)));
  }

  Answer replace(ServerRole server, String id, JsonNode description) {
    return withPat(
        server,
        Request.json("Replace a resource", "PUT", registration(id), description.toString()));
  }

  Answer remove(ServerRole server, String id) {
    return withPat(
        server, new Request("Remove a resource", "DELETE", registration(id), Map.of(), ""));
  }

  Answer list(ServerRole server) {
    return withPat(server, Request.get("List the resources", registration()));
  }

  /** One permission as it is asked for (UMA Federated Authorization section 4.1). */
  static ObjectNode permission(String resource, List<String> scopes) {
    var permission = JsonNodeFactory.instance.objectNode().put("resource_id", resource);
    scopes.forEach(permission.putArray("resource_scopes")::add);
    return permission;
  }

  /** The texts of a list, as a set. */
  static Set<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
  }

  /** Several of them. */
  static ArrayNode permissions(ObjectNode... several) {
    return JsonNodeFactory.instance.arrayNode().addAll(List.of(several));
  }

  /** Asks with an array, which may have but one permission. */
  Answer askForTicket(ServerRole server, JsonNode permissions) {
    var array = permissions.isObject() ? permissions((ObjectNode) permissions) : permissions;
    return askForTicket(server, array.toString());
  }

  Answer askForTicket(ServerRole server, String body) {
    var endpoint = subject.endpoint("permission_endpoint");
    return withPat(server, Request.json("Ask for a ticket", "POST", endpoint, body));
  }

  /** A ticket for these. */
  String ticket(ServerRole server, JsonNode permissions) {
    return Expect.text(Expect.json(askForTicket(server, permissions), 201), "ticket");
  }

  /** A ticket for a new resource that nobody shares, with its first scope. */
  String unsharedTicket() {
    var id = register(ServerRole.FIRST, 2);
    return ticket(ServerRole.FIRST, permission(id, scopes(1)));
  }

  /** The fields of a token request (UMA Grant section 3.3.1). */
  static Map<String, String> fields(String ticket) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", UMA_GRANT);
    fields.put("ticket", ticket);
    return fields;
  }

  /** The same with a scope. */
  static Map<String, String> fields(String ticket, String scope) {
    var fields = fields(ticket);
    fields.put("scope", scope);
    return fields;
  }

  Answer present(Client client, Map<String, String> fields) {
    var sent = new LinkedHashMap<>(fields);
    if (client.secret().isEmpty()) {
      // A public client may be asked for PKCE; who does not know it passes it over.
      sent.put("code_challenge", Chance.token());
      sent.put("code_challenge_method", "S256");
    }
    return subject.send(client.form("Present the ticket", tokenEndpoint(), sent));
  }

  Answer present(Client client, String ticket) {
    return present(client, fields(ticket));
  }

  URI tokenEndpoint() {
    return subject.endpoint("token_endpoint");
  }
}
