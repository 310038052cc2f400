package org.openfpx.conformance.scenario;

import org.openfpx.conformance.processes.SystemsOnLocalhost;

@PlayedIn(SystemsOnLocalhost.class)
class WrongTurnsOverHttpTest extends WrongTurnsScenarios {
  WrongTurnsOverHttpTest(Setting setting) {
    super(setting);
  }
}
