package org.openfpx.conformance.scenario;

import org.openfpx.conformance.processes.SystemsOverHttp;

@PlayedIn(SystemsOverHttp.class)
class WrongTurnsOverHttpTest extends WrongTurnsScenarios {
  WrongTurnsOverHttpTest(Setting setting) {
    super(setting);
  }
}
