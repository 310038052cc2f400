package org.openfpx.conformance.played;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.openfpx.conformance.exchange.Request;

/** One such server, on this machine, from its start until it is closed. */
public final class PlayedServer implements AutoCloseable {
  /** How long a client is to wait that asks for what an owner has yet to decide. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final JsonMapper JSON = new JsonMapper();
  private static final String DISCOVERY = "/.well-known/uma2-configuration";

  /** Nobody would guess them: whoever comes there has read the discovery document. */
  private static final String TOKEN = "/kit/t-0";

  private static final String PERMISSION = "/kit/p-1";
  private static final String INTROSPECTION = "/kit/i-2";
  private static final String REGISTRATION = "/kit/r-3";
  private static final String CLAIMS = "/kit/c-4";

  private static final String PAT = "pat-of-the-kit";

  private final String issuer;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger tickets = new AtomicInteger();
  private final List<Asked> asked = new ArrayList<>();
  private Failing failing = Failing.NOWHERE;
  private final Deque<Step> steps = new ArrayDeque<>();
  private Optional<String> otherIssuer = Optional.empty();
  private Optional<JsonNode> tokens = Optional.empty();
  private JsonNode told = JsonNodeFactory.instance.objectNode().put("active", false);

  /** Where it answers as a server does that has failed. */
  public enum Failing {
    NOWHERE,
    /** 500 to whoever wants a ticket. */
    AT_TICKETS,
    /** 400 to whoever wants a ticket. */
    REFUSING_TICKETS,
    /** 500 to whoever wants to know what a token is. */
    AT_INTROSPECTION
  }

  /** What it answers to a ticket. */
  public enum Step {
    /** {@code need_info} with another ticket. */
    NEED_INFO,
    /** {@code need_info} with the ticket that was sent. */
    SAME_TICKET,
    /** {@code request_submitted} with another ticket, and {@link #INTERVAL}. */
    SUBMITTED,
    /** {@code request_denied}. */
    DENIED,
    /** What {@link #grant} said. */
    GRANTED
  }

  /**
   * A permission or a token that it was asked for or about.
   *
   * @param what {@code permission}, {@code introspection}, {@code token} or {@code ticket}
   * @param moment by {@link System#nanoTime}
   */
  public record Asked(String what, String body, String answered, long moment) {}

