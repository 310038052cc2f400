package org.openfpx.conformance.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Clause;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;

/** All of a run in JSON, each check under the id of its clause. */
final class JsonReport {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonReport() {}

  static String of(Run run) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("issuer", run.server().issuer()).put("driver", run.server().driver());
    root.put("began", run.began().toString()).put("ms", run.took().toMillis());
    var counts = root.putObject("counts");
    run.counts().forEach(counts::put);
    var clauses = root.putObject("clauses");
    clauses.put("all", run.clauses().size()).put("covered", run.covered().size());
    run.notCovered().stream().map(Clause::id).forEach(clauses.putArray("notCovered")::add);
    var results = root.putArray("results");
    run.results().forEach(result -> results.add(result(result)));
    return JSON.valueToTree(root).toPrettyString() + "\n";
  }

  private static ObjectNode result(Result result) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("id", result.check().id()).put("module", result.module());
    node.put("title", result.check().title()).put("outcome", result.outcome().word());
    result.check().clauses().forEach(node.putArray("clauses")::add);
    switch (result.outcome()) {
      case Outcome.Fail(var expected, var seen) -> told(node, expected, seen);
      case Outcome.Warning(var expected, var seen) -> told(node, expected, seen);
      case Outcome.Skip(var reason) -> node.put("reason", reason);
      case Outcome.Pass(var note) -> node.put("note", Shown.text(note));
      case Outcome.Review(var what) -> node.put("note", Shown.text(what));
    }
    node.put("ms", result.took().toMillis());
    if (result.dropped() > 0) {
      node.put("dropped", result.dropped());
    }
    var exchanges = node.putArray("exchanges");
    result.exchanges().forEach(exchange -> exchanges.add(exchange(exchange)));
    return node;
  }

  private static void told(ObjectNode node, String expected, String seen) {
    node.put("expected", Shown.text(expected)).put("seen", Shown.text(seen));
  }

  private static ObjectNode exchange(Exchange exchange) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", exchange.name())
        .put("request", Shown.request(exchange))
        .put("answer", Shown.answer(exchange))
        .put("ms", exchange.time().toMillis());
  }
}
