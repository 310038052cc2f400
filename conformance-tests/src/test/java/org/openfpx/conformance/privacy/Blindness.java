package org.openfpx.conformance.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.openfpx.conformance.privacy.Rows.Cell;
import org.openfpx.conformance.privacy.Rows.Row;

/** Watches a database from transaction to transaction and says what it should not know. */
final class Blindness {
  private static final long HOUR = 3600;

  private final Rows rows;
  private final People people;
  private final Links links;
  private Set<Row> seen;

  Blindness(Rows rows, People people) {
    this.rows = rows;
    this.people = people;
    this.seen = rows.read();
    var registry = new HashSet<String>();
    seen.forEach(row -> row.cells().forEach(cell -> registry.addAll(Links.words(cell.value()))));
    this.links = new Links(registry);
  }

  /** Reads what is new since the last time; answers what is wrong with it. */
  List<String> after(int transaction) {
    var now = rows.read();
    var fresh = new HashSet<>(now);
    fresh.removeAll(seen);
    seen = now;
    var findings = new ArrayList<String>();
    for (var row : fresh) {
      for (var cell : row.cells()) {
        judge(row, cell, transaction, findings);
      }
    }
    return findings;
  }

  /** What is wrong with lines of the log. */
  List<String> said(int transaction, Collection<String> lines) {
    var findings = new ArrayList<String>();
    for (var line : lines) {
      people.in(line).forEach(what -> findings.add("the log holds " + what));
      links.add(transaction, line).forEach(link -> findings.add("the log: " + link));
    }
    return findings;
  }

  /** Who is to be found in all that is there, by what is known of people by now. */
  List<String> inAll() {
    var findings = new ArrayList<String>();
    for (var row : rows.read()) {
      for (var cell : row.cells()) {
        people.in(cell.value()).forEach(what -> findings.add(place(row, cell) + " holds " + what));
      }
    }
    return findings;
  }

  private void judge(Row row, Cell cell, int transaction, List<String> findings) {
    var place = place(row, cell);
    people.in(cell.value()).forEach(what -> findings.add(place + " holds " + what));
    links.add(transaction, cell.value()).forEach(link -> findings.add(place + ": " + link));
    if (row.table().equalsIgnoreCase("audit")
        && cell.column().equalsIgnoreCase("hour_at")
        && Long.parseLong(cell.value()) % HOUR != 0) {
      findings.add(place + " is no whole hour");
    }
  }

  private static String place(Row row, Cell cell) {
    return (row.table() + "." + cell.column()).toLowerCase(Locale.ROOT);
  }
}
