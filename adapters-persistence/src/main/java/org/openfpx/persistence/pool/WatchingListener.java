package org.openfpx.persistence.pool;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

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
}
