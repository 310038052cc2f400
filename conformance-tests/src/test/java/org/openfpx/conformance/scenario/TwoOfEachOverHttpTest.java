package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.TwoOfEach;

@Order(3)
@Tag("server")
@PlayedIn(value = TwoOfEach.OnLocalhost.class, alone = true)
class TwoOfEachOverHttpTest extends TwoOfEachScenarios {
  TwoOfEachOverHttpTest(Setting setting) {
    super(setting);
  }
}
