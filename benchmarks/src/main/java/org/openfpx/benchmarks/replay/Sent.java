package org.openfpx.benchmarks.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One thing that a process sent to the database. */
sealed interface Sent {
  record Begin() implements Sent {}

  record Commit() implements Sent {}

  record Statement(Template template, List<Literal> values) implements Sent {}

  /**
   * What the rows of the log say was sent.
   *
   * @param templates all that were ever prepared
   */
  static List<Sent> read(List<LogRow> rows, Set<Template> templates) {
    var all = new ArrayList<Sent>();
    for (var row : rows) {
      switch (row.command()) {
        case "Query" -> addQuery(row.text().toLowerCase(Locale.ROOT), all);
        case "Execute" -> all.add(statement(row.text(), templates));
        default -> {
          // Connecting, preparing, pinging, closing: the driver and the pool do that on both sides.
        }
      }
    }
    return all;
  }

  private static void addQuery(String sql, List<Sent> all) {
    if (sql.equals("set autocommit=0")) {
      all.add(new Begin());
    } else if (sql.equals("commit")) {
      all.add(new Commit());
    } else if (!sql.startsWith("set ") && !sql.startsWith("/* mysql-connector")) {
      throw new IllegalStateException("a statement that was not prepared: " + sql);
    }
  }

  private static Statement statement(String executed, Set<Template> templates) {
    for (var template : templates) {
      var values = template.valuesIn(executed);
      if (values.isPresent()) {
        return new Statement(template, values.get());
      }
    }
    throw new IllegalStateException("nobody prepared " + executed);
  }
}
