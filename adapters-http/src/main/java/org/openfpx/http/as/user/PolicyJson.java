package org.openfpx.http.as.user;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.as.policy.Invitation;
import org.openfpx.domain.as.policy.ManagePolicies.Terms;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.text.Language;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.problem.BadRequest;

/** Policies, and the resources that they are on, as their account writes and reads them. */
final class PolicyJson {
  private static final int LONGEST = 255;

  private final InstantSource time;

  PolicyJson(InstantSource time) {
    this.time = time;
  }

  /** A policy; never the value of a claim, which the AS does not know. */
  Map<String, Object> of(Policy policy) {
    var members = new LinkedHashMap<String, Object>();
    members.put("policy_id", policy.id().value());
    members.put("resource_id", policy.resource().value());
    members.put("resource_scopes", policy.scopes().names());
    members.put("expires_at", policy.expiresAt().getEpochSecond());
    switch (policy.who()) {
      case Policy.WhoProves(var issuer, var claim, _, _) ->
          members.put("claim", Map.of("issuer", issuer.value(), "name", claim));
      case Policy.WhoAsks() -> members.put("ask", true);
      case Policy.WhoUses(var client) -> members.put("client_id", client.value());
      case Policy.WhoIsInvited(var invitation) -> members.put("invite", invite(invitation));
    }
    return members;
  }

  /**
   * An invitation as its guest sees it: what it opens, and how it stands. It has an id as soon as
   * it has been taken.
   *
   * @param on the resource that it opens, if it is there and takes part
   */
  Map<String, Object> invited(Policy policy, Optional<Resource> on, List<Language> languages) {
    var members = new LinkedHashMap<String, Object>();
    var invitation = ((Policy.WhoIsInvited) policy.who()).invitation();
    if (invitation instanceof Invitation.Taken) {
      members.put("invitation_id", policy.id().value());
    }
    members.put("resource_id", policy.resource().value());
    on.ifPresent(resource -> {
      members.put("resource_type", resource.definition().type().toString());
      members.put("resource_server", resource.server().id().value());
      resource.name().ifPresent(name -> members.put("name", name.in(languages)));
    });
    members.put("resource_scopes", policy.scopes().names());
    members.put("expires_at", policy.expiresAt().getEpochSecond());
    members.put("invite", invite(invitation));
    return members;
  }

  /** How an invitation stands; never who took it. */
  private Map<String, Object> invite(Invitation invitation) {
    return switch (invitation) {
      case Invitation.Taken _ -> Map.of("status", "taken");
      case Invitation.Waiting(_, var until) ->
          Map.of(
              "status",
              time.instant().isBefore(until) ? "waiting" : "over",
              "expires_at",
              until.getEpochSecond());
    };
  }

  /** A resource that belongs to the account. */
  static Map<String, Object> of(Resource resource, List<Language> languages) {
    var members = new LinkedHashMap<String, Object>();
    members.put("resource_id", resource.id().value());
    members.put("resource_type", resource.definition().type().toString());
    members.put("resource_scopes", resource.offeredScopes().names());
    members.put("resource_server", resource.server().id().value());
    members.put("resource_uri", resource.uri().toString());
    resource.name().ifPresent(name -> members.put("name", name.in(languages)));
    return members;
  }

  /** What an account wants of a policy. */
  static Terms terms(JsonObject body) {
    body.only(
        "resource_id", "resource_scopes", "expires_at", "claim", "client_id", "ask", "invite");
    var resource = body.string("resource_id");
    if (resource.isBlank() || resource.length() > LONGEST) {
      throw new BadRequest("invalid_request", "resource_id is 1 to " + LONGEST + " characters");
    }
    return new Terms(
        new ResourceId(resource),
        ScopesAndTimes.scopes(body, "resource_scopes"),
        ScopesAndTimes.expiresAt(body),
        who(body));
  }

  /** UMA Grant 5.6: a policy without a condition would let everybody through, and is none. */
  private static Terms.Who who(JsonObject body) {
    if (Stream.of("claim", "client_id", "ask", "invite").filter(body::has).count() != 1) {
      throw new BadRequest("invalid_request", "one of claim, client_id, ask and invite says who");
    }
    if (body.has("ask")) {
      return yes(body, "ask", new Terms.Asking());
    }
    if (body.has("invite")) {
      return yes(body, "invite", new Terms.Inviting());
    }
    return body.has("claim") ? proving(body.object("claim")) : using(body.string("client_id"));
  }

  private static Terms.Who yes(JsonObject body, String member, Terms.Who who) {
    if (!body.flag(member)) {
      throw new BadRequest("invalid_request", member + " is true, or absent");
    }
    return who;
  }

  private static Terms.Who using(String client) {
    if (!ClientId.isClientId(client)) {
      throw new BadRequest("invalid_request", "client_id is that of no client");
    }
    return new Terms.Using(new ClientId(client));
  }

  private static Terms.Who proving(JsonObject claim) {
    claim.only("issuer", "name", "value");
    var issuer = claim.string("issuer");
    var name = claim.string("name");
    var value = claim.string("value");
    if (!Issuer.isIssuer(issuer)) {
      throw new BadRequest("invalid_request", "claim.issuer is no issuer");
    }
    if (name.isBlank() || name.length() > LONGEST || value.isEmpty() || value.length() > LONGEST) {
      throw new BadRequest(
          "invalid_request", "claim.name and claim.value are 1 to " + LONGEST + " characters");
    }
    return new Terms.Proving(new Issuer(issuer), name, value);
  }
}
