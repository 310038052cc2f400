package org.openfpx.persistence.pool;

/**
 * Sees each statement that is sent to the database; BEGIN, COMMIT and autocommit are none. Made for
 * tests that count and for measurements that send the same statements bare.
 */
@FunctionalInterface
public interface StatementWatch {
  void sent(String sql);

  /**
   * What was done is durable: a transaction was committed, or a statement that writes was one of
   * its own.
   */
  default void committed() {}
}
