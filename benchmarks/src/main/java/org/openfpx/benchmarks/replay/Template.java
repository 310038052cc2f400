package org.openfpx.benchmarks.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement as it was prepared, with question marks.
 *
 * @param parts what stands between them
 */
record Template(String sql, List<String> parts) {

  Template {
    parts = List.copyOf(parts);
  }

  static Template of(String sql) {
    var parts = new ArrayList<String>();
    var quoted = false;
    var begin = 0;
    for (var i = 0; i < sql.length(); i++) {
      if (sql.charAt(i) == '\'') {
        quoted = !quoted;
      } else if (sql.charAt(i) == '?' && !quoted) {
        parts.add(sql.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(sql.substring(begin));
    return new Template(sql, parts);
  }

  boolean isRead() {
    return sql.startsWith("select") || sql.startsWith("SELECT");
  }

  /** The values with which it was executed, or nothing if it was another that was. */
  Optional<List<Literal>> valuesIn(String executed) {
    if (!executed.startsWith(parts.getFirst())) {
      return Optional.empty();
    }
    var values = new ArrayList<Literal>();
    var reader = new LiteralReader(executed, parts.getFirst().length());
    for (var part : parts.subList(1, parts.size())) {
      var value = reader.next();
      if (value.isEmpty() || !reader.passes(part)) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return reader.isAtEnd() ? Optional.of(values) : Optional.empty();
  }
}
