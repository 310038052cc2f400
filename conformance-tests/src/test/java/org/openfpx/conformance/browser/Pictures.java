package org.openfpx.conformance.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures of pages, for a look by hand: in {@code target/pictures}, where {@code
 * -Dopenfpx.pictures} asks for them.
 */
final class Pictures {
  private static final boolean WANTED = System.getProperty("openfpx.pictures") != null;

  private Pictures() {}

  /** One of the whole page. */
  static void take(Page page, String name) {
    if (WANTED) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "pictures", name + ".png")));
    }
  }
}
