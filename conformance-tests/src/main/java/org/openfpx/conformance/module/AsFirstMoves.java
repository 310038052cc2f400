package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.client.Pkce;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.AsFirst;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;

/** What a client does that begins at the authorization server, request by request. */
final class AsFirstMoves {
  static final String GRANT = "urn:ietf:params:oauth:grant-type:capability-ticket";

  private final Subject subject;
  private final AsFirst parts;
  private final Pkce pkce = new Pkce(Chance.token());

  AsFirstMoves(Subject subject) {
    this.subject = subject;
    this.parts = subject.driver().asFirst();
  }

  AsFirst parts() {
    return parts;
  }

  /** The fields that ask for the records, without a challenge. */
  Map<String, String> bare() {
    return asking("capability_ticket", parts.records());
  }

  /** The fields that ask for something, without a challenge. */
  static Map<String, String> asking(String name, String value) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", GRANT);
    fields.put(name, value);
    return fields;
  }

  /** The same with a challenge (profile ticket PKCE). */
  Map<String, String> challenging(Map<String, String> fields) {
    var more = new LinkedHashMap<>(fields);
    more.put("code_challenge", pkce.challenge());
    more.put("code_challenge_method", Pkce.METHOD);
    return more;
  }

  Answer open(Client client, Map<String, String> fields) {
    return subject.send(
        client.form("Open a transaction for types", subject.endpoint("token_endpoint"), fields));
  }

  /** A transaction for the records. */
  JsonNode opened() {
    return Expect.json(open(parts.client(), challenging(bare())), 200);
  }

  /** Where a person's browser comes back to who was sent there with the ticket of an answer. */
  Map<String, String> visited(JsonNode opened, Answering answering) {
    return visited(subject.recorder(), opened, answering);
  }

  Map<String, String> visited(Recorder recorder, JsonNode opened, Answering answering) {
    var ticket = Expect.text(opened, "ticket");
    var address = URI.create(Expect.text(opened, "redirect_user"));
    var claims = Request.query(address, Journey.parameters(parts.client(), ticket, "kit"));
    return Returned.of(subject.driver().gather(recorder, claims, answering));
  }

  /** Presents a ticket with these fields besides. */
  Answer present(String ticket, Map<String, String> more) {
    var fields = Moves.fields(ticket);
    fields.putAll(more);
    var endpoint = subject.endpoint("token_endpoint");
    return subject.send(parts.client().form("Redeem the ticket", endpoint, fields));
  }

  /** The field that shows who began. */
  Map<String, String> verifier() {
    return Map.of("code_verifier", pkce.verifier());
  }

  /** The ticket that the browser brought. */
  static String ticket(Map<String, String> brought) {
    var ticket = brought.getOrDefault("ticket", "");
    Expect.that(!ticket.isEmpty(), "a ticket in the redirect", brought.keySet().toString());
    return ticket;
  }

  /** The token set of a transaction in which the person answers so. */
  JsonNode granted(Answering answering) {
    var ticket = ticket(visited(opened(), answering));
    return Expect.json(present(ticket, verifier()), 200);
  }

  Answer refresh(String refreshToken) {
    var fields = Map.of("grant_type", "refresh_token", "refresh_token", refreshToken);
    var endpoint = subject.endpoint("token_endpoint");
    return subject.send(parts.client().form("Refresh", endpoint, fields));
  }

  Answer revoke(String token) {
    var endpoint = subject.endpoint("revocation_endpoint");
    return subject.send(parts.client().form("Revoke a token", endpoint, Map.of("token", token)));
  }

  /** What a token is to a resource server, by the name that a token set has for it. */
  JsonNode introspected(String resourceServer, String token) {
    var endpoint = subject.endpoint("introspection_endpoint");
    var request = Request.form("Introspect a token", endpoint, Map.of("token", token));
    var pat = subject.driver().patOf(resourceServer);
    return Expect.json(subject.send(request.bearer(pat)), 200);
  }

  /** The tokens of a set. */
  static List<JsonNode> tokens(JsonNode granted) {
    var tokens = granted.path("access_tokens");
    Expect.that(
        tokens.isArray() && !tokens.isEmpty(), "access_tokens, a list", Expect.kind(tokens));
    return tokens.valueStream().toList();
  }

  /** Whether a token of a set is good at its own resource server. */
  boolean isActive(JsonNode token) {
    var server = Expect.text(token, "resource_server");
    return introspected(server, Expect.text(token, "access_token")).path("active").asBoolean();
  }
}
