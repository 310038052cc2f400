package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/**
 * A client's way to a token for the resources of the scope calculation: by a policy that lets it
 * through, or by a person at the claims interaction endpoint, whichever the driver offers.
 */
final class Journey {
  private final Subject subject;
  private final Moves moves;
  private final ServerRole holder;
  private final boolean byPolicy;
  private final Map<ResourceRole, String> ids = new EnumMap<>(ResourceRole.class);

  /**
   * @throws NotOffered if the driver offers neither
   */
  Journey(Subject subject) {
    this(subject, subject.driver().prefersPolicy());
  }

  /** One that policy decides, for what only a driver with {@link Capability#POLICY} can do. */
  static Journey byPolicy(Subject subject) {
    return new Journey(subject, true);
  }

  /** One on which a person is sent to the claims interaction endpoint, if anybody is. */
  static Journey visiting(Subject subject) {
    return new Journey(subject, false);
  }

  private Journey(Subject subject, boolean byPolicy) {
    this.subject = subject;
    this.byPolicy = byPolicy;
    this.moves = new Moves(subject);
    this.holder = byPolicy ? ServerRole.FIRST : subject.driver().holder();
    var can = subject.driver().capabilities();
    if (!can.contains(Capability.POLICY) && !can.contains(Capability.INTERACTION)) {
      throw new NotOffered(subject.driver().whyNot(Capability.POLICY));
    }
  }

  /** Where all of it takes place. */
  ServerRole holder() {
    return holder;
  }

  /** The id of a resource: that which stands, or a new one, of which policy lets all through. */
  String id(ResourceRole role) {
    return ids.computeIfAbsent(
        role, wanted -> standing(wanted).orElseGet(() -> registered(wanted, true)));
  }

  /** The id of a resource of that kind, of which nothing is let through yet. */
  String shut(ResourceRole role) {
    return ids.computeIfAbsent(role, wanted -> registered(wanted, false));
  }

  private Optional<String> standing(ResourceRole role) {
    return byPolicy ? Optional.empty() : subject.driver().standing(role);
  }

  private String registered(ResourceRole role, boolean open) {
    var description = JsonNodeFactory.instance.objectNode().put("name", subject.another("" + role));
    var scopes = description.putArray("resource_scopes");
    role.scopes().forEach(scopes::add);
    subject.driver().type(role).ifPresent(type -> description.put("type", type));
    var id = moves.register(holder, description);
    if (open && subject.driver().capabilities().contains(Capability.POLICY)) {
      subject.driver().allow(id, List.copyOf(role.scopes()));
    }
    return id;
  }

  /** A ticket for these scopes of these resources. */
  String ticket(Map<ResourceRole, List<String>> wanted) {
    var permissions = JsonNodeFactory.instance.arrayNode();
    new TreeMap<>(wanted)
        .forEach((role, scopes) -> permissions.add(Moves.permission(id(role), scopes)));
    return moves.ticket(holder, permissions);
  }

  /**
   * The last answer of a process in which everybody agrees, with the same scope in each request.
   */
  Answer end(Client client, Map<ResourceRole, List<String>> wanted, String scope) {
    return end(client, ticket(wanted), scope, Answering.EVERYTHING);
  }

  /** The last answer of a process. */
  Answer end(Client client, String ticket, String scope, Answering answering) {
    var first = moves.present(client, fields(ticket, scope));
    if (first.status() != 403 || !first.json().path("error").asText().equals("need_info")) {
      return first;
    }
    if (byPolicy) {
      return first;
    }
    var back = gather(client, first.json(), answering);
    return back.map(next -> moves.present(client, fields(next, scope))).orElse(first);
  }

  private static Map<String, String> fields(String ticket, String scope) {
    return scope.isEmpty() ? Moves.fields(ticket) : Moves.fields(ticket, scope);
  }

  /** Sends a person to the claims endpoint with the ticket of this answer; the next ticket. */
  Optional<String> gather(Client client, JsonNode needInfo, Answering answering) {
    var back = Returned.of(send(client, needInfo, Chance.token(), answering));
    return Optional.ofNullable(back.get("ticket"));
  }

  /** Where the person's browser comes back to. */
  URI send(Client client, JsonNode needInfo, String state, Answering answering) {
    if (!subject.driver().capabilities().contains(Capability.INTERACTION)) {
      throw new NotOffered(subject.driver().whyNot(Capability.INTERACTION));
    }
    var address = address(client, needInfo, state);
    return subject.driver().gather(subject.recorder(), address, answering);
  }

  /** Where a person's browser is sent with the ticket of this answer. */
  URI address(Client client, JsonNode needInfo, String state) {
    return claims(needInfo, parameters(client, needInfo.path("ticket").asText(), state));
  }

  /** The claims interaction endpoint with these parameters. */
  URI claims(JsonNode needInfo, Map<String, String> parameters) {
    var endpoint =
        needInfo.has("redirect_user")
            ? URI.create(needInfo.path("redirect_user").asText())
            : subject.endpoint("claims_interaction_endpoint");
    return Request.query(endpoint, parameters);
  }

  /** What goes with the browser (UMA Grant section 3.3.2). */
  static Map<String, String> parameters(Client client, String ticket, String state) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("client_id", client.id());
    parameters.put("ticket", ticket);
    if (!client.claimsRedirects().isEmpty()) {
      parameters.put("claims_redirect_uri", client.claimsRedirects().getFirst().toString());
    }
    parameters.put("state", state);
    return parameters;
  }

  /** A token for the first scope of the first resource, in the answer that gave it. */
  JsonNode granted(Client client) {
    return Expect.json(end(client, Map.of(ResourceRole.R1, List.of("a")), ""), 200);
  }

  /** What a token is good for, by introspection: scopes by resource. */
  Map<ResourceRole, Set<String>> permitted(String token) {
    var body = Expect.json(moves.introspect(holder, token), 200);
    Expect.that(body.path("active").asBoolean(), "an active token", "active: false");
    return permissions(body);
  }

  /** The same of a token that may be inactive, which is good for nothing. */
  Map<ResourceRole, Set<String>> permissions(String token) {
    var body = Expect.json(moves.introspect(holder, token), 200);
    return body.path("active").asBoolean() ? permissions(body) : Map.of();
  }

  private Map<ResourceRole, Set<String>> permissions(JsonNode body) {
    var permitted = new EnumMap<ResourceRole, Set<String>>(ResourceRole.class);
    for (var permission : body.path("permissions")) {
      ids.forEach((role, id) -> {
        if (id.equals(permission.path("resource_id").asText())) {
          permitted
              .computeIfAbsent(role, _ -> new TreeSet<>())
              .addAll(Moves.texts(permission.path("resource_scopes")));
        }
      });
    }
    return permitted;
  }
}
