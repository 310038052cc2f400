package org.openfpx.conformance.played;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openfpx.conformance.exchange.Request;

/**
 * An OpenID provider that the kit plays (OpenID Connect Core 1.0): its keys, and for each code once
 * the ID token that was said to belong to it. Nobody signs in there.
 */
public final class PlayedIssuer implements AutoCloseable {
  private final String issuer;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final SigningKey key;
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  private PlayedIssuer(URI issuer, HttpServer server, SigningKey key) {
    this.issuer = issuer.toString();
    this.server = server;
    this.key = key;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Starts one.
   *
   * @param issuer plain {@code http}, with a port of this machine that is free
   * @param key what it signs with
   * @throws IOException if it cannot listen there
   */
  public static PlayedIssuer at(URI issuer, SigningKey key) throws IOException {
    return new PlayedIssuer(issuer, Listening.at(issuer, Optional.empty()), key);
  }

  /** The key that it is known by. */
  public SigningKey key() {
    return key;
  }

  /** Has this code redeemed for this ID token, once. */
  public void answers(String code, String idToken) {
    answers.put(code, idToken);
  }

  /** Where a browser is sent to it. */
  public boolean isMine(URI address) {
    return address.toString().startsWith(issuer + "/");
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var answer =
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
          case "GET /.well-known/openid-configuration" -> Optional.of(discovery().toString());
          case "GET /jwks" -> Optional.of("{\"keys\":[" + key.shown() + "]}");
          case "POST /token" -> redeemed(Request.decode(body).getOrDefault("code", ""));
          default -> Optional.<String>empty();
        };
    var bytes = answer.orElse("{\"error\":\"invalid_grant\"}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    // Both sides keep a connection for half a minute: who asks then may find it just closed.
    exchange.getResponseHeaders().add("Connection", "close");
    exchange.sendResponseHeaders(answer.isPresent() ? 200 : 400, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private ObjectNode discovery() {
    var document =
        JsonNodeFactory.instance
            .objectNode()
            .put("issuer", issuer)
            .put("authorization_endpoint", issuer + "/authorize")
            .put("token_endpoint", issuer + "/token")
            .put("jwks_uri", issuer + "/jwks")
            .put("authorization_response_iss_parameter_supported", true);
    document.putArray("response_types_supported").add("code");
    document.putArray("subject_types_supported").add("pairwise");
    document.putArray("id_token_signing_alg_values_supported").add("ES256");
    return document;
  }

  private Optional<String> redeemed(String code) {
    return Optional.ofNullable(answers.remove(code))
        .map(token ->
            JsonNodeFactory.instance
                .objectNode()
                .put("access_token", "access-token-of-the-kit")
                .put("token_type", "Bearer")
                .put("id_token", token)
                .toString());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
