package org.openfpx.conformance.scenario;

@PlayedIn(DemoHere.class)
class SignInOverHttpTest extends SignInScenarios {
  SignInOverHttpTest(Setting setting) {
    super(setting);
  }
}
