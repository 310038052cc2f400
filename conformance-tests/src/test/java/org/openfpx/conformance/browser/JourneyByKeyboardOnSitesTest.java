package org.openfpx.conformance.browser;

import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.processes.SystemsOnSites;
import org.openfpx.conformance.scenario.PlayedIn;
import org.openfpx.conformance.scenario.Setting;

@Tag("browser")
@PlayedIn(value = SystemsOnSites.class, inChromium = true)
class JourneyByKeyboardOnSitesTest extends JourneyByKeyboard {
  JourneyByKeyboardOnSitesTest(Setting setting) {
    super(setting);
  }
}
