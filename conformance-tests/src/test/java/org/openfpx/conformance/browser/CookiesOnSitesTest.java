package org.openfpx.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.chromium.Chromium;
import org.openfpx.conformance.processes.SystemsOnSites;
import org.openfpx.conformance.scenario.PlayedIn;
import org.openfpx.conformance.scenario.ScenarioNetwork;
import org.openfpx.conformance.scenario.Setting;

/** What a browser keeps of parties that are sites of their own. */
@Tag("browser")
@PlayedIn(value = SystemsOnSites.class, inChromium = true)
class CookiesOnSitesTest {
  /** What every browser takes (OWASP ASVS 5.0, 3.3.5), in characters of name and value. */
  private static final int LARGEST = 4096;

  private static final int FEW = 3;

  private final ScenarioNetwork network;
  private final Chromium chromium;

  CookiesOnSitesTest(Setting setting) {
    this.network = setting.network();
    this.chromium = (Chromium) setting.browsers();
  }

  @Test
  void eachSiteKeepsItsOwnAndNoOtherSiteCanSendThem() {
    try (var context = chromium.browser().newContext()) {
      new Walker(network, context.newPage(), (page, name) -> {}).share("june");

      var cookies = context.cookies();

      assertThat(cookies)
          .extracting(cookie -> cookie.domain)
          .contains(network.client("/").getHost(), network.wallet("/").getHost());
      assertThat(cookies)
          .allSatisfy(cookie -> {
            assertThat(cookie.name).startsWith("__Host-");
            assertThat(cookie.secure).as(cookie.name).isTrue();
            assertThat(cookie.httpOnly).as(cookie.name).isTrue();
            assertThat(cookie.sameSite).as(cookie.name).isNotEqualTo(SameSiteAttribute.NONE);
            assertThat(cookie.name.length() + cookie.value.length())
                .as(cookie.name)
                .isLessThan(LARGEST);
          });
      var ofEach = cookies.stream().collect(Collectors.groupingBy(one -> one.domain));
      assertThat(ofEach.values()).allSatisfy(one -> assertThat(one).hasSizeLessThanOrEqualTo(FEW));
    }
  }
}
