package org.openfpx.conformance.scenario;

import org.openfpx.conformance.chromium.Chromium;
import org.openfpx.conformance.robot.Browsers;

/** Where a scenario is played: in which network, and with which browsers. */
public record Setting(ScenarioNetwork network, Browsers browsers) implements AutoCloseable {
  /** A network as programs see it. */
  public static Setting overHttp(ScenarioNetwork network) {
    return new Setting(network, network.robots());
  }

  /** A network as people see it, in a Chromium that finds and trusts its parties. */
  public static Setting inChromium(ScenarioNetwork network) {
    return new Setting(network, Chromium.start(network.howChromiumFindsIt()));
  }

  @Override
  public void close() {
    browsers.close();
    network.close();
  }
}
