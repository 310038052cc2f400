package org.openfpx.persistence.pool;

import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jooq.exception.DataAccessException;

/** Tells the watch of each statement; one of a batch counts as one. */
final class WatchingListener implements ExecuteListener {
  private static final long serialVersionUID = 1L;

  private final transient StatementWatch watch;

  WatchingListener(StatementWatch watch) {
    this.watch = watch;
  }

  @Override
  public void executeStart(ExecuteContext context) {
    for (var sql : context.batchSQL()) {
      watch.sent(sql);
    }
  }

  @Override
  public void executeEnd(ExecuteContext context) {
    if (context.type() != ExecuteType.READ && isAlone(context)) {
      watch.committed();
    }
  }

  private static boolean isAlone(ExecuteContext context) {
    try {
      return context.connection().getAutoCommit();
    } catch (SQLException e) {
      throw new DataAccessException("a connection does not say whether it commits by itself", e);
    }
  }
}
