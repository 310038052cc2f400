package org.openfpx.persistence.pool;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.openfpx.domain.time.Atomically;

/** One system's database: a bounded pool, migrated, durable, and the transaction under way. */
public final class Database implements AutoCloseable {
  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private static final int ALIVE_SECONDS = 2;
  private static final String READS_A_TABLE = "SELECT 1 FROM flyway_schema_history LIMIT 1";

  final Pool pool;
  private final Product.Answer server;
  private final CurrentConnection connections;
  private final Optional<StatementWatch> watch;
  private final Atomically atomically;
  private final DSLContext db;

  private Database(Pool pool, Product.Answer server, Optional<StatementWatch> watch) {
    this.pool = pool;
    this.server = server;
    this.watch = watch;
    connections =
        new CurrentConnection(pool.source(), () -> watch.ifPresent(StatementWatch::committed));
    atomically = new JooqAtomically(connections);
    db = dsl(connections, server.product(), watch);
  }

  /**
   * Connects, brings the schema to the newest version and is ready.
   *
   * @throws IllegalStateException if the database can't be reached, is too old or can't be migrated
   */
  public static Database open(DatabaseSettings settings, SystemSchema schema) {
    return open(settings, schema, Optional.empty());
  }

  /** The same, with somebody who sees each statement. */
  public static Database open(
      DatabaseSettings settings, SystemSchema schema, StatementWatch watch) {
    return open(settings, schema, Optional.of(watch));
  }

  private static Database open(
      DatabaseSettings settings, SystemSchema schema, Optional<StatementWatch> watch) {
    var pool = Pool.open(settings);
    try {
      var server = ask(pool);
      Migrations.apply(pool.source(), schema, server.product());
      return new Database(pool, server, watch);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /**
   * The way to the tables. Inside {@link #atomically()} its statements belong to the transaction
   * under way, outside each is one of its own.
   */
  public DSLContext db() {
    return db;
  }

  /** A statement that is sent often: the shape is asked for once, when it is first sent. */
  public Prepared prepared(Function<DSLContext, ? extends Query> shape) {
    return new Prepared(connections, watch, () -> shape.apply(db));
  }

  /** What makes several statements one step. */
  public Atomically atomically() {
    return atomically;
  }

  /** The server and its version, for the line at start: {@code MariaDB 10.11.19}. */
  public String server() {
    return server.toString();
  }

  /** Whether a connection can be had on which a table can be read. */
  public boolean answers() {
    // Not Connection.isValid: an embedded database that has closed itself says yes to that.
    try (var connection = pool.connection();
        var statement = connection.prepareStatement(READS_A_TABLE)) {
      statement.setQueryTimeout(ALIVE_SECONDS);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  private static Product.Answer ask(Pool pool) {
    try (var connection = pool.connection()) {
      var server = Product.ask(connection);
      Durability.warnIfLoose(connection, server.product());
      return server;
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not say what it is", e);
    }
  }

  private static DSLContext dsl(
      CurrentConnection connections, Product product, Optional<StatementWatch> watch) {
    var configuration =
        new DefaultConfiguration()
            .set(product.dialect())
            .set(connections)
            .set(
                new Settings()
                    .withRenderSchema(false)
                    .withExecuteLogging(false)
                    // Nobody would read them.
                    .withFetchWarnings(false)
                    // For MariaDB that would be INSERT .. RETURNING, which MySQL's driver can't
                    // run.
                    .withReturnIdentityOnUpdatableRecord(false));
    watch.ifPresent(
        who -> configuration.set(new DefaultExecuteListenerProvider(new WatchingListener(who))));
    return DSL.using(configuration);
  }
}
