package org.openfpx.conformance.scenario;

import java.util.function.Supplier;

/** The demo in this process, reached over HTTP alone. */
final class DemoOverHttp implements Supplier<Setting> {
  @Override
  public Setting get() {
    return Setting.overHttp(DemoNetwork.start());
  }
}
