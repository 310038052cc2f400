package org.openfpx.conformance.privacy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every row of every table of a database, as text. */
final class Rows {
  private final String url;

  Rows(String url) {
    this.url = url;
  }

  /**
   * One row.
   *
   * @param cells the columns that hold something, as {@code name=value}
   */
  record Row(String table, List<Cell> cells) {}

  record Cell(String column, String value) {}

  Set<Row> read() {
    try (var connection = connect()) {
      var rows = new HashSet<Row>();
      for (var table : tables(connection)) {
        readTable(connection, table, rows);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException("the database can't be read", e);
    }
  }

  /** Writes what the search is to find. */
  void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the database can't be written", e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "demo", "");
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var found =
        connection.getMetaData().getTables(null, null, "%", new String[] {"BASE TABLE", "TABLE"})) {
      while (found.next()) {
        if (!found.getString("TABLE_SCHEM").equalsIgnoreCase("INFORMATION_SCHEMA")) {
          names.add(found.getString("TABLE_NAME"));
        }
      }
    }
    return names;
  }

  private static void readTable(Connection connection, String table, Set<Row> rows)
      throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
      while (found.next()) {
        var cells = new ArrayList<Cell>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          var value = found.getString(i);
          if (value != null && !value.isEmpty()) {
            cells.add(new Cell(found.getMetaData().getColumnName(i), value));
          }
        }
        rows.add(new Row(table, List.copyOf(cells)));
      }
    }
  }
}
