package org.openfpx.conformance.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.openfpx.conformance.exchange.Request;

/**
 * The part of Keycloak that its driver and the checks of refusals use, with the faults that it is
 * told to have. Who is who is in its tokens, in the clear.
 */
public final class FakeKeycloak implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String REALM = "/realms/kit";
  private static final String PROTECTION = REALM + "/authz/protection";
  private static final String TICKET = "ticket-";

  /** What it may do wrong. */
  public enum Fault {
    POLICY_OPENS_ALL_THAT_IT_NAMES,
    ANYBODY_SETS_A_POLICY,
    LISTS_TO_EVERYBODY,
    OPENS_THE_WHOLE_TYPE,
    OPENS_ALL_OF_ONE_NAME,
    BELIEVES_PUSHED_TIMES
  }

  private final MockWebServer server = new MockWebServer();
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private final Map<String, ObjectNode> policies = new LinkedHashMap<>();
  private final Map<String, JsonNode> clients = new LinkedHashMap<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private int number;

  public FakeKeycloak(Fault... wrong) throws IOException {
    faults.addAll(List.of(wrong));
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
  }

  /** The text of a target file for it, with this password of the administrator. */
  public String target(String password) {
    return """
    issuer: %s
    driver: keycloak
    admin: {user: admin, password: %s}
    resource-servers: {first: {id: rs1, secret: s}, second: {id: rs2, secret: s}}
    clients: {first: {id: c1, secret: s}, second: {id: c2, secret: s}, public: {id: p1}}
    owners: {alice: {user: alice, password: a}, carol: {user: carol, password: c}}
    stranger: {user: mallory, password: m}
    """
        .formatted(issuer(), password);
  }

  public String issuer() {
    return "http://localhost:" + server.getPort() + REALM;
  }

  /** The target as the kit reads it. */
  public Target target() {
    return Target.of(target("right"), Path.of("/"), Map.of());
  }

  /** All that it was asked, each as a method and a path. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** The clients that it was told to make and that are there still. */
  public synchronized List<JsonNode> clients() {
    return List.copyOf(clients.values());
  }

  /** What is allowed of a resource. */
  public synchronized Optional<JsonNode> policy(String resource) {
    return Optional.ofNullable(policies.get(resource));
  }

  private synchronized MockResponse answer(RecordedRequest request) {
    var path = request.getTarget();
    var body = request.getBody() == null ? "" : request.getBody().utf8();
    var bearer =
        Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "")
            .replace("Bearer ", "");
    var method = request.getMethod();
    asked.add(method + " " + path);
    if (path.equals("/realms/master/protocol/openid-connect/token")) {
      var right = Request.decode(body).getOrDefault("password", "").equals("right");
      return right ? token("admin") : error(401, "invalid_grant");
    }
    if (path.startsWith("/admin/realms/kit")) {
      return admin(method, path.substring("/admin/realms/kit".length()), body);
    }
    if (path.startsWith(PROTECTION)) {
      return bearer.contains("@")
          ? protection(method, path.substring(PROTECTION.length()), body, bearer)
          : error(401, "invalid_token");
    }
    return switch (path) {
      case REALM + "/.well-known/uma2-configuration" -> json(200, discovery());
      case REALM + "/protocol/openid-connect/token" -> token(bearer, Request.decode(body));
      case REALM + "/introspect" -> json(200, JSON.valueToTree(Map.of("told", body)));
      default -> error(404, "not_found");
    };
  }

  private JsonNode discovery() {
    var root = issuer();
    return JsonNodeFactory.instance
        .objectNode()
        .put("token_endpoint", root + "/protocol/openid-connect/token")
        .put("introspection_endpoint", root + "/introspect")
        .put("resource_registration_endpoint", root + "/authz/protection/resource_set")
        .put("permission_endpoint", root + "/authz/protection/permission")
        .put("policy_endpoint", root + "/authz/protection/uma-policy");
  }

  private MockResponse admin(String method, String path, String body) {
    if (path.startsWith("/users")) {
      var name = path.substring(path.lastIndexOf('=') + 1);
      return json(200, read("[{\"id\":\"id-" + name + "\"}]"));
    }
    if (method.equals("POST")) {
      var id = "made-" + ++number;
      clients.put("/clients/" + id, read(body));
      var made = path.equals("/clients") ? 201 : 409;
      return new MockResponse.Builder().code(made).addHeader("Location", "http://x/" + id).build();
    }
    if (method.equals("DELETE")) {
      clients.remove(path);
      return json(204, read("{}"));
    }
    return path.endsWith("/client-secret")
        ? json(200, read("{\"value\":\"made up\"}"))
        : json(200, read("{\"clientId\":\"" + path.substring("/clients/".length()) + "\"}"));
  }

  private MockResponse token(String basic, Map<String, String> form) {
    var client =
        new String(Base64.getDecoder().decode(basic.replace("Basic ", "")), StandardCharsets.UTF_8)
            .split(":")[0];
    if (form.getOrDefault("grant_type", "").equals("password")) {
      var user = form.getOrDefault("username", "");
      boolean right = user.startsWith(form.getOrDefault("password", "?"));
      return right ? token(user + "@" + client) : error(401, "invalid_grant");
    }
    var id = form.getOrDefault("ticket", "").replace(TICKET, "");
    if (!isOpen(id, client)) {
      refused.add(id);
      return error(403, "access_denied");
    }
    var opened = resources.keySet().stream().filter(other -> opensToo(id, other)).toList();
    boolean believed =
        faults.contains(Fault.BELIEVES_PUSHED_TIMES) && form.containsKey("claim_token");
    return token(String.join("+", opened), believed ? 6_000_000 : 600);
  }

  private boolean isOpen(String id, String client) {
    return Optional.ofNullable(policies.get(id))
        .filter(policy ->
            policy.has("roles") || policy.path("clients").toString().contains('"' + client + '"'))
        .isPresent();
  }

  private boolean opensToo(String id, String other) {
    return other.equals(id)
        || (faults.contains(Fault.OPENS_THE_WHOLE_TYPE) && same(id, other, "type"))
        || (faults.contains(Fault.OPENS_ALL_OF_ONE_NAME) && same(id, other, "name"));
  }

  private boolean same(String id, String other, String member) {
    return resource(id).has(member)
        && resource(id).path(member).equals(resource(other).path(member));
  }

  private ObjectNode resource(String id) {
    return Optional.ofNullable(resources.get(id)).orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private MockResponse protection(String method, String path, String body, String person) {
    var owner = "id-" + person.split("@")[0];
    if (path.equals("/permission")) {
      var wanted = read(body).path(0).path("resource_id").asText();
      return json(201, read("{\"ticket\":\"" + TICKET + wanted + "\"}"));
    }
    if (path.startsWith("/permission")) {
      return listed(owner, person);
    }
    var id = path.replaceAll(".*[/=]", "");
    if (path.startsWith("/resource_set")) {
      return method.equals("POST") ? registered(read(body), owner) : resource(method, id, body);
    }
    return policy(method, id, body, owner);
  }

  private MockResponse listed(String owner, String person) {
    if (person.startsWith("mallory")) {
      return error(403, "invalid_scope");
    }
    var seen =
        refused.stream()
            .filter(id ->
                faults.contains(Fault.LISTS_TO_EVERYBODY)
                    || (isOwner(id, owner) && person.endsWith("@rs1")))
            .toList();
    return json(200, JSON.valueToTree(seen));
  }

  private boolean isOwner(String id, String owner) {
    return resource(id).path("owner").path("id").asText().equals(owner);
  }

  private MockResponse registered(JsonNode description, String owner) {
    var id = "r" + ++number;
    var kept = ((ObjectNode) description).put("_id", id);
    kept.putObject("owner").put("id", owner);
    resources.put(id, kept);
    return json(201, kept);
  }

  private MockResponse resource(String method, String id, String body) {
    if (!resources.containsKey(id)) {
      return error(404, "not_found");
    }
    return switch (method) {
      case "GET" -> json(200, resource(id));
      case "PUT" -> {
        resources.put(id, (ObjectNode) read(body));
        yield json(204, read("{}"));
      }
      default -> {
        resources.remove(id);
        yield json(204, read("{}"));
      }
    };
  }

  private MockResponse policy(String method, String id, String body, String owner) {
    if (!isOwner(id, owner) && !faults.contains(Fault.ANYBODY_SETS_A_POLICY)) {
      return error(400, "invalid_request");
    }
    switch (method) {
      case "POST" -> {
        if (!resource(id).path("ownerManagedAccess").asBoolean()) {
          return error(400, "invalid_request");
        }
        policies.put(id, ((ObjectNode) read(body)).put("id", id));
        if (faults.contains(Fault.POLICY_OPENS_ALL_THAT_IT_NAMES)) {
          read(body)
              .path("resources")
              .forEach(one -> policies.put(one.asText(), (ObjectNode) read(body)));
        }
        return json(200, resource(id));
      }
      case "GET" -> {
        return json(200, JSON.valueToTree(policy(id).stream().toList()));
      }
      default -> {
        policies.remove(id);
        return json(204, read("{}"));
      }
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(notJson);
    }
  }

  private static MockResponse token(String text) {
    return token(text, 600);
  }

  private static MockResponse token(String text, int seconds) {
    return json(200, read("{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(text, seconds)));
  }

  private static MockResponse error(int status, String code) {
    return json(status, read("{\"error\":\"" + code + "\"}"));
  }

  private static MockResponse json(int status, JsonNode body) {
    var response = new MockResponse.Builder().code(status);
    return status == 204
        ? response.build()
        : response.addHeader("Content-Type", "application/json").body(body.toString()).build();
  }

  @Override
  public void close() {
    server.close();
  }
}
