package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;

@Tag("browser")
@PlayedIn(DemoInChromium.class)
class AsFirstInChromiumOnLocalhostTest extends AsFirstScenarios {
  AsFirstInChromiumOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
