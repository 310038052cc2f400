package org.openfpx.persistence.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.openfpx.domain.secret.Secret;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.InUse;
import org.openfpx.persistence.pool.SystemSchema;

/** The databases that everything kept must work on alike. */
public enum TestDatabase {
  H2,
  MYSQL,
  MARIADB;

  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final Map<String, Opened> SHARED = new ConcurrentHashMap<>();

  /** A database, who watches its statements, and how to connect to it. */
  public record Opened(Database database, SentStatements statements, DatabaseSettings settings) {}

  /** All of them where servers were asked for, else the embedded one. */
  public static Stream<TestDatabase> chosen() {
    return serversAskedFor() ? Stream.of(values()) : Stream.of(H2);
  }

  /** Whether real servers may be started: {@code -Dservers}. */
  public static boolean serversAskedFor() {
    var asked = System.getProperty("servers");
    return asked != null && !asked.equals("false");
  }

  /**
   * The system's schema with all tables empty. It is shared by the tests of this JVM, which run one
   * after the other.
   */
  public Database empty(SystemSchema schema) {
    return emptied(schema).database();
  }

  /** The same with its watch, for tests that count statements. */
  public Opened emptied(SystemSchema schema) {
    var opened = SHARED.computeIfAbsent(name() + schema, key -> open(schema));
    deleteRows(opened.database());
    return opened;
  }

  /** Settings of a schema that nobody has used yet and nothing has migrated. */
  public DatabaseSettings fresh() {
    var name = "t" + ProcessHandle.current().pid() + "_" + SCHEMAS.incrementAndGet();
    return switch (this) {
      case H2 ->
          DatabaseSettings.of("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", Optional.empty());
      case MYSQL -> fresh(TestServer.mysql(), name);
      case MARIADB -> fresh(TestServer.mariadb(), name);
    };
  }

  static int connectionsInUse() {
    return SHARED.values().stream().mapToInt(opened -> InUse.connections(opened.database())).sum();
  }

  private Opened open(SystemSchema schema) {
    var statements = new SentStatements();
    var settings = fresh();
    return new Opened(Database.open(settings, schema, statements), statements, settings);
  }

  private static DatabaseSettings fresh(TestServer server, String name) {
    var password = "only-for-tests";
    try (var root = DriverManager.getConnection(server.rootUrl(), "root", "");
        var statement = root.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
      statement.execute("CREATE USER " + name + "@'%' IDENTIFIED BY '" + password + "'");
      statement.execute("GRANT ALL ON " + name + ".* TO " + name + "@'%'");
    } catch (SQLException e) {
      throw new IllegalStateException("no schema on the test server", e);
    }
    return DatabaseSettings.of(server.url(name), name, Optional.of(new Secret(password)));
  }

  private static void deleteRows(Database database) {
    database
        .atomically()
        .run(() -> {
          database
              .db()
              .connection(connection -> {
                deleteRows(connection);
              });
          return true;
        });
  }

  private static void deleteRows(Connection connection) throws SQLException {
    boolean embedded = connection.getMetaData().getURL().startsWith("jdbc:h2:");
    var checks = embedded ? "SET REFERENTIAL_INTEGRITY " : "SET FOREIGN_KEY_CHECKS = ";
    try (var statement = connection.createStatement()) {
      statement.execute(checks + (embedded ? "FALSE" : "0"));
      for (var table : tables(connection)) {
        // Of these there is always one row.
        statement.execute(
            switch (table) {
              case "registry_version" -> "UPDATE registry_version SET version = 0";
              case "oauth_signing_key_turn" -> "UPDATE oauth_signing_key_turn SET id = 1";
              case "owner_request_number" -> "UPDATE owner_request_number SET last = 0";
              default -> "DELETE FROM `" + table + "`";
            });
      }
      statement.execute(checks + (embedded ? "TRUE" : "1"));
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    var schema = connection.getSchema();
    try (var rows =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (rows.next()) {
        var name = rows.getString("TABLE_NAME");
        if (!name.startsWith("flyway_")) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
