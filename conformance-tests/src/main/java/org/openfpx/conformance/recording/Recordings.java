package org.openfpx.conformance.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;

/** Makes the recording of a run. */
public final class Recordings {
  private static final int LONGEST_BODY = 100_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final Run run;
  private final Witness witness;
  private final Redaction redaction = new Redaction();
  private int tooLong;

  private Recordings(Run run, Witness witness) {
    this.run = run;
    this.witness = witness;
  }

  /** The recording of a run whose driver this witness watched. */
  public static Recording of(Run run, Witness witness) {
    return new Recordings(run, witness).recording();
  }

  private Recording recording() {
    witness.roles().forEach(redaction::role);
    witness.claims().forEach((token, role) -> redaction.role(role, token));
    all().map(Exchange::request).forEach(redaction::foresee);
    var sent = sent();
    var begin = sent.isEmpty() ? Duration.ZERO : sent.getFirst().exchange().began();
    var entries = sent.stream().flatMap(one -> entry(one, begin).stream()).toList();
    var server = new Recording.Server(run.server().issuer(), run.server().driver(), endpoints());
    return new Recording(server, entries, run.dropped() + tooLong);
  }

  private Stream<Exchange> all() {
    return run.results().stream().flatMap(result -> result.exchanges().stream());
  }

  /** What the discovery document names, read off the first exchange that has it. */
  private Map<String, String> endpoints() {
    return all()
        .filter(exchange -> isDiscovery(exchange) && exchange.status() == 200)
        .flatMap(exchange -> exchange.answer().stream())
        .findFirst()
        .map(Recordings::endpoints)
        .orElse(Map.of());
  }

  /** The addresses in a discovery document by their names. */
  public static Map<String, String> endpoints(Answer document) {
    var endpoints = new TreeMap<String, String>();
    for (Map.Entry<String, JsonNode> member : parsed(document.body()).properties()) {
      var isAddress = member.getKey().endsWith("_endpoint") || member.getKey().equals("jwks_uri");
      if (isAddress && member.getValue().isTextual()) {
        endpoints.put(member.getKey(), member.getValue().asText());
      }
    }
    return endpoints;
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return JSON.createObjectNode();
    }
  }

  /** One of the requests of a check. */
  private record Made(Result result, Exchange exchange) {}

  /** In the order in which they were sent, which is not quite that of the results. */
  private List<Made> sent() {
    return run.results().stream()
        .flatMap(result -> told(result).stream().map(exchange -> new Made(result, exchange)))
        .sorted(Comparator.comparing(made -> made.exchange().began()))
        .toList();
  }

  private Optional<Entry> entry(Made made, Duration begin) {
    var exchange = made.exchange();
    var visit = witness.visit(exchange);
    if (witness.isOfAPerson(exchange) && visit.isEmpty()) {
      // Between the claims endpoint and the way back a person is on pages of their own.
      return Optional.empty();
    }
    var how =
        new Entry.How(
            visit.map(Witness.Visit::answering).orElse(""),
            witness.before(exchange).stream().map(redaction::step).toList());
    var request =
        visit.map(to -> Request.get(exchange.name(), to.claims())).orElse(exchange.request());
    var sent = redaction.sent(request, witness.introspecting(request));
    var got = visit.map(redaction::back).orElseGet(() -> redaction.got(exchange.answer()));
    if (sent.body().length() > LONGEST_BODY || got.body().length() > LONGEST_BODY) {
      tooLong++;
      return Optional.empty();
    }
    var moment = moment(made.result(), exchange, begin);
    return Optional.of(new Entry(proof(made.result(), exchange), moment, how, sent, got));
  }

  /** All but the discovery document where it is read on the way: whoever replays reads it too. */
  private List<Exchange> told(Result result) {
    var more = result.exchanges().stream().filter(one -> !isDiscovery(one)).toList();
    return more.isEmpty() ? result.exchanges() : more;
  }

  private boolean isDiscovery(Exchange exchange) {
    return exchange.url().toString().equals(discovery());
  }

  private String discovery() {
    return run.server().issuer() + "/.well-known/uma2-configuration";
  }

  private static Entry.Proof proof(Result result, Exchange exchange) {
    var check = result.check();
    return new Entry.Proof(exchange.name(), check.id(), check.clauses(), result.outcome().word());
  }

  private static Entry.Moment moment(Result result, Exchange exchange, Duration begin) {
    boolean together =
        result.exchanges().stream()
            .anyMatch(other -> !other.equals(exchange) && overlap(exchange, other));
    return new Entry.Moment(exchange.began().minus(begin), exchange.time(), together);
  }

  private static boolean overlap(Exchange one, Exchange other) {
    return one.began().compareTo(other.began().plus(other.time())) < 0
        && other.began().compareTo(one.began().plus(one.time())) < 0;
  }
}
