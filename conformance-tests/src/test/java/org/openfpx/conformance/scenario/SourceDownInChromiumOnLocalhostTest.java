package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.SystemsOnLocalhost;

@Tag("browser")
@Tag("long")
@PlayedIn(value = SystemsOnLocalhost.class, inChromium = true)
class SourceDownInChromiumOnLocalhostTest extends SourceDownScenarios {
  SourceDownInChromiumOnLocalhostTest(Setting setting) {
    super(setting, "brenda", "carlo");
  }
}
