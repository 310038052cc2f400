package org.openfpx.idp.uma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.rsa.access.PermissionTickets;
import org.openfpx.domain.rsa.access.Validity;
import org.openfpx.domain.rsa.rot.PermissionId;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protection API of any UMA authorization server, as a resource server uses it with a PAT of
 * its own (UMA 2.0 Federated Authorization, sections 4 and 5). Introspection is never cached; the
 * PAT is, until shortly before it ends or until it is refused.
 */
public final class UmaProtection implements Introspection, PermissionTickets {
  private static final Logger LOG = LoggerFactory.getLogger(UmaProtection.class);
  private static final ScopeSet PROTECTION = ScopeSet.of("uma_protection");
  private static final Endpoint INTROSPECTION =
      new Endpoint("introspection_endpoint", "/oauth2/introspect");
  private static final Endpoint KEYS = new Endpoint("jwks_uri", "/oauth2/jwks");
  private static final Endpoint PERMISSION = new Endpoint("permission_endpoint", "/uma/permission");

  private record Endpoint(String member, String usual) {}

  private final UmaCalls calls;
  private final Function<Issuer, Optional<ProviderRegistration>> registrations;

  /**
   * @param client one whose directory knows authorization servers
   * @param registrations how we are known at each of them
   */
  public UmaProtection(
      ProviderClient client,
      Outgoing outgoing,
      World world,
      Function<Issuer, Optional<ProviderRegistration>> registrations) {
    this.calls = new UmaCalls(outgoing, client, world);
    this.registrations = registrations;
  }

  @Override
  public Introspection.Answer introspect(URI authorizationServer, Secret token) {
    return introspection(authorizationServer, token, "application/json")
        .flatMap(Reply.Answered::object)
        .map(UmaProtection::introspected)
        .orElseGet(Introspection.Unreachable::new);
  }

  /** The answer about a token, in one form; nothing if there is none. */
  Optional<Reply.Answered> introspection(URI authorizationServer, Secret token, String form) {
    return ask(
            authorizationServer,
            INTROSPECTION,
            endpoint ->
                OutgoingRequest.form(endpoint, Map.of("token", token.reveal()))
                    .with("Accept", form))
        .filter(answer -> answer.status() == 200);
  }

  /** How we are known there. */
  Optional<ProviderRegistration> us(URI authorizationServer) {
    return registrations.apply(new Issuer(authorizationServer.toString()));
  }

  /** Where it publishes what it signs with. */
  Optional<URI> keys(ProviderRegistration us) {
    return calls.address(us, KEYS.member(), KEYS.usual());
  }

  static Introspection.Answer introspected(ObjectNode answer) {
    if (!answer.path("active").isBoolean()) {
      return new Introspection.Unreachable();
    }
    if (!answer.path("active").booleanValue()) {
      return new Introspection.Inactive();
    }
    var client = answer.path("client_id").asText("");
    var end = time(answer.path("exp"));
    if (!ClientId.isClientId(client) || end.isEmpty()) {
      LOG.warn("an introspection lacks client_id or exp");
      return new Introspection.Inactive();
    }
    var issuer = Optional.ofNullable(answer.path("iss").textValue());
    var key = key(answer);
    if ((issuer.isPresent() && !Issuer.isIssuer(issuer.get()))
        || (isBound(answer) && key.isEmpty())) {
      return new Introspection.Inactive();
    }
    return validity(answer, end.get())
        .<Introspection.Answer>map(validity ->
            new Introspection.Active(
                issuer.map(URI::create),
                new ClientId(client),
                validity,
                permissions(answer.path("permissions"), end.get()),
                key))
        .orElseGet(Introspection.Inactive::new);
  }

  /** Whether only who holds a key may use it, be it in a way that we can't check (RFC 7800). */
  private static boolean isBound(ObjectNode answer) {
    return answer.hasNonNull("cnf")
        || answer.path("token_type").asText("").equalsIgnoreCase("DPoP");
  }

  private static Optional<KeyThumbprint> key(ObjectNode answer) {
    return Optional.ofNullable(answer.path("cnf").path("jkt").textValue())
        .filter(KeyThumbprint::isThumbprint)
        .map(KeyThumbprint::new);
  }

