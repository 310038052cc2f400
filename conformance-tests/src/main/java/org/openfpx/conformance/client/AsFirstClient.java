package org.openfpx.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/**
 * One transaction from the side of a public client: its four calls, and the two checks that are its
 * own, of {@code state} and issuer. It may begin with a ticket from a source instead.
 */
public final class AsFirstClient {
  private static final String CAPABILITY_TICKET =
      "urn:ietf:params:oauth:grant-type:capability-ticket";
  private static final String UMA_TICKET = "urn:ietf:params:oauth:grant-type:uma-ticket";

  private final Peer peer;
  private final Network network;
  private final Pkce pkce = new Pkce(random());
  private final String state = random();

  public AsFirstClient(Peer peer, Network network) {
    this.peer = peer;
    this.network = network;
  }

  /** UMA Grant section 2: every address comes from the discovery document. */
  public JsonNode discover() {
    var address = URI.create(network.authorizationServer() + "/.well-known/uma2-configuration");
    return peer.send(Request.get("Read the discovery document", address)).expect(200).json();
  }

  /** Opens a transaction for types of resources. */
  public JsonNode open(URI tokenEndpoint) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", CAPABILITY_TICKET);
    fields.put("client_id", network.clientId());
    fields.put("capability_ticket", network.capabilityTicket());
    fields.put("code_challenge", pkce.challenge());
    fields.put("code_challenge_method", Pkce.METHOD);
    var request = Request.form("Open a transaction for types of records", tokenEndpoint, fields);
    return peer.send(request).expect(200).json();
  }

  /** Brings a ticket that a source gave, whatever comes of it (UMA Grant section 3.3.1). */
  public Answer bring(URI tokenEndpoint, String ticket) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", UMA_TICKET);
    fields.put("client_id", network.clientId());
    fields.put("ticket", ticket);
    fields.put("code_challenge", pkce.challenge());
    fields.put("code_challenge_method", Pkce.METHOD);
    return peer.send(Request.form("Bring the ticket of a source", tokenEndpoint, fields));
  }

  /** Where the person's browser is sent with the ticket (UMA Grant section 3.3.2). */
  public URI claimsAddress(JsonNode opened) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("client_id", network.clientId());
    parameters.put("ticket", opened.required("ticket").asText());
    parameters.put("claims_redirect_uri", network.claimsRedirectUri().toString());
    parameters.put("state", state);
    return Request.query(URI.create(opened.required("redirect_user").asText()), parameters);
  }

  /**
   * The ticket that the person's browser brings back.
   *
   * @throws UnexpectedAnswer if it brings an error, another {@code state} or another issuer
   */
  public String returned(URI back) {
    var parameters = Request.decode(back.getRawQuery() == null ? "" : back.getRawQuery());
    if (!state.equals(parameters.get("state"))) {
      throw new UnexpectedAnswer("the browser came back with another state");
    }
    if (!network.authorizationServer().toString().equals(parameters.get("iss"))) {
      throw new UnexpectedAnswer("the browser came back with another issuer");
    }
    if (parameters.containsKey("error")) {
      throw new UnexpectedAnswer("the browser came back with " + parameters.get("error"));
    }
    return parameters.getOrDefault("ticket", "");
  }

  /** Redeems the ticket for one token per resource server. */
  public JsonNode redeem(URI tokenEndpoint, String ticket) {
    return present(tokenEndpoint, ticket).expect(200).json();
  }

  /** Presents the ticket, whatever comes of it (UMA Grant section 3.3.1). */
  public Answer present(URI tokenEndpoint, String ticket) {
    var fields = presentation(ticket);
    fields.put("client_id", network.clientId());
    return peer.send(Request.form("Redeem the ticket for tokens", tokenEndpoint, fields));
  }

  /** What is said of a ticket by whoever presents it, without who that is. */
  public Map<String, String> presentation(String ticket) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("grant_type", UMA_TICKET);
    fields.put("ticket", ticket);
    fields.put("code_verifier", pkce.verifier());
    return fields;
  }

  /** Reads one resource with the token for its resource server; answers the number of records. */
  public int read(JsonNode permission, JsonNode token) {
    var address = URI.create(permission.required("resource_uri").asText());
    var name = "Read from " + token.required("resource_server").asText();
    var request =
        Request.get(name, address)
            .bearer(token.required("access_token").asText())
            .with("Accept", "application/fhir+json");
    return peer.send(request).expect(200).json().path("entry").size();
  }

  private static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
