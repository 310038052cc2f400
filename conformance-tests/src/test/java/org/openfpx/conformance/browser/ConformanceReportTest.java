package org.openfpx.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openfpx.conformance.chromium.Chromium;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.Target;
import org.openfpx.conformance.module.Modules;
import org.openfpx.conformance.report.Reports;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;

/** The page of a run in which all that can fail has failed, on a phone, by day and by night. */
@Tag("browser")
class ConformanceReportTest {
  private static final int PHONE = 390;
  private static final int HEIGHT = 844;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void itIsForEverybodyAndFitsOnAPhone(ColorScheme scheme) throws Exception {
    write();
    try (var chromium = Chromium.start();
        var context =
            chromium
                .browser()
                .newContext(
                    new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(PHONE, HEIGHT))) {
      var page = context.newPage();
      page.navigate(folder.resolve(Reports.HTML).toUri().toString());
      page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");
      picture(page, "conformance-report-" + scheme);

      assertThat(page.locator("section > details").count()).isGreaterThan(100);
      var wide = (Number) page.evaluate("() => document.documentElement.scrollWidth");
      assertThat(wide.intValue()).isLessThanOrEqualTo(PHONE);
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .extracting(violation -> violation.getId() + " " + violation.getNodes().getFirst())
          .isEmpty();
    }
  }

  /** Nobody is at the address, so that what asks at all fails. */
  private void write() throws Exception {
    var file = Files.writeString(folder.resolve("target.yaml"), TARGET);
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var catalogue = Catalogue.whole();
    var all = Selection.of(Modules.all(), catalogue, Optional.empty()).orElseThrow();
    try (var driver = Drivers.of(Target.read(file, Map.of()))) {
      Reports.write(new Runner(driver, catalogue, new Progress(nowhere, false)).run(all), folder);
    }
  }

  private static final String TARGET =
      """
      issuer: http://127.0.0.1:1
      driver: openfpx
      clients: {first: {id: first, secret: s}, second: {id: second, secret: s}}
      resource-servers: {first: {id: rs, secret: s}}
      """;

  /** For a look by hand. */
  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "pictures", name + ".png")));
  }
}
