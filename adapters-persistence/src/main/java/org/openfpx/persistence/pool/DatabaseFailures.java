package org.openfpx.persistence.pool;

import java.sql.SQLException;
import java.util.Optional;

/** What a log may tell of a failed statement: not the words, which quote values. */
public final class DatabaseFailures {
  private DatabaseFailures() {}

  /** The state and the code, if it is a database that failed. */
  public static Optional<String> told(Throwable thrown) {
    return thrown instanceof SQLException failure
        ? Optional.of("SQL state " + failure.getSQLState() + ", code " + failure.getErrorCode())
        : Optional.empty();
  }
}
