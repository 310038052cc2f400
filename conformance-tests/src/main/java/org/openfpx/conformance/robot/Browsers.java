package org.openfpx.conformance.robot;

import java.net.URI;
import java.util.function.Predicate;

/** One kind of browser, of which everybody gets one of their own. */
@FunctionalInterface
public interface Browsers extends AutoCloseable {
  /**
   * A new one that knows nothing.
   *
   * @param stopAt where it halts when it is sent there
   */
  Browser fresh(Predicate<URI> stopAt);

  @Override
  default void close() {}

  /** Without script and without pictures: HTTP alone. */
  static Browsers robots() {
    return stopAt -> Robot.fresh(exchange -> {}, stopAt);
  }
}
