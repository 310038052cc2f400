package org.openfpx.apps.wallet;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the tables of a {@link StartedWallet}. */
final class Rows {
  private Rows() {}

  /** Every cell, with the names of its table and column; that of the wallet at this address. */
  static List<String> of(String address) {
    var cells = new ArrayList<String>();
    var url = "jdbc:h2:mem:wallet" + URI.create(address).getPort();
    try (var connection = DriverManager.getConnection(url, "sa", "");
        var tables =
            connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "%", new String[] {"BASE TABLE"})) {
      while (tables.next()) {
        var table = tables.getString("TABLE_NAME");
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              var column = rows.getMetaData().getColumnName(i);
              cells.add(table + "." + column + " = " + rows.getString(i));
            }
          }
        }
      }
      return cells;
    } catch (SQLException e) {
      throw new IllegalStateException("the database can't be read", e);
    }
  }
}
