package org.openfpx.conformance.scenario;

import org.openfpx.conformance.processes.SystemsOverHttp;

@PlayedIn(SystemsOverHttp.class)
class AsFirstOverHttpTest extends AsFirstScenarios {
  AsFirstOverHttpTest(Setting setting) {
    super(setting);
  }
}
