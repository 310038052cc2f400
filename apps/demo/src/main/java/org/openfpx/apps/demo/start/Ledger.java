package org.openfpx.apps.demo.start;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openfpx.apps.demo.start.Row.Cell;

/** One system's database, read only. */
final class Ledger {
  private static final int LONGEST_SHOWN = 160;
  private static final String SEALED = "demo:";
  private static final String HASHES = "([0-9a-f]{64} ?)+";
  private static final String TIMES = ".*(_at|_until|_end)";
  private static final String SECONDS = "[0-9]{10}";

  private final String url;
  private final String user;

  Ledger(String url, String user) {
    this.url = url;
    this.user = user;
  }

  /** All columns of the rows of a table where a column has this value. */
  List<Map<String, String>> rows(String table, String column, String value) {
    return select("SELECT * FROM " + table + " WHERE " + column + " = ?", value);
  }

  /** The last rows of a table. */
  List<Map<String, String>> latest(String table, String order, int most) {
    return select("SELECT * FROM " + table + " ORDER BY " + order + " DESC LIMIT " + most);
  }

  /** The rows as they are shown. */
  static List<Row> shown(String table, List<Map<String, String>> rows) {
    return rows.stream().map(row -> shown(table, row)).toList();
  }

  private static Row shown(String table, Map<String, String> row) {
    var cells = new ArrayList<Cell>();
    row.forEach((name, value) -> cells.add(cell(name, value)));
    return new Row(table, cells);
  }

  /** A value as it is shown. */
  static Cell cell(String name, String value) {
    return new Cell(name, shown(name, value));
  }

  private static String shown(String name, String value) {
    if (value.startsWith(SEALED)) {
      return "(sealed)";
    }
    if (value.matches(HASHES)) {
      return value.substring(0, 8) + "... (hash)";
    }
    if (name.matches(TIMES) && value.matches(SECONDS)) {
      return Instant.ofEpochSecond(Long.parseLong(value)).toString();
    }
    return value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "..." : value;
  }

  private List<Map<String, String>> select(String sql, String... values) {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (var found = statement.executeQuery()) {
        var rows = new ArrayList<Map<String, String>>();
        while (found.next()) {
          rows.add(row(found));
        }
        return rows;
      }
    } catch (SQLException unreadable) {
      throw new IllegalStateException("can't read what is in " + url, unreadable);
    }
  }

  private Connection connect() throws SQLException {
    var connection = DriverManager.getConnection(url, user, "");
    connection.setReadOnly(true);
    return connection;
  }

  private static Map<String, String> row(ResultSet found) throws SQLException {
    var columns = found.getMetaData();
    var row = new LinkedHashMap<String, String>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      var value = found.getString(i);
      if (value != null && !value.isEmpty()) {
        row.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), value);
      }
    }
    return row;
  }
}
