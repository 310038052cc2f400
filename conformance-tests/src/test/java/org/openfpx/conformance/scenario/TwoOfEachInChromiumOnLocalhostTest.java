package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.TwoOfEach;

@Order(3)
@Tag("server")
@Tag("browser")
@PlayedIn(value = TwoOfEach.OnLocalhost.class, inChromium = true)
class TwoOfEachInChromiumOnLocalhostTest extends TwoOfEachScenarios {
  TwoOfEachInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