  /** From the later of the two times that it may say; nothing if one of them is no time. */
  private static Optional<Validity> validity(JsonNode said, Instant end) {
    var from = Instant.MIN;
    for (var member : List.of("iat", "nbf")) {
      if (said.hasNonNull(member)) {
        var time = time(said.get(member));
        if (time.isEmpty()) {
          return Optional.empty();
        }
        from = time.get().isAfter(from) ? time.get() : from;
      }
    }
    return Optional.of(new Validity(from, end));
  }

  private static List<ActivePermission> permissions(JsonNode permissions, Instant tokenEnd) {
    var active = new ArrayList<ActivePermission>();
    // An object has members that can be walked as well, but it is no list of permissions.
    if (permissions.isArray()) {
      permissions.forEach(one -> permission(one, tokenEnd).ifPresent(active::add));
    }
    return active;
  }

  private static Optional<ActivePermission> permission(JsonNode permission, Instant tokenEnd) {
    var id = permission.path("permission_id").asText("");
    var resource = permission.path("resource_id").asText("");
    // One that says no end ends with its token; one that says what is no time is good for nothing.
    var end = permission.hasNonNull("exp") ? time(permission.get("exp")) : Optional.of(tokenEnd);
    if (id.isBlank() || resource.isBlank()) {
      return Optional.empty();
    }
    return end.flatMap(until -> validity(permission, until))
        .map(validity ->
            new ActivePermission(
                new PermissionId(id),
                new ResourceId(resource),
                scopes(permission.path("resource_scopes")),
                validity,
                Optional.ofNullable(permission.path("rot").textValue())
                    .filter(rot -> !rot.isBlank())
                    .map(Secret::new)));
  }

  /** A time in seconds since 1970, unless it is none or beyond all times. */
  private static Optional<Instant> time(JsonNode seconds) {
    return Optional.of(seconds)
        .filter(JsonNode::canConvertToLong)
        .map(JsonNode::longValue)
        .filter(second ->
            second >= Instant.MIN.getEpochSecond() && second <= Instant.MAX.getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  private static ScopeSet scopes(JsonNode names) {
    var scopes = new ArrayList<Scope>();
    if (names.isArray()) {
      for (JsonNode name : names) {
        if (Scope.isScope(name.asText(""))) {
          scopes.add(new Scope(name.asText()));
        }
      }
    }
    return ScopeSet.of(scopes);
  }

  @Override
  public PermissionTickets.Answer ask(ProtectedResource wanted) {
    return ask(
            wanted.authorizationServer(),
            PERMISSION,
            endpoint -> OutgoingRequest.json("POST", endpoint, request(wanted)))
        .flatMap(UmaProtection::ticket)
        .<PermissionTickets.Answer>map(PermissionTickets.Ticket::new)
        .orElseGet(PermissionTickets.NoTicket::new);
  }

  private static Optional<Secret> ticket(Reply.Answered answer) {
    var ticket =
        answer
            .object()
            .flatMap(object -> Optional.ofNullable(object.path("ticket").textValue()))
            .filter(text -> text.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,2048}"))
            .map(Secret::new);
    if (ticket.isEmpty()) {
      LOG.warn(
          "no permission ticket: the authorization server answered {} {}",
          answer.status(),
          answer.errorForLog());
    }
    return ticket;
  }

  private static String request(ProtectedResource wanted) {
    var request = JsonNodeFactory.instance.objectNode();
    request.put("resource_id", wanted.resource().value());
    var scopes = request.putArray("resource_scopes");
    wanted.scopes().names().forEach(scopes::add);
    return request.toString();
  }

  private Optional<Reply.Answered> ask(
      URI authorizationServer, Endpoint endpoint, Function<URI, OutgoingRequest> request) {
    var us = us(authorizationServer);
    if (us.isEmpty()) {
      LOG.warn("no credentials for the authorization server {}", authorizationServer);
      return Optional.empty();
    }
    var address = calls.address(us.get(), endpoint.member(), endpoint.usual());
    return calls.send(us.get(), PROTECTION, address, request) instanceof Reply.Answered answer
            && !answer.isTrouble()
        ? Optional.of(answer)
        : Optional.empty();
  }
}
