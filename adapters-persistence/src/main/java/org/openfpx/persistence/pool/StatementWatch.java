package org.openfpx.persistence.pool;

/**
 * Sees each statement that is sent to the database; BEGIN, COMMIT and autocommit are none. Made for
 * tests that count and for measurements that send the same statements bare.
 */
@FunctionalInterface
public interface StatementWatch {
  void sent(String sql);
}
