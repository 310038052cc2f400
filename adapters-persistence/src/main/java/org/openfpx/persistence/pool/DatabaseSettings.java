package org.openfpx.persistence.pool;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * Where the database is and how much of it one process may use.
 *
 * @param url a JDBC address of H2, MySQL or MariaDB (both with {@code jdbc:mysql:})
 * @param user who connects
 * @param password absent where the server asks for none
 * @param connections the most that are open at once
 * @param patience how long a request waits for a free connection
 * @param answerTimeout after how long without an answer a connection counts as lost
 */
public record DatabaseSettings(
    String url,
    String user,
    Optional<Secret> password,
    int connections,
    Duration patience,
    Duration answerTimeout) {
  public static final int DEFAULT_CONNECTIONS = 16;
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);
  public static final Duration DEFAULT_ANSWER_TIMEOUT = Duration.ofSeconds(30);

  /**
   * @throws IllegalArgumentException if the address is of no database that works, or a bound is not
   *     positive
   */
  public DatabaseSettings {
    if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:mysql:")) {
      throw new IllegalArgumentException(
          "a database address begins with jdbc:h2: or jdbc:mysql: (MariaDB too)");
    }
    if (connections < 1 || !patience.isPositive() || !answerTimeout.isPositive()) {
      throw new IllegalArgumentException("a pool's bounds are positive");
    }
  }

  /** With the default bounds. */
  public static DatabaseSettings of(String url, String user, Optional<Secret> password) {
    return new DatabaseSettings(
        url, user, password, DEFAULT_CONNECTIONS, DEFAULT_PATIENCE, DEFAULT_ANSWER_TIMEOUT);
  }

  boolean isEmbedded() {
    return url.startsWith("jdbc:h2:");
  }

  /** The address with what each product needs to behave as the others do. */
  String completeUrl() {
    if (!isEmbedded()) {
      return url;
    }
    var wanted = new LinkedHashMap<String, String>();
    wanted.put("MODE", "MySQL");
    wanted.put("DATABASE_TO_LOWER", "TRUE");
    wanted.put("CASE_INSENSITIVE_IDENTIFIERS", "TRUE");
    // What was committed is on the disk, as with the servers; H2 by itself takes half a second.
    wanted.put("WRITE_DELAY", "0");
    if (!url.startsWith("jdbc:h2:mem:")) {
      // Where H2 2.5 uses old space again, it does not find the last commits after a kill -9.
      wanted.put("REUSE_SPACE", "FALSE");
    }
    // Else H2 writes what failed into a file of its own beside the data: by the microsecond, with
    // the values of a row where a key was taken, and past all that is kept out of our log.
    wanted.put("TRACE_LEVEL_FILE", "0");
    wanted.put("DB_CLOSE_ON_EXIT", "FALSE");
    wanted.put("LOCK_TIMEOUT", "5000");
    var complete = new StringBuilder(url);
    wanted.forEach((key, value) -> {
      if (!url.toUpperCase(Locale.ROOT).contains(";" + key + "=")) {
        complete.append(';').append(key).append('=').append(value);
      }
    });
    return complete.toString();
  }

  /** What the MySQL driver is told, unless the address says otherwise. */
  Map<String, String> driverProperties() {
    if (isEmbedded()) {
      return Map.of();
    }
    var timeout = Long.toString(answerTimeout.toMillis());
    return Map.ofEntries(
        Map.entry("connectTimeout", Long.toString(patience.toMillis())),
        Map.entry("socketTimeout", timeout),
        Map.entry("tcpKeepAlive", "true"),
        Map.entry("characterEncoding", "UTF-8"),
        Map.entry("connectionTimeZone", "UTC"),
        Map.entry("useServerPrepStmts", "true"),
        Map.entry("cachePrepStmts", "true"),
        Map.entry("prepStmtCacheSize", "256"),
        Map.entry("prepStmtCacheSqlLimit", "4096"),
        Map.entry("useLocalSessionState", "true"),
        Map.entry("cacheServerConfiguration", "true"),
        Map.entry("elideSetAutoCommits", "true"),
        Map.entry("maintainTimeStats", "false"),
        Map.entry("paranoid", "true"));
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + UrlWithoutSecrets.of(url) + ", " + connections + " connections]";
  }
}