  private PlayedServer(URI issuer, HttpServer server) {
    this.issuer = issuer.toString();
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Starts one.
   *
   * @param issuer with a port of this machine that is free
   * @param tls what it speaks TLS with, if it does
   * @throws IOException if it cannot listen there
   */
  public static PlayedServer at(URI issuer, Optional<SSLContext> tls) throws IOException {
    return new PlayedServer(issuer, Listening.at(issuer, tls));
  }

  /** Has it answer well again, forget what it was asked, and know no token. */
  public synchronized void begin() {
    asked.clear();
    steps.clear();
    otherIssuer = Optional.empty();
    failing = Failing.NOWHERE;
    told = JsonNodeFactory.instance.objectNode().put("active", false);
  }

  /** Has it fail. */
  public synchronized void fail(Failing where) {
    failing = where;
  }

  /** What it says of every token from now on. */
  public synchronized void tell(JsonNode introspection) {
    told = introspection;
  }

  /** What it answers to one ticket after the other; the last again and again. */
  public synchronized void step(Step... next) {
    steps.clear();
    steps.addAll(List.of(next));
  }

  /** The tokens that it grants. */
  public synchronized void grant(JsonNode granted) {
    tokens = Optional.of(granted);
  }

  /** Has its discovery document say that it is another. */
  public synchronized void pretend(String issuerOfAnother) {
    otherIssuer = Optional.of(issuerOfAnother);
  }

  /** Where it would ask people. */
  public URI claims() {
    return URI.create(issuer + CLAIMS);
  }

  /** What it was asked since it began. */
  public synchronized List<Asked> asked(String what) {
    return asked.stream().filter(one -> one.what().equals(what)).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
    var bytes = answer.json().toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private record Answer(int status, ObjectNode json) {}

  private synchronized Answer answer(String method, String path, String body) {
    return switch (method + " " + path) {
      case "GET " + DISCOVERY -> new Answer(200, discovery());
      case "POST " + TOKEN ->
          body.contains("-ticket")
              ? remembered("ticket", body, presented(Request.decode(body)))
              : remembered("token", body, new Answer(200, patAnswer()));
      case "POST " + PERMISSION -> remembered("permission", body, permission());
      case "POST " + INTROSPECTION -> remembered("introspection", body, introspection());
      default -> new Answer(404, error("not_found"));
    };
  }

  private Answer remembered(String what, String body, Answer answer) {
    asked.add(new Asked(what, body, answer.json().toString(), System.nanoTime()));
    return answer;
  }

  private ObjectNode discovery() {
    var document =
        unknown()
            .put("issuer", otherIssuer.orElse(issuer))
            .put("token_endpoint", issuer + TOKEN)
            .put("permission_endpoint", issuer + PERMISSION)
            .put("introspection_endpoint", issuer + INTROSPECTION)
            .put("resource_registration_endpoint", issuer + REGISTRATION)
            .put("claims_interaction_endpoint", issuer + CLAIMS);
    document.putArray("response_types_supported").add("code");
    document.putArray("grant_types_supported").add("client_credentials");
    return document;
  }

  /** A member that nobody knows, which is to be passed over (UMA Grant section 1.1). */
  private static ObjectNode unknown() {
    var object = JsonNodeFactory.instance.objectNode();
    object.putObject("x_test").put("k", 1);
    return object;
  }

  private ObjectNode patAnswer() {
    return unknown().put("access_token", PAT).put("token_type", "Bearer").put("expires_in", 3600);
  }

  private Answer presented(Map<String, String> fields) {
    var step = steps.size() > 1 ? steps.removeFirst() : steps.peekFirst();
    return switch (Optional.ofNullable(step).orElse(Step.DENIED)) {
      case NEED_INFO -> needInfo("ticket-of-the-kit-" + tickets.incrementAndGet());
      case SAME_TICKET -> needInfo(fields.getOrDefault("ticket", ""));
      case SUBMITTED -> submitted();
      case DENIED -> new Answer(403, error("request_denied"));
      case GRANTED -> new Answer(200, members(tokens.orElseThrow()));
    };
  }

  private Answer needInfo(String ticket) {
    return new Answer(
        403,
        unknown()
            .put("error", "need_info")
            .put("ticket", ticket)
            .put("redirect_user", issuer + CLAIMS));
  }

  private Answer submitted() {
    return new Answer(
        403,
        unknown()
            .put("error", "request_submitted")
            .put("ticket", "ticket-of-the-kit-" + tickets.incrementAndGet())
            .put("interval", INTERVAL.toSeconds()));
  }

  private Answer permission() {
    return switch (failing) {
      case AT_TICKETS -> new Answer(500, error("server_error"));
      case REFUSING_TICKETS -> new Answer(400, error("invalid_resource_id"));
      case NOWHERE, AT_INTROSPECTION ->
          new Answer(
              201, unknown().put("ticket", "ticket-of-the-kit-" + tickets.incrementAndGet()));
    };
  }

  private Answer introspection() {
    return failing == Failing.AT_INTROSPECTION
        ? new Answer(500, error("server_error"))
        : new Answer(200, told());
  }

  private ObjectNode told() {
    return members(told);
  }

  private static ObjectNode members(JsonNode object) {
    var answer = unknown();
    object.properties().forEach(member -> answer.set(member.getKey(), member.getValue()));
    return answer;
  }

  private static ObjectNode error(String code) {
    return JsonNodeFactory.instance.objectNode().put("error", code);
  }

  /** The ticket that an answer gave. */
  public static String ticket(Asked asked) {
    return json(asked.answered()).path("ticket").asText();
  }

  /** The token that was asked about, and the hint, as form fields. */
  public static Map<String, String> fields(Asked asked) {
    return Request.decode(asked.body());
  }

  /** A body as JSON; a text where it is none. */
  public static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return JsonNodeFactory.instance.textNode(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
