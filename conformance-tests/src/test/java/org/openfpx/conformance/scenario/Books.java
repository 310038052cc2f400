package org.openfpx.conformance.scenario;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.secret.Secret;
import org.openfpx.persistence.pool.DatabaseSettings;

/** What a party has written down, read past it. */
record Books(String url, String user, Optional<Secret> password) {
  static Books at(DatabaseSettings database) {
    return new Books(database.url(), database.user(), database.password());
  }

  /** Those that a party has in a file, which is nobody's now; nothing is written into it. */
  static Books of(ScenarioNetwork network, String party) {
    var file = network.folder().resolve(party);
    var settings =
        ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
    return new Books("jdbc:h2:file:" + file + settings, "demo", Optional.empty());
  }

  /** What stands in one column of a table; no two rows of which must have the same. */
  Set<String> keys(String table, String column) {
    var sql = "SELECT " + column + " FROM " + table;
    try (var connection =
            DriverManager.getConnection(url, user, password.map(Secret::reveal).orElse(""));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var keys = new HashSet<String>();
      while (rows.next()) {
        keys.add(rows.getString(1));
      }
      return keys;
    } catch (SQLException e) {
      throw new IllegalStateException("can't read " + table, e);
    }
  }
}
