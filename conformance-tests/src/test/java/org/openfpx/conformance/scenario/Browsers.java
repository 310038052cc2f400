package org.openfpx.conformance.scenario;

import java.net.URI;
import java.util.function.Predicate;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Robot;

/** One kind of browser, of which everybody gets one of their own. */
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
