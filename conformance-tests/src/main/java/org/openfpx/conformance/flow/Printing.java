package org.openfpx.conformance.flow;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Shortened;

/** Prints every exchange as it ends, or remembers all for one JSON document at the end. */
final class Printing implements Recorder {
  private static final int WIDEST = 600;

  private final PrintStream out;
  private final boolean json;
  private final List<Map<String, Object>> steps = new ArrayList<>();

  Printing(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  @Override
  public void saw(Exchange exchange) {
    steps.add(step(exchange));
    if (!json) {
      print(exchange);
    }
  }

  private static Map<String, Object> step(Exchange exchange) {
    var step = new LinkedHashMap<String, Object>();
    step.put("name", exchange.name());
    step.put("method", exchange.method());
    step.put("url", Shortened.of(exchange.url().toString()));
    step.put("status", exchange.status());
    step.put("ms", exchange.time().toMillis());
    return step;
  }

  private void print(Exchange exchange) {
    out.printf("%n%d. %s%n", steps.size(), exchange.name());
    out.printf("   %s %s%n", exchange.method(), Shortened.of(exchange.url().toString()));
    if (!exchange.form().isEmpty()) {
      out.printf("   %s%n", cut(Shortened.of(exchange.form())));
    }
    exchange
        .answer()
        .ifPresentOrElse(
            answer -> {
              out.printf("   -> %d in %d ms%n", answer.status(), exchange.time().toMillis());
              answer
                  .redirect()
                  .ifPresent(to -> out.printf("   -> to %s%n", Shortened.of(to.toString())));
              if (answer.header("Content-Type").orElse("").contains("json")) {
                out.printf("   %s%n", cut(Shortened.of(answer.body())));
              }
            },
            () -> out.printf("   -> no answer after %d ms%n", exchange.time().toMillis()));
  }

  private static String cut(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST) + "…";
  }

  /** The end of a flow that came through. */
  void succeeded(int records) {
    if (json) {
      out.println(document(Map.of("ok", true, "records", records), "ok", "steps", "records"));
    } else {
      out.printf("%ndone: %d records read%n", records);
    }
  }

  /** The end of a flow that did not. */
  void failed(String why) {
    if (json) {
      var last = steps.isEmpty() ? "" : String.valueOf(steps.getLast().get("name"));
      out.println(
          document(
              Map.of("ok", false, "records", 0, "failed", last, "why", why),
              "ok",
              "failed",
              "why",
              "steps",
              "records"));
    } else {
      out.printf("%nfailed: %s%n", why);
    }
  }

  private String document(Map<String, Object> values, String... order) {
    var document = new LinkedHashMap<String, Object>();
    for (var member : order) {
      document.put(member, member.equals("steps") ? steps : values.get(member));
    }
    return new JsonMapper().valueToTree(document).toString();
  }
}
