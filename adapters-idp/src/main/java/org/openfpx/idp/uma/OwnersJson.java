package org.openfpx.idp.uma;

import static org.openfpx.idp.uma.TransactionJson.instant;
import static org.openfpx.idp.uma.TransactionJson.scopes;
import static org.openfpx.idp.uma.TransactionJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.guest.GuestServers.Offered;
import org.openfpx.domain.wallet.guest.GuestServers.Taken;
import org.openfpx.domain.wallet.owning.Asked;
import org.openfpx.domain.wallet.owning.Believed;
import org.openfpx.domain.wallet.owning.OwnersServers.Approved;
import org.openfpx.domain.wallet.owning.OwnersServers.Made;
import org.openfpx.domain.wallet.owning.OwnersServers.Terms;
import org.openfpx.domain.wallet.owning.OwnersServers.Whom;
import org.openfpx.domain.wallet.owning.Reader;
import org.openfpx.domain.wallet.owning.Rule;
import org.openfpx.domain.wallet.owning.Thing;

/**
 * What owners are told and say (protocol, sections 3.9 and 3.10). What is needed and missing or
 * malformed is an {@link IllegalArgumentException} or a {@link java.time.DateTimeException}.
 */
final class OwnersJson {
  private OwnersJson() {}

  static Thing thing(JsonNode node) {
    return new Thing(
        text(node, "resource_id"),
        text(node, "resource_type"),
        scopes(node.path("resource_scopes")),
        text(node, "resource_server"),
        words(node, "name"));
  }

  static Rule rule(JsonNode node) {
    return new Rule(
        text(node, "policy_id"),
        text(node, "resource_id"),
        scopes(node.path("resource_scopes")),
        instant(node, "expires_at"),
        whom(node));
  }

  private static Rule.Whom whom(JsonNode node) {
    if (node.path("ask").booleanValue()) {
      return new Rule.Whom.Asking();
    }
    if (node.path("invite") instanceof ObjectNode invite) {
      return new Rule.Whom.Invited(
          status(text(invite, "status")),
          invite.has("expires_at") ? Optional.of(instant(invite, "expires_at")) : Optional.empty());
    }
    if (node.path("client_id").isTextual()) {
      return new Rule.Whom.Using(text(node, "client_id"));
    }
    return node.path("claim").isObject()
        ? new Rule.Whom.Proving(
            text(node.path("claim"), "issuer"), text(node.path("claim"), "name"))
        : new Rule.Whom.Other();
  }

  private static Rule.Whom.Invited.Status status(String text) {
    return switch (text) {
      case "waiting" -> Rule.Whom.Invited.Status.WAITING;
      case "taken" -> Rule.Whom.Invited.Status.TAKEN;
      case "over" -> Rule.Whom.Invited.Status.OVER;
      default -> throw new IllegalArgumentException("no status of an invitation");
    };
  }

  static Made made(JsonNode node) {
    return new Made(rule(node), words(node, "invitation").map(Secret::new));
  }

  static Offered offered(JsonNode node) {
    return new Offered(
        text(node, "resource_id"),
        text(node, "resource_type"),
        text(node, "resource_server"),
        words(node, "name"),
        scopes(node.path("resource_scopes")),
        instant(node, "expires_at"));
  }

  static Taken taken(JsonNode node) {
    return new Taken(text(node, "invitation_id"), offered(node));
  }

  static List<Taken> allTaken(JsonNode node) {
    if (!node.path("invitations").isArray()) {
      throw new IllegalArgumentException("no list");
    }
    var all = new ArrayList<Taken>();
    node.path("invitations").forEach(one -> all.add(taken(one)));
    return all;
  }

  /** A reader; empty for what is no reading of a thing, or no reading now. */
  static Optional<Reader> reader(JsonNode node) {
    if (!node.path("resource_id").isTextual()
        || !"active".equals(node.path("status").textValue())) {
      return Optional.empty();
    }
    return Optional.of(
        new Reader(
            text(node, "permission_id"),
            text(node, "client_id"),
            text(node, "resource_id"),
            scopes(node.path("resource_scopes")),
            instant(node, "given_at"),
            instant(node, "expires_at")));
  }

  static Approved approved(JsonNode node) {
    return new Approved(
        text(node, "permission_id"),
        text(node, "resource_id"),
        scopes(node.path("resource_scopes")),
        instant(node, "expires_at"));
  }

  static Believed believed(JsonNode node) {
    var claims = new ArrayList<String>();
    node.path("claims").forEach(claim -> claims.add(claim.asText()));
    return new Believed(text(node, "issuer"), localized(node.path("name")), claims);
  }

  static Asked asked(JsonNode node) {
    var lines = new ArrayList<Asked.Line>();
    node.path("resources").forEach(line -> lines.add(line(line)));
    var given = new ArrayList<Approved>();
    node.path("permissions").forEach(one -> given.add(approved(one)));
    return new Asked(
        text(node, "request_id"),
        text(node, "account"),
        text(node, "client_id"),
        localized(node.path("purpose_text")),
        lines,
        instant(node, "since"),
        instant(node, "expires_at"),
        party(node.path("requesting_party")),
        state(text(node, "status")),
        given);
  }

  private static Asked.Line line(JsonNode node) {
    var longest = node.path("max_permission_duration");
    return new Asked.Line(
        text(node, "resource_id"),
        words(node, "resource_type"),
        words(node, "name"),
        scopes(node.path("resource_scopes")),
        longest.isIntegralNumber() && longest.canConvertToLong()
            ? Optional.of(Duration.ofMillis(longest.longValue()))
            : Optional.empty());
  }

  private static Optional<Asked.Party> party(JsonNode node) {
    if (!node.isObject()) {
      return Optional.empty();
    }
    var rules = new ArrayList<String>();
    node.path("policies").forEach(rule -> rules.add(rule.asText()));
    return Optional.of(new Asked.Party(words(node, "issuer"), rules));
  }

  private static Asked.State state(String text) {
    return switch (text) {
      case "pending" -> Asked.State.PENDING;
      case "approved" -> Asked.State.APPROVED;
      case "denied" -> Asked.State.DENIED;
      default -> throw new IllegalArgumentException("no state of a request");
    };
  }

  private static Optional<String> words(JsonNode node, String member) {
    return Optional.ofNullable(node.path(member).textValue()).filter(text -> !text.isBlank());
  }

  private static Optional<LocalizedText> localized(JsonNode node) {
    return node instanceof ObjectNode object && !object.isEmpty()
        ? Optional.of(TransactionJson.texts(object))
        : Optional.empty();
  }

  /** What a rule shall be. */
  static ObjectNode of(Terms terms) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("resource_id", terms.resource());
    putScopes(node, terms.scopes());
    node.put("expires_at", terms.endsAt().getEpochSecond());
    switch (terms.whom()) {
      case Whom.Asking() -> node.put("ask", true);
      case Whom.Inviting() -> node.put("invite", true);
      case Whom.Using(var client) -> node.put("client_id", client);
      case Whom.Proving(var issuer, var claim, var value) ->
          node.putObject("claim").put("issuer", issuer).put("name", claim).put("value", value);
    }
    return node;
  }

  static void putScopes(ObjectNode node, ScopeSet scopes) {
    var names = node.putArray("resource_scopes");
    List.copyOf(scopes.names()).forEach(names::add);
  }
}
