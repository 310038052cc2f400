package org.openfpx.persistence.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test after which a connection is still out of its pool. */
final class NoConnectionLeaks implements AfterEachCallback {
  @Override
  public void afterEach(ExtensionContext context) {
    int inUse = TestDatabase.connectionsInUse();
    if (inUse > 0) {
      throw new AssertionError(inUse + " connections were not given back");
    }
  }
}
