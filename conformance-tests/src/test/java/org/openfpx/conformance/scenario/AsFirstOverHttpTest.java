package org.openfpx.conformance.scenario;

@PlayedIn(DemoOverHttp.class)
class AsFirstOverHttpTest extends AsFirstScenarios {
  AsFirstOverHttpTest(Setting setting) {
    super(setting);
  }
}
