package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.TwoOfEach;

@Order(3)
@Tag("server")
@PlayedIn(TwoOfEach.OnLocalhost.class)
class OneOfTwoKilledOverHttpTest extends AsKilledScenarios {
  OneOfTwoKilledOverHttpTest(Setting setting) {
    super(setting);
  }
}
