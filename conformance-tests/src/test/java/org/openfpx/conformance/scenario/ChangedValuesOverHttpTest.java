package org.openfpx.conformance.scenario;

import org.openfpx.conformance.processes.SystemsOnLocalhost;

@PlayedIn(SystemsOnLocalhost.class)
class ChangedValuesOverHttpTest extends ChangedValuesScenarios {
  ChangedValuesOverHttpTest(Setting setting) {
    super(setting);
  }
}
