package org.openfpx.conformance.scenario;

import org.openfpx.conformance.processes.SystemsOnLocalhost;

@PlayedIn(SystemsOnLocalhost.class)
class ExpiryOverHttpTest extends ExpiryScenarios {
  ExpiryOverHttpTest(Setting setting) {
    super(setting);
  }
}
