package org.openfpx.conformance.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;

/**
 * A diary that people sign in to with their wallet: it asks for nothing else, ends sign-ins, and is
 * told when one has ended.
 */
final class PlayedClient implements AutoCloseable {
  /** How far its port is from that of the first party. */
  static final int PARTY = 19;

  private static final String ID = "diary";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final ScenarioNetwork network;
  private final Peer peer;
  private final HttpServer server;
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  private PlayedClient(ScenarioNetwork network, Peer peer, HttpServer server) {
    this.network = network;
    this.peer = peer;
    this.server = server;
    server.createContext("/logout", this::takeLogout);
    server.start();
  }

  /** Starts it where its network knows it. */
  static PlayedClient in(ScenarioNetwork network, Peer peer) {
    try {
      var port = network.at(PARTY, "/").getPort();
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new PlayedClient(network, peer, HttpServer.create(address, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what the authorization server and the wallet are to know of it; answers where. */
  static Path registered(Path folder, URI at, URI icon) {
    var server =
        """
        oauth-client:
          - clientId: %1$s
            clientName: {en: Diary, fr: Journal, es: Diario}
            baseUrl: %2$s
            oauthClientMetadata:
              clientType: PUBLIC
              clientAuthenticationType: none
              grantTypes: authorization_code
              scopes: openid
              redirectUris: %2$s/signed-in
              postLogoutRedirectUris: %2$s/signed-out
              backchannelLogoutUri: %2$s/logout
        """
            .formatted(ID, at);
    var wallet =
        """
        enrolled-client:
          - identifier: %1$s
            authorizationServer: openfpx-as
            organization: my-immunizations
            spName: {en: Diary, fr: Journal, es: Diario}
            iconUri: %3$s
            policyUri: %2$s/privacy
            tosUri: %2$s/terms
        """
            .formatted(ID, at, icon);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("as.yaml"), server);
      Files.writeString(folder.resolve("wallet.yaml"), wallet);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it sends people to sign in, with this besides. */
  URI authorize(Map<String, String> more) {
    var asked =
        new HashMap<>(
            Map.of(
                "client_id", ID,
                "redirect_uri", signedIn().toString(),
                "response_type", "code",
                "scope", "openid",
                "state", "the-state",
                "nonce", "the-nonce",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
    asked.putAll(more);
    return Request.query(endpoint("authorization_endpoint"), asked);
  }

  /** What it gets for the code that came back. */
  JsonNode redeem(URI back) {
    var fields =
        Map.of(
            "client_id",
            ID,
            "grant_type",
            "authorization_code",
            "code",
            Traveller.of(back, "code"),
            "redirect_uri",
            signedIn().toString(),
            "code_verifier",
            VERIFIER);
    return peer.send(Request.form("token", endpoint("token_endpoint"), fields)).expect(200).json();
  }

  Answer userinfo(JsonNode tokens) {
    return peer.send(
        Request.get("who", endpoint("userinfo_endpoint"))
            .bearer(tokens.required("access_token").asText()));
  }

  /** Where it sends somebody to end this sign-in. */
  URI signOut(JsonNode tokens) {
    return Request.query(
        endpoint("end_session_endpoint"),
        Map.of(
            "id_token_hint", tokens.required("id_token").asText(),
            "post_logout_redirect_uri", signedOut().toString(),
            "state", "bye"));
  }

  URI signedIn() {
    return network.at(PARTY, "/signed-in");
  }

  URI signedOut() {
    return network.at(PARTY, "/signed-out");
  }

  /** The next logout token that it is sent. */
  String told() throws InterruptedException {
    var token = told.poll(30, TimeUnit.SECONDS);
    if (token == null) {
      throw new AssertionError("nobody has told the client");
    }
    return token;
  }

  /** What a part of a JWT says: its header is the first, its claims are the second. */
  static JsonNode part(String token, int which) {
    try {
      return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[which]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI endpoint(String member) {
    var document = network.authorizationServer("/.well-known/openid-configuration");
    var discovered = peer.send(Request.get("discover", document)).expect(200).json();
    return URI.create(discovered.required(member).asText());
  }

  private void takeLogout(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    told.add(Request.decode(body).getOrDefault("logout_token", ""));
    exchange.getResponseHeaders().add("Connection", "close");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
