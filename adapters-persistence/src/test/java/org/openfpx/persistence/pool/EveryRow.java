package org.openfpx.persistence.pool;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.openfpx.domain.secret.Secret;

/** Reads all that a system keeps, row by row, and changes nothing. */
public final class EveryRow {
  private EveryRow() {}

  /**
   * One table.
   *
   * @param rows each with its columns in order; a column without value is absent
   */
  public record TableRows(String table, List<Map<String, String>> rows) {
    public TableRows {
      rows = List.copyOf(rows);
    }
  }

  /**
   * All tables with their rows, by name; the history of migrations is left out.
   *
   * @throws IllegalStateException if the database can't be read
   */
  public static List<TableRows> in(DatabaseSettings settings) {
    try (var connection = connect(settings)) {
      connection.setReadOnly(true);
      var tables = new ArrayList<TableRows>();
      for (var table : tables(connection)) {
        tables.add(new TableRows(table, rows(connection, table)));
      }
      return tables;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the database at " + UrlWithoutSecrets.of(settings.url()) + " can't be read", e);
    }
  }

  /** Every cell that holds something, with the names of its table and column. */
  public static List<String> cells(DatabaseSettings settings) {
    return in(settings).stream()
        .flatMap(table ->
            table.rows().stream()
                .flatMap(row -> row.entrySet().stream())
                .map(cell -> "%s.%s = %s".formatted(table.table(), cell.getKey(), cell.getValue())))
        .toList();
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password().map(Secret::reveal).orElse(""));
    return DriverManager.getConnection(settings.completeUrl(), properties);
  }

  private static Iterable<String> tables(Connection connection) throws SQLException {
    var names = new TreeSet<String>();
    try (var found =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                connection.getSchema(),
                "%",
                new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        var name = found.getString("TABLE_NAME");
        if (!name.startsWith("flyway_")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static List<Map<String, String>> rows(Connection connection, String table)
      throws SQLException {
    var rows = new ArrayList<Map<String, String>>();
    // The name comes from the database itself.
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT * FROM `" + table + "`")) {
      while (found.next()) {
        rows.add(row(found));
      }
    }
    return rows;
  }

  private static Map<String, String> row(ResultSet found) throws SQLException {
    var row = new LinkedHashMap<String, String>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      var name = found.getMetaData().getColumnLabel(i);
      Optional.ofNullable(found.getString(i)).ifPresent(value -> row.put(name, value));
    }
    return row;
  }
}
