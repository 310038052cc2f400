package org.openfpx.conformance.browser;

import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.scenario.DemoHere;
import org.openfpx.conformance.scenario.PlayedIn;
import org.openfpx.conformance.scenario.Setting;

@Tag("browser")
@PlayedIn(value = DemoHere.class, inChromium = true)
class JourneyByKeyboardOnLocalhostTest extends JourneyByKeyboard {
  JourneyByKeyboardOnLocalhostTest(Setting setting) {
    super(setting);
  }
}
