package org.openfpx.conformance.scenario;

import java.util.function.Supplier;

/** The demo in this process on plain localhost, where all systems share one jar of cookies. */
public final class DemoHere implements Supplier<DemoNetwork> {
  @Override
  public DemoNetwork get() {
    return DemoNetwork.start();
  }
}
