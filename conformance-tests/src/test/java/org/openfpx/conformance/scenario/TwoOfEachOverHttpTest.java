package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.TwoOfEach;

@Order(3)
@Tag("server")
@PlayedIn(TwoOfEach.OnLocalhost.class)
class TwoOfEachOverHttpTest extends TwoOfEachScenarios {
  TwoOfEachOverHttpTest(Setting setting) {
    super(setting);
  }
}
