package org.openfpx.conformance.scenario;

@PlayedIn(DemoHere.class)
class OwningOverHttpTest extends OwningScenarios {
  OwningOverHttpTest(Setting setting) {
    super(setting);
  }
}
