package org.openfpx.persistence.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Query;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * A statement of one shape: jOOQ writes it once, in the words of the product, and after that it is
 * sent with other values and nothing else. For the statements of the hot paths, of which jOOQ would
 * otherwise build and write the same text at each request. Inside {@link Database#atomically()} it
 * belongs to the transaction under way, as every statement does.
 */
public final class Prepared {
  /** SQL:2016 part 2, class 23: a key was taken, or a constraint does not hold. */
  private static final String CONSTRAINT_VIOLATED = "23";

  private final CurrentConnection connections;
  private final Optional<StatementWatch> watch;
  private final Supplier<? extends Query> shape;
  // Two at once write the same, and either may stay.
  private volatile @Nullable Text text;

  Prepared(
      CurrentConnection connections,
      Optional<StatementWatch> watch,
      Supplier<? extends Query> shape) {
    this.connections = connections;
    this.watch = watch;
    this.shape = shape;
  }

  /**
   * Sends a statement that writes.
   *
   * @param values one for each parameter, in the order in which they stand in the statement
   * @return how many rows it was about
   * @throws IntegrityConstraintViolationException if a key is taken
   * @throws DataAccessException if the database fails otherwise
   */
  public int execute(@Nullable Object... values) {
    return send(PreparedStatement::executeUpdate, values);
  }

  /**
   * Sends a statement that reads, and reads what comes, row by row.
   *
   * @throws DataAccessException if the database fails
   */
  public <T> List<T> fetch(Function<Row, T> reader, @Nullable Object... values) {
    return send(
        statement -> {
          try (var found = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (found.next()) {
              rows.add(reader.apply(new Row(found)));
            }
            return rows;
          }
        },
        values);
  }

  /** The same for a statement that finds one row or none. */
  public <T> Optional<T> fetchOptional(Function<Row, T> reader, @Nullable Object... values) {
    return fetch(reader, values).stream().findFirst();
  }

  private <T> T send(Use<T> use, @Nullable Object... values) {
    var sent = text();
    var connection = connections.acquire();
    try (var statement = connection.prepareStatement(sent.sql())) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      watch.ifPresent(who -> who.sent(sent.sql()));
      var result = use.of(statement);
      tellOfCommit(sent, connection);
      return result;
    } catch (SQLException e) {
      throw translated(e);
    } finally {
      connections.release(connection);
    }
  }

  private void tellOfCommit(Text sent, Connection connection) throws SQLException {
    if (watch.isPresent() && sent.writes() && connection.getAutoCommit()) {
      watch.get().committed();
    }
  }

  private Text text() {
    var known = text;
    if (known == null) {
      var query = shape.get();
      known = new Text(query.getSQL(), !(query instanceof ResultQuery));
      text = known;
    }
    return known;
  }

  private static DataAccessException translated(SQLException failure) {
    var state = failure.getSQLState();
    return state != null && state.startsWith(CONSTRAINT_VIOLATED)
        ? new IntegrityConstraintViolationException("a constraint does not hold", failure)
        : new DataAccessException("a statement failed", failure);
  }

  private record Text(String sql, boolean writes) {}

  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }
}
