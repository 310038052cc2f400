package org.openfpx.conformance.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.chance.Altered;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.Placeholder;
import org.openfpx.conformance.recording.Recording;
import org.openfpx.conformance.recording.Witness;

/**
 * A server that does what the one in a recording did, with tickets, tokens and ids of its own: who
 * does not bring back what it gave, where the recording does, is answered that nobody was asked
 * that. And its driver.
 */
final class PlayedRecording implements Driver {
  private static final int NOBODY_ASKED = 410;
  private static final String DISCOVERY = "/.well-known/uma2-configuration";

  private final Recording recording;
  private final HttpServer http;
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> given = new HashSet<>();
  private final List<String> acts = Collections.synchronizedList(new ArrayList<>());

  /** The checks that sent several requests at once, none of which is replayed. */
  private final Set<String> together = new HashSet<>();

  private int next;

  PlayedRecording(Recording recording) throws IOException {
    this.recording = recording;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    recording.entries().stream()
        .filter(entry -> entry.moment().together())
        .forEach(entry -> together.add(entry.proof().check()));
    http.createContext("/", this::answer);
    http.start();
  }

  /** The resources of which an owner let something through, or took it back. */
  List<String> acts() {
    return List.copyOf(acts);
  }

  /** What it gave, or was told by whom it belongs to. */
  synchronized Set<String> given() {
    return Set.copyOf(given);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    var asked = Asked.of(exchange);
    // Whoever replays reads it on their own account, too.
    boolean reads = asked.method().equals("GET") && asked.address().endsWith(DISCOVERY);
    var nobody = new Entry.Got(NOBODY_ASKED, List.of(), "");
    send(exchange, reads ? document() : found(asked).orElse(nobody));
  }

  /** What somebody sends, as a recording has it. */
  private record Asked(String method, String address, String authorization, String body) {
    static Asked of(HttpExchange exchange) throws IOException {
      var headers = exchange.getRequestHeaders();
      var authorization = Optional.ofNullable(headers.getFirst("Authorization")).orElse("");
      return new Asked(
          exchange.getRequestMethod(),
          exchange.getRequestURI().toString(),
          authorization.startsWith("Basic ") ? "Basic " + pair(authorization) : authorization,
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String pair(String basic) {
      var bytes = Base64.getDecoder().decode(basic.substring("Basic ".length()));
      return URLDecoder.decode(new String(bytes, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
  }

  /** The next entry that is this, of those that have not been passed. */
  private Optional<Entry.Got> found(Asked asked) {
    for (int i = next; i < recording.entries().size(); i++) {
      var entry = recording.entries().get(i);
      if (!together.contains(entry.proof().check()) && is(entry.sent(), asked)) {
        next = i + 1;
        return Optional.of(entry.got());
      }
    }
    return Optional.empty();
  }

  private boolean is(Entry.Sent sent, Asked asked) {
    if (!sent.method().equals(asked.method())) {
      return false;
    }
    var authorization =
        sent.headers().stream()
            .filter(header -> header.name().equalsIgnoreCase("Authorization"))
            .map(Entry.Header::value)
            .findFirst()
            .orElse("");
    var separator = "\n";
    var wanted =
        String.join(separator, sent.url().replace(origin(), ""), authorization, sent.body());
    var seen = String.join(separator, asked.address(), asked.authorization(), asked.body());
    return matches(known(wanted), seen);
  }

  private boolean matches(String wanted, String seen) {
    var found = Placeholder.values(wanted, seen);
    found.ifPresent(values::putAll);
    return found.isPresent();
  }

  /** With all that it knows already in its place. */
  private String known(String text) {
    return Placeholder.fill(
        text,
        name -> {
          boolean altered = name.startsWith(Placeholder.ALTERED);
          var of = altered ? name.substring(Placeholder.ALTERED.length()) : name;
          return Optional.ofNullable(values.get(of))
              .map(value -> altered ? Altered.of(value) : value)
              .orElse(Placeholder.of(name));
        });
  }

  private String origin() {
    var issuer = URI.create(recording.server().issuer());
    return issuer.getScheme() + "://" + issuer.getRawAuthority();
  }

  private Entry.Got document() {
    return recording.entries().stream()
        .filter(entry -> entry.sent().url().endsWith(DISCOVERY) && entry.got().status() == 200)
        .findFirst()
        .orElseThrow()
        .got();
  }

  private void send(HttpExchange exchange, Entry.Got got) throws IOException {
    got.headers()
        .forEach(
            header -> exchange.getResponseHeaders().add(header.name(), filled(header.value())));
    var bytes = filled(got.body()).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(got.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String filled(String text) {
    return Placeholder.fill(text.replace(origin(), here()), this::value);
  }

  private String value(String name) {
    return values.computeIfAbsent(name, _ -> fresh());
  }

  private String fresh() {
    var value = "Given0123456789By" + given.size();
    given.add(value);
    return value;
  }

  private String here() {
    return "http://localhost:" + http.getAddress().getPort();
  }

  /** What has this name in the recording, as it is here. */
  synchronized String ofRole(String name) {
    return value(name);
  }

  private static String word(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String name() {
    return "played";
  }

  @Override
  public String issuer() {
    return recording.server().issuer().replace(origin(), here());
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public Peer peer(Recorder recorder) {
    return Peer.plain(recorder);
  }

  @Override
  public Client client(ClientRole role) {
    var id = ofRole("client_id:" + word(role));
    var secret = ofRole("client_secret:" + word(role));
    return new Client(id, Optional.of(secret), role.scopes(), List.of(), List.of());
  }

  @Override
  public String pat(ServerRole role) {
    return ofRole("pat:" + word(role));
  }

  /** Not with a PAT, so that one who sends a PAT instead is answered nothing. */
  @Override
  public Request introspecting(ServerRole role, Request request) {
    return request.with("Authorization", ofRole(Witness.INTROSPECTING + word(role)));
  }

  @Override
  public String tokenWithoutProtection() {
    return ofRole("pat:without-protection");
  }

  @Override
  public void allow(String resourceId, List<String> scopes) {
    acts.add(resourceId);
  }

  @Override
  public void forbid(String resourceId) {
    acts.add(resourceId);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
