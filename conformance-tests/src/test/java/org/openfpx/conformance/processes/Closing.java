package org.openfpx.conformance.processes;

import java.util.List;

/** Closes several things, whatever becomes of each. */
final class Closing {
  private Closing() {}

  /** Closes them in this order; what failed is thrown when all are done. */
  static void all(List<AutoCloseable> things) {
    var failed = new IllegalStateException("not everything was closed");
    for (var thing : things) {
      try {
        thing.close();
      } catch (Exception e) {
        failed.addSuppressed(e);
      }
    }
    if (failed.getSuppressed().length > 0) {
      throw failed;
    }
  }
}
