package org.openfpx.persistence.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.openfpx.domain.secret.Secret;

/** A bounded number of connections, each told what its product needs to behave as the others do. */
public final class Pool implements AutoCloseable {
  private final HikariDataSource source;

  private Pool(HikariDataSource source) {
    this.source = source;
  }

  /** H2's code for a file that another process has opened. */
  private static final int IN_USE = 90_020;

  /**
   * Connects.
   *
   * @throws IllegalStateException if the database can't be reached, or an embedded one is in use
   * @throws java.io.UncheckedIOException if an embedded one can't be made
   */
  public static Pool open(DatabaseSettings settings) {
    EmbeddedFile.make(settings.url());
    try {
      return new Pool(new HikariDataSource(configOf(settings)));
    } catch (HikariPool.PoolInitializationException e) {
      var which = "the database at " + UrlWithoutSecrets.of(settings.url());
      if (isInUse(e)) {
        throw inUse(which, e);
      }
      throw new IllegalStateException(which + " can't be used", e);
    }
  }

  /** Without what H2 says, as a cause: it advises a mode of its own, which we don't speak. */
  private static IllegalStateException inUse(String which, Exception told) {
    var inUse =
        new IllegalStateException(
            which
                + " is in use: an embedded one opens for one process at a time, so stop the system"
                + " that runs on it first");
    inUse.addSuppressed(told);
    return inUse;
  }

  private static boolean isInUse(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(one -> one instanceof SQLException sql && sql.getErrorCode() == IN_USE);
  }

  private static HikariConfig configOf(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(settings.completeUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.password().map(Secret::reveal).orElse(""));
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(Math.min(2, settings.connections()));
    config.setConnectionTimeout(settings.patience().toMillis());
    // A condition in an UPDATE decides each race, or a lock on rows that are there whoever comes
    // first; so nothing needs a snapshot or a gap lock.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setExceptionOverride(new ClosedDatabase());
    settings.driverProperties().forEach(config::addDataSourceProperty);
    return config;
  }

  /** One of the connections; closing it gives it back. */
  public Connection connection() throws SQLException {
    return source.getConnection();
  }

  DataSource source() {
    return source;
  }

  @Override
  public void close() {
    source.close();
  }
}
