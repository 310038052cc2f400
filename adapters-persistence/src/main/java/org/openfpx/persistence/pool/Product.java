package org.openfpx.persistence.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.SQLDialect;

/** The database server that answers, told by what it says of itself and not by its driver. */
enum Product {
  H2(SQLDialect.H2, "2.0.0"),
  MYSQL(SQLDialect.MYSQL, "8.0.15"),
  MARIADB(SQLDialect.MARIADB, "10.11.0");

  private static final Pattern NUMBERS = Pattern.compile("\\d+(?:\\.\\d+)+");

  private final SQLDialect dialect;
  private final String oldest;

  Product(SQLDialect dialect, String oldest) {
    this.dialect = dialect;
    this.oldest = oldest;
  }

  /** What answered, and in which version. */
  record Answer(Product product, String version) {
    String name() {
      return switch (product) {
        case H2 -> "H2";
        case MYSQL -> "MySQL";
        case MARIADB -> "MariaDB";
      };
    }

    @Override
    public String toString() {
      return name() + " " + version;
    }
  }

  /**
   * Asks the server what it is.
   *
   * @throws IllegalStateException if it is older than what we are tested with
   */
  static Answer ask(Connection connection) throws SQLException {
    var answer = answer(connection);
    answer.product().refuseOlder(answer);
    return answer;
  }

  private static Answer answer(Connection connection) throws SQLException {
    var metadata = connection.getMetaData();
    if (metadata.getURL().startsWith("jdbc:h2:")) {
      return new Answer(H2, metadata.getDatabaseProductVersion().replaceFirst(" .*", ""));
    }
    // The MySQL driver calls a MariaDB server "MySQL 5.5"; the server itself knows better.
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT VERSION()")) {
      row.next();
      var version = row.getString(1);
      return new Answer(version.contains("MariaDB") ? MARIADB : MYSQL, version);
    }
  }

  private void refuseOlder(Answer answer) {
    var found = NUMBERS.matcher(answer.version());
    if (found.find() && isOlder(found.group())) {
      throw new IllegalStateException(
          "the database is "
              + answer
              + "; the oldest "
              + answer.name()
              + " that works is "
              + oldest);
    }
  }

  /** Compared number by number, as versions are. */
  private boolean isOlder(String version) {
    int[] theirs = numbers(version);
    int[] least = numbers(oldest);
    return Arrays.compare(theirs, least) < 0;
  }

  private static int[] numbers(String version) {
    return Pattern.compile("\\.").splitAsStream(version).mapToInt(Integer::parseInt).toArray();
  }

  SQLDialect dialect() {
    return dialect;
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
