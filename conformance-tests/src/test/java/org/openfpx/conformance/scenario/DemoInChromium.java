package org.openfpx.conformance.scenario;

import java.util.function.Supplier;
import org.openfpx.conformance.chromium.Chromium;

/** The demo in this process on plain localhost, where all systems share one jar of cookies. */
final class DemoInChromium implements Supplier<Setting> {
  @Override
  public Setting get() {
    return new Setting(DemoNetwork.start(), Chromium.start());
  }
}
