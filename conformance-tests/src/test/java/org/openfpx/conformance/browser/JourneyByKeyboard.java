package org.openfpx.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.chromium.Chromium;
import org.openfpx.conformance.scenario.ScenarioNetwork;
import org.openfpx.conformance.scenario.Setting;

/** Pages, "Form": keyboard and screen reader first, phone first, works without script. */
abstract class JourneyByKeyboard {
  private static final int PHONE = 390;
  private static final int HEIGHT = 844;

  private final ScenarioNetwork network;
  private final Chromium chromium;
  private final List<String> findings = new ArrayList<>();

  JourneyByKeyboard(Setting setting) {
    this.network = setting.network();
    this.chromium = (Chromium) setting.browsers();
  }

  @Test
  void theWholeWayByKeyboardWithoutScriptOnAPhoneInFrench() {
    try (var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("fr-FR")
                    .setJavaScriptEnabled(false)
                    .setViewportSize(PHONE, HEIGHT))) {
      var page = context.newPage();
      new Walker(network, page, this::readOnAPhoneInFrench).share("mateo");

      assertThat(page.locator("table.records tbody tr").count()).isPositive();
      assertThat(findings).isEmpty();
    }
  }

  private void readOnAPhoneInFrench(Page page, String name) {
    Pictures.take(page, getClass().getSimpleName() + "-" + name);
    if (!"fr".equals(page.locator("html").getAttribute("lang"))) {
      findings.add(name + " is not in French");
    }
    var wide = (Number) page.evaluate("() => document.documentElement.scrollWidth");
    if (wide.intValue() > PHONE) {
      findings.add(name + " is " + wide + " pixels wide");
    }
    if (page.locator("h1").count() != 1) {
      findings.add(name + " has not one heading");
    }
  }
}
