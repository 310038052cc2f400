package org.openfpx.conformance.scenario;

@PlayedIn(DemoHere.class)
class OwnSessionsOverHttpTest extends OwnSessionsScenarios {
  OwnSessionsOverHttpTest(Setting setting) {
    super(setting);
  }
}
