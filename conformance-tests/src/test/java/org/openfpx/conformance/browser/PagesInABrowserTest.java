package org.openfpx.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.chromium.Chromium;
import org.openfpx.conformance.scenario.DemoNetwork;

/** Pages, "Form": keyboard and screen reader first, phone first, works without script. */
@Tag("browser")
class PagesInABrowserTest {
  private static final int PHONE = 390;
  private static final int DESK = 1280;
  private static final int HEIGHT = 844;

  private static DemoNetwork network;
  private static Chromium chromium;

  private final List<String> findings = new ArrayList<>();

  @BeforeAll
  static void start() {
    network = DemoNetwork.start();
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    network.close();
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

  @Test
  void theCheckerOfAccessibilityFindsNothingOnAnyPage() {
    try (var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(DESK, HEIGHT))) {
      var page = context.newPage();
      var walker = new Walker(network, page, this::readWithAxe);
      walker.open(network.start("/").toString(), "start");
      walker.share("omar");
      walker.open(network.wallet("/").toString(), "wallet-home");
      walker.press("a[href^='/consents/']");
      readWithAxe(page, "wallet-consent");
      var consent = page.url();
      walker.open(consent + "/stopped", "wallet-consent-not-stopped");
      // Nobody can be led to believe that something was stopped.
      assertThat(page.url()).isEqualTo(consent);
      walker.press("a[href$='/stop']");
      readWithAxe(page, "wallet-stop");
      walker.press("form[action$='/stop'] button");
      readWithAxe(page, "wallet-stopped");
      for (var path :
          List.of("/past", "/sources", "/account", "/account/delete", "/no-such-page")) {
        walker.open(network.wallet(path).toString(), "wallet" + path.replace('/', '-'));
      }
      walker.open(network.authorizationServer("/uma/claims").toString(), "as-error");
      walker.open(network.registry("/").toString(), "registry");
      walker.open(network.clinic("/").toString(), "clinic");

      assertThat(findings).isEmpty();
    }
  }

  private void readOnAPhoneInFrench(Page page, String name) {
    picture(page, "phone-" + name);
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

  private void readWithAxe(Page page, String name) {
    picture(page, "desk-" + name);
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(violation ->
            findings.add(name + ": " + violation.getId() + " " + violation.getNodes().getFirst()));
  }

  /** For a look by hand. */
  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pictures", name + ".png")));
  }
}
