package org.openfpx.conformance.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/**
 * Keycloak's Admin REST API, as an administrator of its realm {@code master} uses it.
 *
 * @see <a href="https://www.keycloak.org/docs-api/latest/rest-api/index.html">Admin REST API</a>
 */
public final class KeycloakAdmin implements AutoCloseable {
  private final Peer peer;
  private final String server;
  private final LastingToken token;

  /**
   * @param server its address, such as {@code http://127.0.0.1:8080}
   */
  public KeycloakAdmin(Peer peer, String server, String user, String password) {
    this.peer = peer;
    this.server = server;
    var endpoint = URI.create(server + "/realms/master/protocol/openid-connect/token");
    var fields =
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "admin-cli",
            "username",
            user,
            "password",
            password);
    this.token =
        new LastingToken(() -> peer.send(Request.form("Sign in as admin", endpoint, fields)));
  }

  /**
   * Has a new client registered for these client scopes. Who names any gets no others, so that
   * those come along by which Keycloak tells itself who a client is and which roles it has.
   */
  public static ObjectNode register(ObjectNode client, Set<String> scopes) {
    if (!scopes.isEmpty()) {
      List.of("basic", "roles").forEach(client.putArray("defaultClientScopes")::add);
      scopes.forEach(client.putArray("optionalClientScopes")::add);
    }
    return client;
  }

  /**
   * Sees whether the server lets this administrator in.
   *
   * @throws UnexpectedAnswer if it does not
   */
  public void signIn() {
    token.value();
  }

  /** What is there. */
  public JsonNode read(String path) {
    return send(Request.get("Read " + path, at(path))).expect(200).json();
  }

  /** Makes something of this collection; answers the path of what was made. */
  public String create(String path, JsonNode what) {
    var answer = send(Request.json("Create in " + path, "POST", at(path), what.toString()));
    var location = answer.expect(201).header("Location").orElse("");
    var id = location.substring(location.lastIndexOf('/') + 1);
    return path + "/" + id;
  }

  /** Makes something of this collection, if there is none of that name. */
  public void provide(String path, JsonNode what) {
    var answer = send(Request.json("Create in " + path, "POST", at(path), what.toString()));
    if (answer.status() != 409) {
      answer.expect(201);
    }
  }

  /** Hands something in, which is taken as a whole or refused. */
  public void take(String path, JsonNode what) {
    send(Request.json("Hand in to " + path, "POST", at(path), what.toString())).expect(200);
  }

  /** Takes something away, if it is there. */
  public void remove(String path) {
    var answer = send(new Request("Remove " + path, "DELETE", at(path), Map.of(), ""));
    if (answer.status() != 404) {
      answer.expect(204);
    }
  }

  private Answer send(Request request) {
    return peer.send(request.bearer(token.value()));
  }

  private URI at(String path) {
    return URI.create(server + "/admin/realms" + path);
  }

  @Override
  public void close() {
    peer.close();
  }
}
