package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;

@Tag("browser")
@PlayedIn(value = DemoHere.class, inChromium = true)
class SignInInChromiumTest extends SignInScenarios {
  SignInInChromiumTest(Setting setting) {
    super(setting);
  }
}
