package org.openfpx.conformance.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/**
 * What owners let through at a server of OpenFPX, and what they answer who asks, each by their own
 * account (protocol, sections 3.9 and 3.10).
 */
final class OwnersPolicies {
  private static final Duration LIFE = Duration.ofDays(1);
  private static final String POLICIES = "/user/policies";
  private static final String REQUESTS = "/user/requests";
  private static final int NOT_THEIRS = 404;

  private final PlayedWallet wallet;
  private final List<String> owners;
  private final Map<String, String> ownerOf = new HashMap<>();
  private final Map<String, List<String>> made = new HashMap<>();

  OwnersPolicies(PlayedWallet wallet, List<String> owners) {
    this.wallet = wallet;
    this.owners = List.copyOf(owners);
  }

  /** Whoever uses one of these clients. */
  void allow(String resource, List<String> scopes, Collection<String> clients) {
    for (var client : clients) {
      make(resource, policy(resource, scopes).put("client_id", client));
    }
  }

  /** Whoever proves to be this person. */
  void allow(String resource, List<String> scopes, ClaimTokens issuer, RequestingParty who) {
    var policy = policy(resource, scopes);
    policy
        .putObject("claim")
        .put("issuer", issuer.issuer())
        .put("name", "email")
        .put("value", who.mail());
    make(resource, policy);
  }

  /** Nobody whom the owner is not asked about. */
  void ask(String resource, List<String> scopes) {
    make(resource, policy(resource, scopes).put("ask", true));
  }

  private static ObjectNode policy(String resource, List<String> scopes) {
    var policy =
        JsonNodeFactory.instance.objectNode().put("resource_id", resource).put("expires_at", end());
    scopes.forEach(policy.putArray("resource_scopes")::add);
    return policy;
  }

  private static long end() {
    return Chance.now().plus(LIFE).getEpochSecond();
  }

  /** By whoever of the owners has the resource. */
  private void make(String resource, ObjectNode policy) {
    var known = Optional.ofNullable(ownerOf.get(resource));
    for (var owner : known.map(List::of).orElse(owners)) {
      var answer = made(owner, policy);
      if (answer.status() != NOT_THEIRS) {
        var id = answer.expect(201).json().path("policy_id").asText();
        ownerOf.put(resource, owner);
        made.computeIfAbsent(resource, _ -> new ArrayList<>()).add(id);
        return;
      }
    }
    throw new NotOffered("none of the owners whom the kit plays has that resource");
  }

  private Answer made(String owner, JsonNode policy) {
    var request = Request.json("Set a policy", "POST", wallet.at(POLICIES), policy.toString());
    return wallet.send(wallet.account(owner), request);
  }

  /** The answer to an owner who lets a client through to what may be another's. */
  Answer attempt(String owner, String resource, List<String> scopes, String client) {
    return made(owner, policy(resource, scopes).put("client_id", client));
  }

  /**
   * The answers where one policy is to be about all of these, of which the owner has the first: a
   * list where one resource belongs, a list beside it, and a list of policies.
   */
  List<Answer> attempt(String owner, List<String> resources, List<String> scopes, String client) {
    var first = policy(resources.getFirst(), scopes).put("client_id", client);
    var instead = first.deepCopy();
    resources.forEach(instead.putArray("resource_id")::add);
    var beside = first.deepCopy();
    resources.forEach(beside.putArray("resources")::add);
    var each = JsonNodeFactory.instance.arrayNode();
    resources.forEach(one -> each.add(first.deepCopy().put("resource_id", one)));
    return Stream.of(instead, beside, each).map(policy -> made(owner, policy)).toList();
  }

  /** Nobody any more. */
  void forbid(String resource) {
    var policies = Optional.ofNullable(made.remove(resource)).orElse(List.of());
    for (var policy : policies) {
      var address = wallet.at(POLICIES + "/" + policy);
      var request = new Request("Take a policy away", "DELETE", address, Map.of(), "");
      var answer = wallet.send(wallet.account(ownerOf(resource)), request);
      if (answer.status() != NOT_THEIRS) {
        answer.expect(204);
      }
    }
  }

  private String ownerOf(String resource) {
    return Optional.ofNullable(ownerOf.get(resource))
        .orElseThrow(() -> new NotOffered("the owner of that resource was never asked"));
  }

  /** What waits for this owner. */
  List<Waiting> waiting(String owner) {
    var waiting = new ArrayList<Waiting>();
    for (var request : requests(owner)) {
      for (var line : request.path("resources")) {
        waiting.add(
            new Waiting(
                line.path("resource_id").asText(),
                request.path("client_id").asText(),
                Set.copyOf(texts(line.path("resource_scopes")))));
      }
    }
    return waiting;
  }

  private JsonNode requests(String owner) {
    var request = Request.get("See what waits", wallet.at(REQUESTS));
    return wallet.send(wallet.account(owner), request).expect(200).json().path("requests");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /** The owner's answer to all that waits on a resource: these scopes, or no. */
  void decide(String resource, List<String> scopes) {
    var owner = ownerOf(resource);
    var answer = JsonNodeFactory.instance.objectNode();
    if (scopes.isEmpty()) {
      answer.put("status", "denied");
    } else {
      answer.put("expires_at", end());
      scopes.forEach(answer.putArray("resource_scopes")::add);
    }
    var asked = 0;
    for (var request : requests(owner)) {
      if (request.path("resources").path(0).path("resource_id").asText().equals(resource)) {
        var address = wallet.at(REQUESTS + "/" + request.path("request_id").asText());
        wallet
            .send(
                wallet.account(owner),
                Request.json("Answer for the owner", "PATCH", address, answer.toString()))
            .expect(200);
        asked++;
      }
    }
    if (asked == 0) {
      throw new UnexpectedAnswer("nothing waits for the owner of the resource");
    }
  }
}
