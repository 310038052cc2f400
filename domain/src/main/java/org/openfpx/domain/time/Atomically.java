package org.openfpx.domain.time;

import java.util.function.Supplier;

/** Makes what several ports do one step: all of it is kept or none. */
public interface Atomically {
  /**
   * Runs the work in one transaction of the store. If it throws, nothing is kept and the exception
   * goes on its way. Work inside work joins the transaction under way.
   *
   * <p>Where the store undid everything for another's sake (a deadlock), the work is run again: it
   * touches nothing but the stores, and asks nobody outside.
   */
  <T> T run(Supplier<T> work);
}
