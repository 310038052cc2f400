package org.openfpx.persistence.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Gives jOOQ the connection of the transaction under way, or for one statement any from the pool.
 */
final class CurrentConnection implements ConnectionProvider {
  private final ScopedValue<Connection> current = ScopedValue.newInstance();
  private final DataSource pool;
  private final Runnable committed;

  /**
   * @param committed is told of each transaction that was committed
   */
  CurrentConnection(DataSource pool, Runnable committed) {
    this.pool = pool;
    this.committed = committed;
  }

  @Override
  public Connection acquire() {
    return current.isBound() ? current.get() : fromPool();
  }

  @Override
  public void release(Connection connection) {
    // What was acquired inside a transaction is released inside it: jOOQ does both per statement.
    if (current.isBound()) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DataAccessException("a connection could not be given back", e);
    }
  }

  boolean isInTransaction() {
    return current.isBound();
  }

  /** Runs the work with one connection and commits, or rolls back what it did. */
  <T> T inTransaction(Supplier<T> work) {
    try (var connection = fromPool()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        T result = ScopedValue.where(current, connection).call(work::get);
        connection.commit();
        done = true;
        committed.run();
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
      }
    } catch (SQLException e) {
      throw new DataAccessException("a transaction could not be ended", e);
    }
  }

  private Connection fromPool() {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new DataAccessException("no connection to the database", e);
    }
  }
}
