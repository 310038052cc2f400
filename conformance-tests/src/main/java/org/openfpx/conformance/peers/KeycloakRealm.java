package org.openfpx.conformance.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.KeycloakAdmin;

/**
 * The realm of the kit: two resource servers, clients, people and scopes. Every secret in it is
 * made up anew.
 */
final class KeycloakRealm {
  /** What it is called. */
  static final String NAME = "openfpx-kit";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> SERVERS = List.of("resource-server-1", "resource-server-2");
  private static final List<String> CLIENTS = List.of("client-1", "client-2");
  private static final String PUBLIC_CLIENT = "client-public";
  private static final List<String> OWNERS = List.of("alice", "carol");
  private static final List<String> OTHERS = List.of("bob", "mallory");
  private static final int TOKEN_SECONDS = 3600;

  private final Map<String, String> secrets = new LinkedHashMap<>();

  /**
   * @param secret makes up one
   */
  KeycloakRealm(Supplier<String> secret) {
    var all = new ArrayList<String>();
    List.of(SERVERS, CLIENTS, OWNERS, OTHERS).forEach(all::addAll);
    all.forEach(name -> secrets.put(name, secret.get()));
  }

  /** Makes it, in place of one of that name. */
  void make(KeycloakAdmin admin) {
    admin.remove("/" + NAME);
    admin.create("", realm());
    scopes().forEach(scope -> admin.create("/" + NAME + "/client-scopes", scope));
    clients().forEach(client -> admin.create("/" + NAME + "/clients", client));
    // The role of the owners is there only when Keycloak has set up the resource servers.
    admin.take("/" + NAME + "/partialImport", people());
  }

  private static JsonNode realm() {
    return JSON.objectNode()
        .put("realm", NAME)
        .put("enabled", true)
        .put("userManagedAccessAllowed", true)
        .put("accessTokenLifespan", TOKEN_SECONDS);
  }

  /** Resource servers and clients. */
  List<JsonNode> clients() {
    var all = new ArrayList<JsonNode>();
    SERVERS.forEach(id -> all.add(confidential(id).put("authorizationServicesEnabled", true)));
    all.add(registered(confidential(CLIENTS.getFirst()), ClientRole.FIRST));
    all.add(registered(confidential(CLIENTS.getLast()), ClientRole.SECOND));
    var open = JSON.objectNode().put("clientId", PUBLIC_CLIENT).put("publicClient", true);
    all.add(registered(open, ClientRole.PUBLIC));
    return all;
  }

  private static ObjectNode registered(ObjectNode client, ClientRole role) {
    return KeycloakAdmin.register(client, role.scopes());
  }

  /** Who is in it. */
  JsonNode people() {
    var all = JSON.objectNode().put("ifResourceExists", "FAIL");
    var users = all.putArray("users");
    OWNERS.forEach(name -> maySpeakForThemselves(person(users, name)));
    OTHERS.forEach(name -> person(users, name));
    return all;
  }

  /** The client scopes that clients of the kit are registered for. */
  List<JsonNode> scopes() {
    var names = new TreeSet<String>();
    for (var role : ClientRole.values()) {
      names.addAll(role.scopes());
    }
    return names.stream()
        .<JsonNode>map(
            name -> JSON.objectNode().put("name", name).put("protocol", "openid-connect"))
        .toList();
  }

  private ObjectNode confidential(String id) {
    return JSON.objectNode()
        .put("clientId", id)
        .put("secret", secrets.get(id))
        .put("publicClient", false)
        .put("standardFlowEnabled", false)
        .put("serviceAccountsEnabled", true)
        .put("directAccessGrantsEnabled", SERVERS.contains(id));
  }

  private ObjectNode person(ArrayNode users, String name) {
    var person =
        users
            .addObject()
            .put("username", name)
            .put("enabled", true)
            .put("email", name + "@example.org")
            .put("emailVerified", true)
            .put("firstName", name)
            .put("lastName", "Example");
    person
        .putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("value", secrets.get(name));
    person.putArray("realmRoles").add("default-roles-" + NAME);
    return person;
  }

  /** What makes a token of theirs a PAT. */
  private static void maySpeakForThemselves(ObjectNode person) {
    var roles = person.putObject("clientRoles");
    SERVERS.forEach(id -> roles.putArray(id).add("uma_protection"));
  }

  /** The target file for it; the administrator's password is in a file beside it. */
  String target(String address, Path passwordFile) {
    var target =
        JSON.objectNode().put("issuer", address + "/realms/" + NAME).put("driver", "keycloak");
    var admin = target.putObject("admin").put("user", KeycloakServer.ADMIN);
    admin.putObject("password").put("file", passwordFile.toString());
    var servers = target.putObject("resource-servers");
    servers.set("first", login(SERVERS.getFirst()));
    servers.set("second", login(SERVERS.getLast()));
    var clients = target.putObject("clients");
    clients.set("first", login(CLIENTS.getFirst()));
    clients.set("second", login(CLIENTS.getLast()));
    clients.putObject("public").put("id", PUBLIC_CLIENT);
    var owners = target.putObject("owners");
    OWNERS.forEach(name -> owners.set(name, account(name)));
    target.set("stranger", account("mallory"));
    try {
      return new YAMLMapper().writeValueAsString(target);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private ObjectNode login(String id) {
    return JSON.objectNode().put("id", id).put("secret", secrets.get(id));
  }

  private ObjectNode account(String name) {
    return JSON.objectNode().put("user", name).put("password", secrets.get(name));
  }
}
