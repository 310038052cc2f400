package org.openfpx.persistence.pool;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.openfpx.domain.time.Atomically;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction of the database around the work; work inside work joins it. */
final class JooqAtomically implements Atomically {
  private static final Logger LOG = LoggerFactory.getLogger(JooqAtomically.class);
  private static final int ATTEMPTS = 3;

  /** "Serialization failure": the server rolled the whole transaction back for another's sake. */
  private static final String ROLLED_BACK_FOR_ANOTHER = "40001";

  private final CurrentConnection connections;

  JooqAtomically(CurrentConnection connections) {
    this.connections = connections;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    if (connections.isInTransaction()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return connections.inTransaction(work);
      } catch (DataAccessException e) {
        // Nothing of it was kept, so running it again is safe; any other failure goes on its way.
        if (attempt == ATTEMPTS || !wasRolledBackForAnother(e)) {
          throw e;
        }
        LOG.warn(
            "a deadlock was resolved against this transaction; attempt {} follows", attempt + 1);
      }
    }
  }

  private static boolean wasRolledBackForAnother(DataAccessException failure) {
    return failure.getCause() instanceof SQLException cause
        && ROLLED_BACK_FOR_ANOTHER.equals(cause.getSQLState());
  }
}
