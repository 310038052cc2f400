package org.openfpx.conformance.scenario;

import org.openfpx.conformance.processes.SystemsOnLocalhost;

@PlayedIn(SystemsOnLocalhost.class)
class AsFirstOverHttpTest extends AsFirstScenarios {
  AsFirstOverHttpTest(Setting setting) {
    super(setting);
  }
}
