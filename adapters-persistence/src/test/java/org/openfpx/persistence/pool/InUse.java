package org.openfpx.persistence.pool;

import com.zaxxer.hikari.HikariDataSource;

/** Looks into the pool of a database. */
public final class InUse {
  private InUse() {}

  /** How many connections are out of it now. */
  public static int connections(Database database) {
    var source = (HikariDataSource) database.pool.source();
    return source.getHikariPoolMXBean().getActiveConnections();
  }
}
