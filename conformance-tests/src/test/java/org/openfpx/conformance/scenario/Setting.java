package org.openfpx.conformance.scenario;

import org.openfpx.conformance.robot.Browsers;

/** Where a scenario is played: in which network, and with which browsers. */
public record Setting(ScenarioNetwork network, Browsers browsers) implements AutoCloseable {
  /** A network as programs see it. */
  public static Setting overHttp(ScenarioNetwork network) {
    return new Setting(network, Browsers.robots());
  }

  @Override
  public void close() {
    browsers.close();
    network.close();
  }
}
