package org.openfpx.conformance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;

/**
 * What a client has to know of a network before it can begin, as the demo's start page says it at
 * {@code /network.json}.
 *
 * @param authorizationServer its issuer
 * @param clientId a public client with ticket PKCE
 * @param claimsRedirectUri where the person's browser is to come back; nothing needs to answer
 *     there
 * @param wallet which one the person is to choose where the network has several, if it is known
 */
public record Network(
    URI authorizationServer,
    String clientId,
    URI claimsRedirectUri,
    String capabilityTicket,
    String user,
    String password,
    Optional<String> wallet) {

  /** Asks a start page. */
  public static Network of(Peer peer, URI startPage) {
    var answer = peer.send(Request.get("Ask the demo where everything is", startPage)).expect(200);
    return of(answer.json());
  }

  private static Network of(JsonNode json) {
    return new Network(
        URI.create(json.required("authorization_server").asText()),
        json.required("client_id").asText(),
        URI.create(json.required("claims_redirect_uri").asText()),
        json.required("capability_ticket").asText(),
        json.required("person").required("user").asText(),
        json.required("person").required("password").asText(),
        Optional.ofNullable(json.get("wallet")).map(JsonNode::asText));
  }
}
