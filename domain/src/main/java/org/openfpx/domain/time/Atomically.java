package org.openfpx.domain.time;

import java.util.function.Supplier;

/** Makes what several ports do one step: all of it is kept or none. */
public interface Atomically {
  /**
   * Runs the work in one transaction of the store. If it throws, nothing is kept and the exception
   * goes on its way. Work inside work joins the transaction under way.
   */
  <T> T run(Supplier<T> work);
}
