package org.openfpx.conformance.scenario;

@PlayedIn(DemoOverHttp.class)
class WrongTurnsOverHttpTest extends WrongTurnsScenarios {
  WrongTurnsOverHttpTest(Setting setting) {
    super(setting);
  }
}
