package org.openfpx.persistence.pool;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether what was committed is still there after a crash; a spent ticket must stay spent. */
final class Durability {
  private static final Logger LOG = LoggerFactory.getLogger(Durability.class);

  private Durability() {}

  static void warnIfLoose(Connection connection, Product product) throws SQLException {
    if (product == Product.H2) {
      return;
    }
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit")) {
      row.next();
      if (row.getInt(1) != 1) {
        LOG.warn(
            "the database does not write each commit to disk (innodb_flush_log_at_trx_commit is"
                + " {}, not 1): a crash could make a spent ticket good again",
            row.getInt(1));
      }
    }
  }
}
