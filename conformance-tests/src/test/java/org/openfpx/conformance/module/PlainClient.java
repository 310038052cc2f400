package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.run.ThrowAwayCa;

/** A client that asks one source, for one person at a time, with one fault or none. */
final class PlainClient implements AutoCloseable {
  private static final Pattern TICKET = Pattern.compile("ticket=\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Set<String> KNOWN = Set.of("ticket", "state", "iss", "error");
  private static final int ROUNDS = 4;

  /** What it may do wrong. */
  enum Fault {
    NONE,
    NO_STATE,
    ONE_STATE,
    ANY_STATE,
    CHOKES_ON_THE_UNKNOWN,
    CUTS_TICKETS,
    TAKES_THE_SAME_TICKET,
    NEVER_STOPS,
    ASKS_AGAIN_AT_ONCE,
    TICKET_IN_THE_STATE,
    TOKEN_ON_THE_PAGE,
    TOKEN_IN_THE_ADDRESS,
    ANY_ISSUER
  }

  private final HttpsServer server;
  private final HttpClient http;
  private final String issuer;
  private final URI source;
  private final Set<String> states = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;
  private volatile String token = "";
  private final AtomicInteger rounds = new AtomicInteger();

  /** With TLS of this authority, whom alone it believes. */
  PlainClient(String issuer, URI source, ThrowAwayCa ca) throws IOException {
    this.issuer = issuer;
    this.source = source;
    this.http = HttpClient.newBuilder().sslContext(ca.context()).build();
    this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(ca.serving()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  void have(Fault other) {
    fault = other;
  }

  URI at(String path) {
    return URI.create("https://localhost:" + server.getAddress().getPort() + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    try {
      var away =
          switch (exchange.getRequestURI().getPath()) {
            case "/ask" -> ask();
            case "/callback" -> comeBack(exchange.getRequestURI());
            default -> Optional.<URI>empty();
          };
      if (away.isPresent()) {
        exchange.getResponseHeaders().add("Location", away.get().toString());
        exchange.sendResponseHeaders(303, -1);
      } else {
        var page =
            "<h1>Client</h1><form method=post action=/ask><button>Ask</button></form>"
                + (fault == Fault.TOKEN_ON_THE_PAGE ? token : "");
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(page.getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private Optional<URI> ask() throws IOException, InterruptedException {
    rounds.set(0);
    var turnedAway = send(HttpRequest.newBuilder(source));
    var challenge = turnedAway.headers().firstValue("WWW-Authenticate").orElse("");
    var ticket = TICKET.matcher(challenge);
    return ticket.find() ? bring(ticket.group(1).replaceAll("\\\\(.)", "$1")) : Optional.empty();
  }

  private Optional<URI> comeBack(URI here) throws IOException, InterruptedException {
    var query = Request.decode(here.getRawQuery());
    boolean ours = states.remove(query.getOrDefault("state", ""));
    boolean understood = fault != Fault.CHOKES_ON_THE_UNKNOWN || KNOWN.containsAll(query.keySet());
    return understood && (ours || fault == Fault.ANY_STATE || fault == Fault.NO_STATE)
        ? bring(query.getOrDefault("ticket", ""))
        : Optional.empty();
  }

  private Optional<URI> bring(String ticket) throws IOException, InterruptedException {
    var known = json(send(HttpRequest.newBuilder(at(issuer, "/.well-known/uma2-configuration"))));
    if (!known.path("issuer").asText().equals(issuer) && fault != Fault.ANY_ISSUER) {
      return Optional.empty();
    }
    var shown = fault == Fault.CUTS_TICKETS ? ticket.replaceAll("[^A-Za-z0-9._-]", "") : ticket;
    var form = Map.of("grant_type", Moves.UMA_GRANT, "ticket", shown);
    var answer =
        json(
            send(
                HttpRequest.newBuilder(URI.create(known.path("token_endpoint").asText()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(Request.encode(form)))));
    if (answer.has("access_token")) {
      token = answer.path("access_token").asText();
      read();
      return Optional.empty();
    }
    if (answer.has("interval") && fault == Fault.ASKS_AGAIN_AT_ONCE && rounds.get() < ROUNDS) {
      rounds.incrementAndGet();
      return bring(answer.path("ticket").asText());
    }
    return answer.path("error").asText().equals("need_info")
        ? sendOn(answer, ticket)
        : Optional.empty();
  }

  private Optional<URI> sendOn(JsonNode needInfo, String before) {
    var next = needInfo.path("ticket").asText();
    boolean over = rounds.incrementAndGet() > ROUNDS && fault != Fault.NEVER_STOPS;
    if (over || (next.equals(before) && fault != Fault.TAKES_THE_SAME_TICKET)) {
      return Optional.empty();
    }
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("client_id", "kit");
    parameters.put("ticket", next);
    parameters.put("claims_redirect_uri", at("/callback").toString());
    if (fault != Fault.NO_STATE) {
      var state =
          switch (fault) {
            case ONE_STATE -> "s".repeat(43);
            case TICKET_IN_THE_STATE -> Chance.token() + next;
            default -> Chance.token();
          };
      states.add(state);
      parameters.put("state", state);
    }
    var address = URI.create(needInfo.path("redirect_user").asText());
    return Optional.of(Request.query(address, parameters));
  }

  private void read() throws IOException, InterruptedException {
    var address =
        fault == Fault.TOKEN_IN_THE_ADDRESS
            ? Request.query(source, Map.of("access_token", token))
            : source;
    send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token));
  }

  private static URI at(String issuer, String path) {
    return URI.create(issuer + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new JsonMapper().readTree(response.body());
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
