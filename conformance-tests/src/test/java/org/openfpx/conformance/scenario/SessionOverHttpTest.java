package org.openfpx.conformance.scenario;

@PlayedIn(DemoHere.class)
class SessionOverHttpTest extends SessionScenarios {
  SessionOverHttpTest(Setting setting) {
    super(setting);
  }
}
