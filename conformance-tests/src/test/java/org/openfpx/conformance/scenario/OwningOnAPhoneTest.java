package org.openfpx.conformance.scenario;

import org.junit.jupiter.api.Tag;
import org.openfpx.conformance.chromium.Chromium;

/** Everybody has a phone. */
@Tag("browser")
@PlayedIn(value = DemoHere.class, inChromium = true)
class OwningOnAPhoneTest extends OwningScenarios {
  OwningOnAPhoneTest(Setting setting) {
    super(new Setting(setting.network(), ((Chromium) setting.browsers()).onAPhone()));
  }
}
