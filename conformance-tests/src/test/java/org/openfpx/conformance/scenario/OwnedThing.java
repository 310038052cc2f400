package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;

/**
 * Notes of somebody's visits, which City Clinic has registered as theirs, and what is done with
 * them: the clinic speaks with that person's PAT, and somebody else at My Immunizations asks.
 */
public final class OwnedThing {
  private static final String CLIENT = "my-immunizations";
  private static final String CLIENT_SECRET = "OPENFPX_MY_IMMUNIZATIONS_SECRET";
  private static final String CLINIC = "city-clinic";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final ScenarioNetwork network;
  private final Peer peer;
  private final String pat;
  private final String id;
  private final URI page;

  private OwnedThing(ScenarioNetwork network, Peer peer, String pat, JsonNode registered) {
    this.network = network;
    this.peer = peer;
    this.pat = pat;
    this.id = registered.required("_id").asText();
    this.page = URI.create(registered.required("user_access_policy_uri").asText());
  }

  /** Where the clinic sends a person who lets it register things of theirs. */
  public static URI letRegister(ScenarioNetwork network) {
    return Request.query(
        network.authorizationServer("/oauth2/authorize"),
        Map.of(
            "client_id", CLINIC,
            "redirect_uri", network.clinic("/connected").toString(),
            "response_type", "code",
            "scope", "uma_protection",
            "state", "the-state",
            "code_challenge", CHALLENGE,
            "code_challenge_method", "S256"));
  }

  /** The clinic registers notes of the person who came back with that code. */
  public static OwnedThing registered(ScenarioNetwork network, Peer peer, String code) {
    var redemption =
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            network.clinic("/connected").toString(),
            "code_verifier",
            VERIFIER);
    var tokens = peer.send(as(network, CLINIC, "OPENFPX_CITY_CLINIC_SECRET", redemption));
    var pat = tokens.expect(200).json().required("access_token").asText();
    var body =
        "{\"type\":\"https://openfpx.org/types/visit-notes\",\"name\":\"Notes of my visits\","
            + "\"resource_scopes\":[\"read\",\"add\"]}";
    var made =
        peer.send(
            Request.json("register", "POST", network.authorizationServer("/uma/resource"), body)
                .bearer(pat));
    return new OwnedThing(network, peer, pat, made.expect(201).json());
  }

  /** What the clinic is told that it has of the owner, with their PAT. */
  Answer asItsOwner(Peer asking) {
    return asking.send(
        Request.get("list", network.authorizationServer("/uma/resource")).bearer(pat));
  }

  /** Where the clinic sends its owner to decide who sees it. */
  public URI page() {
    return page;
  }

  /** Somebody asks the clinic for it, who answers with this ticket. */
  public String ticket() {
    return ticket("\"read\",\"add\"");
  }

  /** The same for these scopes, as members of a JSON array. */
  String ticket(String scopes) {
    var body = "{\"resource_id\":\"" + id + "\",\"resource_scopes\":[" + scopes + "]}";
    return peer.send(
            Request.json("ticket", "POST", network.authorizationServer("/uma/permission"), body)
                .bearer(pat))
        .expect(201)
        .json()
        .required("ticket")
        .asText();
  }

  /** The client brings a ticket. */
  public Answer bring(String ticket, Map<String, String> more) {
    var fields = new HashMap<>(more);
    fields.put("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket");
    fields.put("ticket", ticket);
    return peer.send(as(network, CLIENT, CLIENT_SECRET, fields));
  }

  /** The client asks, has to wait for the owner, and gets the ticket to come back with. */
  public String askedFor() {
    var answer = bring(ticket(), Map.of());
    var waits = answer.expect(403).json();
    assertThat(waits.path("error").asText()).isEqualTo("request_submitted");
    return waits.required("ticket").asText();
  }

  /** Where the client sends the browser of whoever asks with a fresh ticket. */
  public URI claims() {
    var needs =
        bring(ticket(), Map.of("code_challenge", CHALLENGE, "code_challenge_method", "S256"));
    var told = needs.expect(403).json();
    assertThat(told.path("error").asText()).isEqualTo("need_info");
    return Request.query(
        URI.create(told.required("redirect_user").asText()),
        Map.of(
            "client_id",
            CLIENT,
            "ticket",
            told.required("ticket").asText(),
            "claims_redirect_uri",
            network.client("/callback").toString(),
            "state",
            "the-state"));
  }

  /** What the client gets for the ticket with which the browser came back. */
  public JsonNode redeem(String ticket) {
    return bring(ticket, Map.of("code_verifier", VERIFIER)).expect(200).json();
  }

  /** What the clinic is told of a token. */
  public JsonNode introspect(String token) {
    return peer.send(
            Request.form(
                    "introspect",
                    network.authorizationServer("/oauth2/introspect"),
                    Map.of("token", token))
                .bearer(pat))
        .expect(200)
        .json();
  }

  private static Request as(
      ScenarioNetwork network, String client, String variable, Map<String, String> fields) {
    var secret = network.kept("secrets").getOrDefault(variable, "");
    var pair = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return Request.form("token", network.authorizationServer("/oauth2/token"), fields)
        .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }
}
