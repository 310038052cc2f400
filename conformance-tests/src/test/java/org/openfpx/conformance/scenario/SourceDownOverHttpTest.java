package org.openfpx.conformance.scenario;

import org.openfpx.conformance.processes.SystemsOnLocalhost;

@PlayedIn(SystemsOnLocalhost.class)
class SourceDownOverHttpTest extends SourceDownScenarios {
  SourceDownOverHttpTest(Setting setting) {
    super(setting, "boris", "antwan");
  }
}
