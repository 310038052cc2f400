package org.openfpx.conformance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.chromium.Chromium;
import org.openfpx.conformance.scenario.DemoNetwork;
import org.openfpx.conformance.scenario.OwnedThing;
import org.openfpx.conformance.scenario.PlayedIn;
import org.openfpx.conformance.scenario.Setting;

/**
 * Every page there is, of wallet, Authorization Server, adapter and sample parties, read by a
 * checker of accessibility. A page that nobody leads it to fails this test.
 */
@Order(4)
@Tag("browser")
@PlayedIn(value = EveryPageTest.DemoOfItsOwn.class, alone = true, inChromium = true)
class EveryPageTest {
  private static final int DESK = 1280;
  private static final int PHONE = 390;
  private static final int HEIGHT = 844;

  private final DemoNetwork network;
  private final Chromium chromium;
  private final Set<String> seen = new TreeSet<>();
  private final List<String> findings = new ArrayList<>();

  EveryPageTest(Setting setting) {
    this.network = (DemoNetwork) setting.network();
    this.chromium = (Chromium) setting.browsers();
  }

  @Test
  void theCheckerOfAccessibilityFindsNothingOnAnyPage() {
    try (var context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(DESK, HEIGHT))) {
      var page = context.newPage();
      var walker = new Walker(network, page, this::read);
      walker.share("omar");
      askOnceMore(walker, page);
      page.navigate(signIn());
      page.waitForSelector("button[name=answer]");
      read(page, "request-for-sign-in");
      lookAroundTheWallet(walker, page);
      lookAtWhatIsTheirs(walker, page);
      chooseAWallet(walker, page);
      leaveTheWallet(walker, page);
      lookAtTheOthers(walker);
      startOver(walker, page);
    }
    assertThat(findings).isEmpty();
    assertThat(seen).containsExactlyInAnyOrderElementsOf(Templates.ofPages());
  }

  /** Where a client sends somebody to sign in; the challenge is that of RFC 7636, appendix B. */
  private String signIn() {
    var back = URLEncoder.encode(network.client("/signed-in").toString(), StandardCharsets.UTF_8);
    return network.authorizationServer("/oauth2/authorize")
        + "?response_type=code&client_id=my-immunizations&scope=openid&state=s&nonce=n"
        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        + "&code_challenge_method=S256&redirect_uri="
        + back;
  }

  /** Halts on the page that leads on by itself, and comes back to the one that is answered. */
  private void askOnceMore(Walker walker, Page page) {
    walker.open(network.client("/").toString(), "client");
    page.route("**/ask", EveryPageTest::withoutLeadingOn);
    walker.press("form[action='/ask'] button");
    read(page, "onward");
    page.unroute("**/ask");
    walker.press("main a.button");
    var request = page.url();
    walker.press("button[name=answer][value=no]");
    walker.open(request, "request-answered");
  }

  private static void withoutLeadingOn(Route route) {
    var answer = route.fetch();
    var halted = answer.text().replaceFirst("<meta http-equiv=\"refresh\"[^>]*>", "");
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(halted));
  }

  private void lookAroundTheWallet(Walker walker, Page page) {
    walker.open(network.wallet("/").toString(), "wallet-home");
    walker.press("a[href^='/consents/']");
    read(page, "wallet-consent");
    var consent = page.url();
    walker.open(consent + "/stopped", "wallet-consent-not-stopped");
    // Nobody can be led to believe that something was stopped.
    assertThat(page.url()).isEqualTo(consent);
    walker.press("a[href$='/stop']");
    read(page, "wallet-stop");
    walker.press("form[action$='/stop'] button");
    read(page, "wallet-stopped");
    for (var path :
        List.of("/past", "/account", "/account/sessions", "/no-such-page", "/sources")) {
      walker.open(network.wallet(path).toString(), "wallet" + path.replace('/', '-'));
    }
    var here = page.url();
    signInOnceMore(walker);
    page.navigate(here);
    walker.press("form[action$='/link'] button");
    walker.answerUntil(network.wallet("/").toString(), "omar");
    walker.press("a[href$='/unlink']");
    read(page, "wallet-unlink");
    walker.press("form[action$='/unlink'] button");
    assertThat(page.url()).isEqualTo(network.wallet("/sources").toString());
    assertThat(page.locator("form[action$='/link']").count()).isPositive();
    walker.open(network.wallet("/account").toString(), "wallet-account");
    takeEverythingAlong(page);
  }

  /** The clinic registers something of theirs; they let somebody see it, and others no more. */
  private void lookAtWhatIsTheirs(Walker walker, Page page) {
    page.navigate(OwnedThing.letRegister(network).toString());
    walker.answerUntil(network.clinic("/connected").toString(), "omar");
    var code = page.url().replaceAll(".*[?&]code=([^&]*).*", "$1");
    try (var peer = network.peer()) {
      var notes = OwnedThing.registered(network, peer, code);
      walker.open(network.wallet("/things").toString(), "wallet-things");
      walker.press("main a[href^='/things/']");
      read(page, "wallet-things-at");
      walker.press("main a[href*='/one?']");
      read(page, "wallet-thing-nobody");
      letThrough(walker, page, "asking");
      walker.press("a[href*='/change?']");
      read(page, "wallet-let-change");
      answerOne(walker, page, notes);
      walker.open(notes.page().toString(), "wallet-thing-asked");
      letThrough(walker, page, "using");
      invite(walker, page);
      var read = notes.bring(notes.ticket(), Map.of());
      assertThat(read.status()).as(read.body()).isEqualTo(200);
      walker.open(notes.page().toString(), "wallet-thing-read");
      walker.press("a[href*='/readers/']");
      read(page, "wallet-reader-stop");
      walker.press("form[action*='/readers/'] button");
      read(page, "wallet-reader-stopped");
      walker.open(notes.page().toString(), "wallet-thing-stopped");
      walker.press("a[href*='/end?']");
      read(page, "wallet-rule-end");
    }
  }

  /** As whoever has been there for more than five minutes has to, which is so on slow machines. */
  private void signInOnceMore(Walker walker) {
    walker.open(
        network.wallet("/sign-in/again?next=%2Fsources").toString(), "wallet-sign-in-again");
    walker.answerUntil(network.wallet("/sources").toString(), "omar");
  }

  /** Omar makes a link, and lena opens it in a browser of her own. */
  private void invite(Walker walker, Page page) {
    var here = page.url();
    signInOnceMore(walker);
    page.navigate(here);
    walker.press("a[href*='/let/inviting?']");
    page.check("input[name='part.read']");
    page.fill("input[name=called]", "Omar");
    walker.press("main form button");
    read(page, "wallet-invitation");
    var link = page.inputValue("textarea[readonly]");
    try (var context =
        chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"))) {
      var lenas = context.newPage();
      var lena = new Walker(network, lenas, this::read);
      lenas.navigate(link);
      lena.answerUntil(network.wallet("/invitation").toString(), "lena");
      read(lenas, "wallet-invited");
      lena.press("button[name=answer][value=yes]");
      read(lenas, "wallet-welcome");
      lena.open(network.wallet("/things").toString(), "wallet-things-of-others");
      lena.press("a[href$='/leave']");
      read(lenas, "wallet-leave");
    }
  }

  private void letThrough(Walker walker, Page page, String kind) {
    walker.press("a[href*='/let/" + kind + "?']");
    read(page, "wallet-let-" + kind);
    walker.press("main form button");
    read(page, "wallet-let-" + kind + "-flaws");
    page.check("input[name='part.read']");
    if (kind.equals("using")) {
      page.check("input[name=client][value=my-immunizations]");
    }
    walker.press("main form button");
    read(page, "wallet-thing-" + kind);
  }

  private void answerOne(Walker walker, Page page, OwnedThing notes) {
    notes.askedFor();
    var home = network.wallet("/").toString();
    for (int looks = 0; looks < 1_000 && !walker.there("a[href^='/asked/']"); looks++) {
      page.navigate(home);
    }
    read(page, "wallet-home-asked");
    walker.press("a[href^='/asked/']");
    read(page, "wallet-asked");
    walker.press("button[name=answer][value=yes]");
    read(page, "wallet-asked-flaw");
    page.check("input[name='part.read']");
    walker.press("button[name=answer][value=yes]");
    read(page, "wallet-asked-yes");
  }

  private void takeEverythingAlong(Page page) {
    var link = page.locator("a[href='/account/data']");
    try (var file = page.waitForDownload(link::click).createReadStream()) {
      var data = new JsonMapper().readTree(file);
      assertThat(data.isObject()).isTrue();
      assertThat(data.toString()).contains("City Clinic").contains("My Immunizations");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void chooseAWallet(Walker walker, Page page) {
    try (var server = TwoWallets.beside(network)) {
      walker.open(server.claimsAddress().toString(), "as-choose-wallet");
      walker.press("button[value=another-wallet]");
      read(page, "as-wallet-away");
      walker.press("main a.button");
      read(page, "as-choose-wallet-again");
      walker.press("button:not([value=another-wallet])");
      walker.open(server.claimsAddress().toString(), "as-choose-wallet-last");
    }
  }

  /** Comes back from there, and the sign-in is still said to be of some time ago. */
  private void signInOnceMoreInVain(Walker walker, Page page) {
    network.time().orElseThrow().pass(Duration.ofMinutes(6));
    walker.open(
        network.wallet("/sign-in/again?tried=yes&next=%2Faccount%2Fdelete").toString(),
        "wallet-sign-in-again-not-enough");
    assertThat(page.locator("main [role=alert]").textContent()).startsWith("You have just signed");
  }

  private void leaveTheWallet(Walker walker, Page page) {
    signInOnceMoreInVain(walker, page);
    signInOnceMore(walker);
    walker.open(network.wallet("/account/delete").toString(), "wallet-delete");
    walker.press("form[action='/account/delete'] button");
    read(page, "wallet-deleted");
    walker.share("lena");
    walker.open(network.wallet("/").toString(), "wallet-home");
    walker.press("form[action='/sign-out'] button");
    assertThat(page.url()).isEqualTo(network.wallet("/signed-out").toString());
    read(page, "wallet-signed-out");
    walker.open(network.wallet("/sign-in").toString(), "wallet-sign-in");
  }

  private void lookAtTheOthers(Walker walker) {
    walker.open(network.authorizationServer("/").toString(), "as-home");
    walker.open(network.authorizationServer("/uma/claims").toString(), "as-error");
    walker.open(network.authorizationServer("/oauth2/logout").toString(), "as-signed-out");
    walker.open(network.registry("/").toString(), "registry");
    walker.open(network.registry("/no-such-page").toString(), "registry-error");
    walker.open(network.clinic("/").toString(), "clinic");
    walker.open(network.client("/privacy").toString(), "client-privacy");
    walker.open(network.client("/terms").toString(), "client-terms");
    walker.open(network.client("/callback").toString(), "client-error");
    walker.open(network.start("/transactions").toString(), "transactions");
  }

  private void startOver(Walker walker, Page page) {
    walker.open(network.start("/").toString(), "start");
    walker.press("form[action='/start-over'] button");
    read(page, "starting");
  }

  private void read(Page page, String name) {
    seen.add("" + page.locator("body").getAttribute("data-page"));
    read(page, PHONE, "phone-" + name);
    read(page, DESK, "desk-" + name);
  }

  private void read(Page page, int width, String name) {
    page.setViewportSize(width, HEIGHT);
    Pictures.take(page, name);
    Accessibility.findings(page).forEach(finding -> findings.add(name + ": " + finding));
  }

  /** Started over in the end, under nobody else's feet. */
  static final class DemoOfItsOwn implements Supplier<DemoNetwork> {
    @Override
    public DemoNetwork get() {
      return DemoNetwork.start();
    }
  }
}
