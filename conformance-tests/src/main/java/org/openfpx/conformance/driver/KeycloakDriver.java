package org.openfpx.conformance.driver;

import static org.openfpx.conformance.driver.Capability.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.Shortened;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/**
 * Keycloak. Clients come from the target file or, for scopes, by the Admin REST API; owners are
 * people whose PATs their resource server gets with their passwords; policies are set by the owner
 * with the UMA Policy API. Whoever asks with a client's credentials alone is the requesting party
 * as that client's service account, so that a policy for everybody is one for the default role.
 *
 * @see <a href="https://www.keycloak.org/docs/latest/authorization_services/">Authorization
 *     Services</a>
 */
final class KeycloakDriver implements Driver {
  private static final String REALMS = "/realms/";
  private static final Map<Capability, String> LACKING =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(
                  Capability.CLIENT_WITHOUT_GRANT,
                  "every client of Keycloak may use the UMA grant"),
              Map.entry(Capability.CLAIMS_REDIRECTS, "Keycloak has no claims interaction endpoint"),
              Map.entry(
                  Capability.CLIENT_REGISTRATION,
                  "a client of Keycloak has no claims redirect address to register"),
              Map.entry(
                  Capability.ORGANISATION, "the PATs that this driver gets are those of people"),
              Map.entry(Capability.INTERACTION, "Keycloak has no claims interaction endpoint"),
              Map.entry(
                  Capability.APPROVAL,
                  "an owner at Keycloak can approve what a person asks for, but not what a client"
                      + " asks for itself, as checks do"),
              Map.entry(
                  Capability.PUSHED_CLAIMS,
                  "Keycloak takes pushed claims from any client, unsigned, so that there is no"
                      + " issuer to trust"),
              Map.entry(
                  Capability.CONSENT,
                  "this driver gets PATs by the passwords of people, and nobody consents"),
              Map.entry(
                  Capability.FOREIGN_POLICY,
                  "owners set policies with a PAT, at the policy endpoint"),
              Map.entry(Capability.PERSISTED_CLAIMS, "Keycloak issues no persisted claims tokens"),
              Map.entry(
                  Capability.AS_FIRST, "Keycloak does not speak AS-first, an extension of OpenFPX"),
              Map.entry(
                  Capability.SHORT_LIFETIMES,
                  "the lifetime of tickets is the realm's, and this driver leaves it alone")));

  private final Target target;
  private final Settings settings;
  private final Peer peer;
  private final KeycloakAdmin admin;
  private final String realm;
  private final Map<String, LastingToken> tokens = new HashMap<>();
  private final Map<ClientRole, Client> clients = new EnumMap<>(ClientRole.class);
  private final List<String> made = new ArrayList<>();

  KeycloakDriver(Target target) {
    this.target = target;
    this.settings = target.settings();
    int at = target.issuer().indexOf(REALMS);
    if (at < 0) {
      throw new BadTarget("issuer ends with /realms/ and the name of a realm");
    }
    this.realm = target.issuer().substring(at + REALMS.length());
    this.peer = target.peer(exchange -> {});
    var account = settings.part("admin");
    this.admin =
        new KeycloakAdmin(
            target.peer(exchange -> {}),
            target.issuer().substring(0, at),
            account.text("user"),
            Shortened.hide(account.text("password")));
  }

  @Override
  public String name() {
    return "keycloak";
  }

  @Override
  public String issuer() {
    return target.issuer();
  }

  @Override
  public void begin() {
    try {
      admin.signIn();
    } catch (UnexpectedAnswer refused) {
      throw new BadTarget("admin: Keycloak does not let them in: " + refused.getMessage());
    }
    for (var role : List.of(ServerRole.FIRST, ServerRole.SECOND, ServerRole.FIRST_FOR_CAROL)) {
      if (hasServer(role)) {
        signIn(role);
      }
    }
  }

  private void signIn(ServerRole role) {
    try {
      pat(role);
    } catch (UnexpectedAnswer refused) {
      throw new BadTarget(
          "owners.%s at resource-servers.%s: %s"
              .formatted(owner(role), server(role), refused.getMessage()));
    }
  }

  @Override
  public Set<Capability> capabilities() {
    var can = EnumSet.of(Capability.SCOPED_CLIENTS, Capability.UPGRADE);
    when(hasClient(ClientRole.FIRST) && hasClient(ClientRole.SECOND), can, Capability.CLIENTS);
    when(hasClient(ClientRole.PUBLIC), can, Capability.PUBLIC_CLIENT);
    if (hasServer(ServerRole.FIRST)) {
      can.add(Capability.PAT);
      can.add(Capability.REGISTRATION);
      can.add(Capability.UNSHARED_RESOURCES);
      can.add(Capability.POLICY);
    }
    when(hasServer(ServerRole.SECOND), can, Capability.TWO_RESOURCE_SERVERS);
    when(hasServer(ServerRole.FIRST_FOR_CAROL), can, Capability.TWO_OWNERS);
    when(settings.has("stranger"), can, Capability.TOKEN_WITHOUT_PROTECTION);
    return can;
  }

  @Override
  public String whyNot(Capability capability) {
    return Optional.ofNullable(LACKING.get(capability))
        .orElse("the target file names nothing for: " + capability.words());
  }

  @Override
  public Peer peer(Recorder recorder) {
    return target.peer(recorder);
  }

  private boolean hasClient(ClientRole role) {
    return settings.part("clients").has(key(role));
  }

  private boolean hasServer(ServerRole role) {
    return settings.part("resource-servers").has(server(role))
        && settings.part("owners").has(owner(role));
  }

  private static String server(ServerRole role) {
    return role == ServerRole.SECOND ? "second" : "first";
  }

  private static String owner(ServerRole role) {
    return role == ServerRole.FIRST_FOR_CAROL ? "carol" : "alice";
  }

  private static String key(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Client client(ClientRole role) {
    if (hasClient(role)) {
      var client = settings.part("clients").part(key(role));
      return known(client.text("id"), client.optional("secret"), role);
    }
    if (!key(role).startsWith("scope")) {
      throw new NotOffered("Keycloak has no client for " + key(role));
    }
    return clients.computeIfAbsent(role, this::scoped);
  }

  private static Client known(String id, Optional<String> secret, ClientRole role) {
    return new Client(id, secret.map(Shortened::hide), role.scopes(), List.of(), List.of());
  }

  /** A new client that may ask for these client scopes; Keycloak makes up its name and secret. */
  private Client scoped(ClientRole role) {
    var client =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "conformance kit, " + key(role))
            .put("publicClient", false)
            .put("serviceAccountsEnabled", true)
            .put("standardFlowEnabled", false);
    role.scopes()
        .forEach(scope -> admin.provide("/" + realm + "/client-scopes", clientScope(scope)));
    var path =
        admin.create("/" + realm + "/clients", KeycloakAdmin.register(client, role.scopes()));
    made.add(path);
    var id = admin.read(path).required("clientId").asText();
    var secret = admin.read(path + "/client-secret").required("value").asText();
    return known(id, Optional.of(secret), role);
  }

  private static ObjectNode clientScope(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name)
        .put("protocol", "openid-connect");
  }

  @Override
  public String pat(ServerRole role) {
    if (!hasServer(role)) {
      throw new NotOffered("the target file has no resource server with an owner for " + role);
    }
    return token(server(role), "owners." + owner(role));
  }

  @Override
  public String tokenWithoutProtection() {
    return token("first", "stranger");
  }

  /**
   * A token of this person's at that resource server.
   *
   * @param named where the target file has them
   */
  private String token(String server, String named) {
    var person = settings.at(named);
    var user = person.text("user");
    var password = Shortened.hide(person.text("password"));
    var fields = Map.of("grant_type", "password", "username", user, "password", password);
    return tokens
        .computeIfAbsent(
            user + " at " + server, _ -> new LastingToken(() -> askedFor(server, named, fields)))
        .value();
  }

  /** Who is refused once is refused for the rest of the run. */
  private Answer askedFor(String server, String named, Map<String, String> fields) {
    var endpoint = URI.create(issuer() + "/protocol/openid-connect/token");
    var answer =
        peer.send(Request.form("Get a PAT", endpoint, fields).with("Authorization", basic(server)));
    if (answer.status() / 100 == 4) {
      throw new BadTarget(
          "%s at resource-servers.%s: %s".formatted(named, server, answer.insteadOf(200)));
    }
    return answer;
  }

  private String basic(String server) {
    var named = settings.part("resource-servers").part(server);
    var secret = Shortened.hide(named.text("secret"));
    return new Client(named.text("id"), Optional.of(secret), Set.of(), List.of(), List.of())
        .basic(secret);
  }

  /**
   * Keycloak takes no PAT there, but the credentials of the resource server, and shows permissions
   * to a hint of its own alone.
   */
  @Override
  public Request introspecting(ServerRole role, Request request) {
    var body = request.body().replace("=access_token", "=requesting_party_token");
    return new Request(request.name(), request.method(), request.url(), request.headers(), body)
        .with("Authorization", basic(server(role)));
  }

  @Override
  public void allow(String resourceId, List<String> scopes) {
    forbid(resourceId);
    var role = ownerOf(resourceId);
    var policy =
        JsonNodeFactory.instance.objectNode().put("name", "conformance kit, " + resourceId);
    policy.putArray("roles").add("default-roles-" + realm);
    scopes.forEach(policy.putArray("scopes")::add);
    send(role, "POST", "/uma-policy/" + resourceId, policy.toString()).expect(200);
  }

  @Override
  public void forbid(String resourceId) {
    var role = ownerOf(resourceId);
    var policies = send(role, "GET", "/uma-policy?resource=" + resourceId, "").expect(200).json();
    for (var policy : policies) {
      send(role, "DELETE", "/uma-policy/" + policy.path("id").asText(), "").expect(204);
    }
  }

  /** Whose a resource is, who from now on manages it; a policy can be set on no other. */
  private ServerRole ownerOf(String resourceId) {
    for (var role : List.of(ServerRole.FIRST, ServerRole.FIRST_FOR_CAROL, ServerRole.SECOND)) {
      if (hasServer(role) && isManaged(role, resourceId)) {
        return role;
      }
    }
    throw new NotOffered("no owner of the target file may set a policy on that resource");
  }

  private boolean isManaged(ServerRole role, String resourceId) {
    var path = "/resource_set/" + resourceId;
    var answer = send(role, "GET", path, "");
    if (answer.status() != 200 || !answer.json().path("owner").equals(self(role))) {
      return false;
    }
    var description = (ObjectNode) answer.json();
    if (!description.path("ownerManagedAccess").asBoolean()) {
      description.put("ownerManagedAccess", true);
      send(role, "PUT", path, description.toString()).expect(204);
    }
    return true;
  }

  /** The owner, as Keycloak names them where it describes a resource. */
  private JsonNode self(ServerRole role) {
    var user = settings.part("owners").part(owner(role)).text("user");
    var found = admin.read("/" + realm + "/users?exact=true&username=" + user);
    return JsonNodeFactory.instance.objectNode().set("id", found.path(0).path("id"));
  }

  private Answer send(ServerRole role, String method, String path, String body) {
    var url = URI.create(issuer() + "/authz/protection" + path);
    var request =
        body.isEmpty()
            ? new Request("For the owner", method, url, Map.of(), "")
            : Request.json("For the owner", method, url, body);
    return peer.send(request.bearer(pat(role)));
  }

  @Override
  public Map<String, String> choices() {
    return Map.of("A-07", "JWS");
  }

  @Override
  public void close() {
    try {
      made.forEach(admin::remove);
    } finally {
      admin.close();
      peer.close();
    }
  }
}
