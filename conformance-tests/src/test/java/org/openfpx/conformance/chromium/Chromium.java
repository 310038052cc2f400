package org.openfpx.conformance.chromium;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Browsers;

/** The machine's own Chromium. */
public final class Chromium implements Browsers {
  /** As {@code ./openfpx test} looks for it; the first has no windows, and costs half as much. */
  public static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          // Else a page that could not be had is asked for again when it can.
          "--disable-auto-reload",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Chromium(Playwright playwright, com.microsoft.playwright.Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts one.
   *
   * @param more options of its command line, such as {@link #sitesOnThisMachine}
   */
  public static Chromium start(String... more) {
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(installed())
            .setArgs(Stream.concat(QUIET.stream(), Stream.of(more)).toList());
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  private static Path installed() {
    return NAMES.stream()
        .flatMap(name ->
            Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("none of " + NAMES + " is on the PATH"));
  }

  /** Has every name under {@code .test} lead to this machine (RFC 6761 section 6.2). */
  public static String sitesOnThisMachine() {
    return "--host-resolver-rules=MAP *.test 127.0.0.1";
  }

  /** Trusts whoever shows this certificate in their chain, and nobody else whom it does not. */
  public static String trusting(X509Certificate certificate) {
    try {
      var key = certificate.getPublicKey().getEncoded();
      var hash = MessageDigest.getInstance("SHA-256").digest(key);
      return "--ignore-certificate-errors-spki-list=" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The browser itself, for what only it can do. */
  public com.microsoft.playwright.Browser browser() {
    return browser;
  }

  @Override
  public Browser fresh(Predicate<URI> stopAt) {
    var context = browser.newContext(new NewContextOptions().setLocale("en"));
    return new ChromiumBrowser(context, stopAt);
  }

  /** The same on a screen of 390 by 844 points; it ends with this one. */
  public Browsers onAPhone() {
    var phone = new NewContextOptions().setLocale("en").setViewportSize(390, 844);
    return stopAt -> new ChromiumBrowser(browser.newContext(phone), stopAt);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
