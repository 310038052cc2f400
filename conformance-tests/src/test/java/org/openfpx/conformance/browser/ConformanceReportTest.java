package org.openfpx.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  /** What can be otherwise by night. */
  private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

  @TempDir Path folder;

  @Test
  void itIsForEverybodyAndFitsOnAPhone() throws Exception {
    write();
    try (var chromium = Chromium.start();
        var context =
            chromium
                .browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(PHONE, HEIGHT))) {
      var page = context.newPage();
      page.navigate(folder.resolve(Reports.HTML).toUri().toString());
      page.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)");

      assertThat(page.locator("section > details").count()).isGreaterThan(100);
      var wide = (Number) page.evaluate("() => document.documentElement.scrollWidth");
      assertThat(wide.intValue()).isLessThanOrEqualTo(PHONE);
      colours(page, ColorScheme.LIGHT);
      assertThat(Accessibility.findings(page)).isEmpty();
      colours(page, ColorScheme.DARK);
      assertThat(Accessibility.findings(page, COLOURS)).isEmpty();
    }
  }

  private static void colours(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    Pictures.take(page, "conformance-report-" + scheme);
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
}
