package org.openfpx.benchmarks.replay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** MariaDB's log of all that it is sent, in a table. */
public final class StatementLog implements AutoCloseable {
  /** What is asked for here is in the log too, and known by this. */
  private static final String OWN = "/* benchmark */";

  private final Connection connection;
  private final Set<Template> templates = new LinkedHashSet<>();

  /** Turns it on. */
  public StatementLog(String url, String user) throws SQLException {
    connection = DriverManager.getConnection(url, user, "");
    execute("SET GLOBAL log_output = 'TABLE'");
    execute("SET GLOBAL general_log = ON");
  }

  /** What was sent since it was last asked. */
  List<Sent> take() throws SQLException {
    return Sent.read(rows(), templates);
  }

  /** Forgets what was sent until now, all but how statements were prepared. */
  void skip() throws SQLException {
    rows();
  }

  private List<LogRow> rows() throws SQLException {
    var rows = new ArrayList<LogRow>();
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(OWN + " SELECT command_type, argument FROM mysql.general_log")) {
      while (found.next()) {
        var row = new LogRow(found.getString(1), found.getString(2));
        if (!row.text().contains(OWN)) {
          rows.add(row);
        }
      }
    }
    execute("TRUNCATE mysql.general_log");
    rows.stream()
        .filter(row -> row.command().equals("Prepare"))
        .forEach(row -> templates.add(Template.of(row.text())));
    return rows;
  }

  /** The one row of the table whose column holds the value. */
  Map<String, String> row(String table, String column, String value) throws SQLException {
    var sql = OWN + " SELECT * FROM " + table + " WHERE " + column + " = ?";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, value);
      return Rows.read(statement.executeQuery()).getFirst();
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(OWN + " " + sql);
    }
  }

  @Override
  public void close() throws SQLException {
    execute("SET GLOBAL general_log = OFF");
    connection.close();
  }
}
