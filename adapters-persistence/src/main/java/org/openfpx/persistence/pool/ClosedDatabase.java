package org.openfpx.persistence.pool;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Lets the pool throw away connections to an embedded database that has closed itself, as H2 does
 * when the disk is full: they say of themselves that they are valid, and a new one opens it again.
 */
public final class ClosedDatabase implements SQLExceptionOverride {
  // H2's DATABASE_IS_CLOSED and DATABASE_CALLED_AT_SHUTDOWN; no other product has such states.
  private static final Set<String> STATES = Set.of("90098", "90121");

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return STATES.contains(String.valueOf(failure.getSQLState()))
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
