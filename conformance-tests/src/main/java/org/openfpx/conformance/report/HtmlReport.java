package org.openfpx.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.clause.Clause;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Result;
import org.openfpx.conformance.run.Run;

/** One page that needs nothing but itself. */
final class HtmlReport {
  private static final List<String> WORDS = List.of("fail", "warning", "pass", "skip", "review");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

  private final Run run;

  private HtmlReport(Run run) {
    this.run = run;
  }

  static String of(Run run) {
    return "<!doctype html>\n" + new HtmlReport(run).page().child(0).outerHtml() + "\n";
  }

  private Document page() {
    var page = Document.createShell("");
    page.outputSettings().prettyPrint(false);
    page.child(0).attr("lang", "en");
    var head = page.head();
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("title").text("UMA 2.0 conformance of " + run.server().issuer());
    head.appendElement("style").appendChild(new DataNode(style()));
    var main = page.body().appendElement("main");
    summary(main);
    contents(main);
    byModule().forEach((module, results) -> module(main, module, results));
    notCovered(main);
    return page;
  }

  private static String style() {
    try (var css = HtmlReport.class.getResourceAsStream("/report/report.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void summary(Element main) {
    main.appendElement("h1").text("UMA 2.0 conformance");
    var verdict = main.appendElement("p").addClass("verdict");
    if (run.isEmpty()) {
      verdict.addClass("skip").text("Nothing was checked.");
    } else if (run.isClean()) {
      verdict.addClass("pass").text("No check failed.");
    } else {
      var checks = run.count("fail") == 1 ? " check failed." : " checks failed.";
      verdict.addClass("fail").text(run.count("fail") + checks);
    }
    var facts = main.appendElement("dl").addClass("facts");
    fact(facts, "Server", run.server().issuer());
    fact(facts, "Driver", run.server().driver());
    fact(facts, "Run", DAY.format(run.began().atOffset(ZoneOffset.UTC)));
    fact(facts, "Took", run.took().toSeconds() + " s");
    if (run.dropped() > 0) {
      fact(facts, "Not kept", run.dropped() + " exchanges, more than a run keeps");
    }
    var counts = main.appendElement("ul").addClass("counts");
    for (var word : WORDS) {
      var item = counts.appendElement("li").addClass(word);
      item.appendElement("strong").text(String.valueOf(run.count(word)));
      item.appendText(" " + word);
    }
    main.appendElement("p")
        .text(
            "%d of %d clauses for %s were looked at; %s."
                .formatted(
                    run.covered().size(),
                    run.clauses().size(),
                    run.server().party().words(),
                    "the rest is below"));
  }

  private static void fact(Element facts, String name, String value) {
    facts.appendElement("dt").text(name);
    facts.appendElement("dd").text(value);
  }

  private Map<String, List<Result>> byModule() {
    var modules = new LinkedHashMap<String, List<Result>>();
    for (var result : run.results()) {
      modules.computeIfAbsent(result.module(), _ -> new ArrayList<>()).add(result);
    }
    return modules;
  }

  private void contents(Element main) {
    var nav = main.appendElement("nav").attr("aria-label", "Modules");
    var table = nav.appendElement("table");
    var head = table.appendElement("thead").appendElement("tr");
    head.appendElement("th").attr("scope", "col").text("Module");
    WORDS.forEach(word -> head.appendElement("th").attr("scope", "col").text(word));
    var body = table.appendElement("tbody");
    byModule()
        .forEach((module, results) -> {
          var row = body.appendElement("tr");
          var name = row.appendElement("th").attr("scope", "row");
          name.appendElement("a").attr("href", "#" + module).text(module);
          for (var word : WORDS) {
            long count = results.stream().filter(one -> one.outcome().word().equals(word)).count();
            row.appendElement("td").text(count == 0 ? "·" : String.valueOf(count));
          }
        });
  }

  private void module(Element main, String module, List<Result> results) {
    var section = main.appendElement("section").attr("aria-labelledby", module);
    section.appendElement("h2").attr("id", module).text(module);
    for (var word : WORDS) {
      results.stream()
          .filter(result -> result.outcome().word().equals(word))
          .forEach(result -> result(section, result));
    }
  }

  private void result(Element section, Result result) {
    var details = section.appendElement("details");
    details.attr("open", result.outcome() instanceof Outcome.Fail);
    var summary = details.appendElement("summary");
    var word = result.outcome().word();
    summary.appendElement("span").addClass("word").addClass(word).text(word);
    summary.appendText(" ");
    summary.appendElement("span").addClass("id").text(result.check().id());
    summary.appendText(" " + result.check().title());
    if (result.outcome() instanceof Outcome.Skip(var reason)) {
      summary.appendElement("span").addClass("why").text(reason);
    }
    outcome(details, result.outcome());
    result.check().clauses().forEach(id -> clause(details, run.catalogue().clause(id)));
    if (!result.exchanges().isEmpty() || result.dropped() > 0) {
      exchanges(details, result);
    }
  }

  private static void outcome(Element details, Outcome outcome) {
    var list = details.appendElement("dl");
    switch (outcome) {
      case Outcome.Fail(var expected, var seen) -> {
        fact(list, "Expected", Shown.text(expected));
        fact(list, "Seen", Shown.text(seen));
      }
      case Outcome.Warning(var expected, var seen) -> {
        fact(list, "Expected", Shown.text(expected));
        fact(list, "Seen", Shown.text(seen));
      }
      case Outcome.Review _, Outcome.Pass _, Outcome.Skip _ -> {
        var told = Progress.told(outcome);
        if (told.isEmpty()) {
          list.remove();
        } else {
          fact(list, outcome instanceof Outcome.Skip ? "Why" : "Note", Shown.text(told));
        }
      }
    }
  }

  private static void clause(Element details, Clause clause) {
    var paragraph = details.appendElement("p").addClass("clause");
    paragraph
        .appendElement("strong")
        .text(clause.id() + ", " + clause.document() + ", " + clause.section());
    paragraph.appendText(" (" + clause.level().words() + "): ");
    prose(paragraph, clause.requirement());
    var how = details.appendElement("p").addClass("checked");
    how.appendText("Checked: ");
    prose(how, clause.checked());
  }

  /** Text in which what stands between backticks is code. */
  private static void prose(Element into, String text) {
    var matcher = CODE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      into.appendText(text.substring(end, matcher.start()));
      into.appendElement("code").text(matcher.group(1));
      end = matcher.end();
    }
    into.appendText(text.substring(end));
  }

  private static void exchanges(Element details, Result result) {
    var inner = details.appendElement("details").addClass("exchanges");
    inner.attr("open", result.outcome() instanceof Outcome.Fail);
    int count = result.exchanges().size();
    var more = result.dropped() == 0 ? "" : ", and " + result.dropped() + " that were not kept";
    inner.appendElement("summary").text(count + (count == 1 ? " exchange" : " exchanges") + more);
    result.exchanges().forEach(exchange -> exchange(inner, exchange));
  }

  private static void exchange(Element inner, Exchange exchange) {
    inner.appendElement("h3").text(exchange.name());
    inner.appendElement("pre").attr("tabindex", "0").text(Shown.request(exchange));
    inner.appendElement("pre").attr("tabindex", "0").text(Shown.answer(exchange));
  }

  private void notCovered(Element main) {
    var clauses = run.notCovered();
    var section = main.appendElement("section").attr("aria-labelledby", "not-looked-at");
    section.appendElement("h2").attr("id", "not-looked-at").text("Not looked at");
    var details = section.appendElement("details");
    details
        .appendElement("summary")
        .text(clauses.size() + (clauses.size() == 1 ? " clause" : " clauses"));
    var list = details.appendElement("ul");
    for (var clause : clauses) {
      var item = list.appendElement("li");
      item.appendElement("span").addClass("id").text(clause.id());
      item.appendText(" (" + clause.module() + ") ");
      prose(item, clause.requirement());
      clause.reviewed().ifPresent(where -> item.appendText(" OpenFPX's answer: " + where + "."));
    }
  }
}
