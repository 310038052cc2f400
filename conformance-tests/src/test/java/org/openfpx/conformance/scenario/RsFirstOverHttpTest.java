package org.openfpx.conformance.scenario;

import org.openfpx.conformance.processes.SystemsOnLocalhost;

@PlayedIn(SystemsOnLocalhost.class)
class RsFirstOverHttpTest extends RsFirstScenarios {
  RsFirstOverHttpTest(Setting setting) {
    super(setting);
  }
}
