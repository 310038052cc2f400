package org.openfpx.conformance.report;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;

/**
 * A run as build servers read test results. A warning is a test that passed, and says so in its
 * output; what is for review is skipped.
 */
final class JunitReport {
  private final Run run;

  private JunitReport(Run run) {
    this.run = run;
  }

  static String of(Run run) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new JunitReport(run).suite() + "\n";
  }

  private String suite() {
    var document = new Document("", "");
    document.outputSettings().syntax(Document.OutputSettings.Syntax.xml).prettyPrint(false);
    document.parser(Parser.xmlParser());
    var suite = document.appendElement("testsuite");
    suite.attr("name", "UMA 2.0 conformance of " + run.server().issuer());
    suite.attr("tests", String.valueOf(run.results().size()));
    suite.attr("failures", String.valueOf(run.count("fail")));
    suite.attr("errors", "0");
    suite.attr("skipped", String.valueOf(run.count("skip") + run.count("review")));
    suite.attr("time", seconds(run.took()));
    suite.attr("timestamp", run.began().toString());
    run.results().forEach(result -> test(suite, result));
    return suite.outerHtml();
  }

  private static void test(Element suite, Result result) {
    var test = suite.appendElement("testcase");
    test.attr("classname", "uma." + result.module());
    test.attr("name", result.check().id() + " " + result.check().title());
    test.attr("time", seconds(result.took()));
    var told = plain(Shown.text(Progress.told(result.outcome())));
    switch (result.outcome()) {
      case Outcome.Fail _ ->
          test.appendElement("failure").attr("message", told).text(exchanges(result));
      case Outcome.Warning _ -> test.appendElement("system-out").text("warning: " + told);
      case Outcome.Skip _, Outcome.Review _ -> test.appendElement("skipped").attr("message", told);
      case Outcome.Pass _ -> {
        // Nothing inside says that it passed.
      }
    }
  }

  private static String exchanges(Result result) {
    return plain(
        result.exchanges().stream()
            .map(exchange ->
                "%s%n%s%n%n%s%n"
                    .formatted(exchange.name(), Shown.request(exchange), Shown.answer(exchange)))
            .collect(Collectors.joining("\n")));
  }

  /** Without the characters that XML 1.0 cannot hold. */
  private static String plain(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "�");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }
}
