package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;

@Tag("browser")
@Tag("long")
@PlayedIn(value = DemoHere.class, inChromium = true)
class ExpiryInChromiumOnLocalhostTest extends ExpiryScenarios {
  ExpiryInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
