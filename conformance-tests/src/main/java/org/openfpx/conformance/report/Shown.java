package org.openfpx.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Shortened;

/** Exchanges as reports show them: with secrets shortened, and no longer than helps. */
final class Shown {
  private static final int LONGEST = 2000;
  private static final Set<String> TOLD =
      Set.of("content-type", "location", "www-authenticate", "cache-control", "allow", "warning");

  private Shown() {}

  static String text(String text) {
    var shortened = Shortened.of(text);
    return shortened.length() <= LONGEST ? shortened : shortened.substring(0, LONGEST) + "…";
  }

  /** What was sent, as lines. */
  static String request(Exchange exchange) {
    var lines = new ArrayList<String>();
    lines.add(exchange.method() + " " + text(exchange.url().toString()));
    if (!exchange.form().isEmpty()) {
      lines.add("");
      lines.add(text(exchange.form()));
    }
    return String.join("\n", lines);
  }

  /** What came back, as lines. */
  static String answer(Exchange exchange) {
    return exchange.answer().map(Shown::answer).orElse("no answer");
  }

  private static String answer(Answer answer) {
    var lines = new ArrayList<String>();
    lines.add(String.valueOf(answer.status()));
    for (var name : new TreeSet<>(answer.headers().map().keySet())) {
      if (TOLD.contains(name.toLowerCase(Locale.ROOT))) {
        lines.add(name + ": " + text(String.join(", ", values(answer, name))));
      }
    }
    if (!answer.body().isEmpty()) {
      lines.add("");
      lines.add(text(answer.body()));
    }
    return String.join("\n", lines);
  }

  private static List<String> values(Answer answer, String name) {
    return answer.headers().allValues(name);
  }
}
