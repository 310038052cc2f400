package org.openfpx.conformance.scenario;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.person.PersonAtBrowser;
import org.openfpx.conformance.person.PersonAtBrowser.Press;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;

/** One person with one browser, at the sample client and at the wallet. */
public final class Visitor implements AutoCloseable {
  private static final int MOST_PAGES = 30;

  /** What the wallet notices by itself it notices within seconds. */
  private static final int MOST_LOOKS = 5_000;

  private final ScenarioNetwork network;
  private final Browser browser;

  public Visitor(Setting setting) {
    this(setting, setting.network().client("/")::equals);
  }

  private Visitor(Setting setting, Predicate<URI> stopAt) {
    this.network = setting.network();
    this.browser = setting.browsers().fresh(stopAt);
  }

  /** Somebody at a browser that is another's too. */
  Visitor(ScenarioNetwork network, Browser browser) {
    this.network = network;
    this.browser = browser;
  }

  /** One whom nothing halts, so that the way back is as it is for people. */
  static Visitor unhalted(Setting setting) {
    return new Visitor(setting, to -> false);
  }

  /** What June wants, unless she says otherwise: all there is, from City Clinic. */
  public static Wish june(ScenarioNetwork network) {
    return wish(network, "june");
  }

  /** What one of the demo's people wants, unless they say otherwise. */
  public static Wish wish(ScenarioNetwork network, String user) {
    return Wish.everything(user, network.password(user))
        .from(1, "city-clinic-immunizations")
        .from(2, "city-clinic-profile");
  }

  /** Begins at the client and goes as far as the first page of somebody else. */
  public Sight ask() {
    var start = page(browser.open("open the client", network.client("/")));
    return press(start, "/ask");
  }

  /** The same, but asks a source. */
  Sight askSource(String source) {
    var start = page(browser.open("open the client", network.client("/")));
    return askSource(browser, start, source);
  }

  /** Picks a source on the client's page, and asks it. */
  static Sight askSource(Browser browser, Page page, String source) {
    var form =
        page.form(one -> one.action().getPath().equals("/ask-source"))
            .orElseThrow(() -> new UnexpectedAnswer("no source to ask: " + page.text()));
    return browser.press("ask", form.fill("source", source), form.buttons().getFirst());
  }

  /** Goes on from there to the end, and answers what the client then shows. */
  public Page answer(Sight sight, Wish wish) {
    new PersonAtBrowser(browser, wish).walk(sight);
    return clientPage();
  }

  /** Opens an address and goes on from there; answers where the browser is sent in the end. */
  URI leave(URI address, Wish wish) {
    return new PersonAtBrowser(browser, wish).walk(browser.open("open", address)).to();
  }

  /** The same; answers how many buttons were pressed on the way. */
  int presses(Sight sight, Wish wish) {
    var presses = new AtomicInteger();
    Press counted =
        (name, form, button) -> {
          presses.incrementAndGet();
          return browser.press(name, form, button);
        };
    new PersonAtBrowser(browser, wish, counted).walk(sight);
    return presses.get();
  }

  /** Links every source that the wallet knows, signing in if need be; answers the last page. */
  Page linkEverySource(Wish wish) {
    var person = new PersonAtBrowser(browser, wish);
    var page = open(network.wallet("/sources"));
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      var link = page.form(form -> form.action().getPath().endsWith("/link"));
      if (page.address().equals(network.wallet("/sources")) && link.isEmpty()) {
        return page;
      }
      page = page(link.isPresent() ? press(link.get()) : person.answer(page));
    }
    throw new UnexpectedAnswer("still not linked, but at " + page.address());
  }

  /** All of it. */
  public Page share(Wish wish) {
    return answer(ask(), wish);
  }

  /** Goes on until the client shows something. */
  Page walk(Sight first, Wish wish) {
    var person = new PersonAtBrowser(browser, wish);
    var page = page(first);
    for (int pages = 0; !isAtClient(page); pages++) {
      if (pages > MOST_PAGES) {
        throw new UnexpectedAnswer("still not back, but at " + page.address());
      }
      page = page(person.answer(page));
    }
    return page;
  }

  private boolean isAtClient(Page page) {
    return page.address().getAuthority().equals(network.client("/").getAuthority());
  }

  /** Presses the button for going back. */
  Page back() {
    return page(browser.back("back"));
  }

  public Page clientPage() {
    return open(network.client("/"));
  }

  /** Has the client read once more. */
  public Page refresh() {
    var sight = press(clientPage(), "/refresh");
    return sight instanceof Sight.Left ? clientPage() : page(sight);
  }

  public Page open(URI address) {
    return switch (browser.open("open", address)) {
      case Sight.Shown(var page) -> page;
      case Sight.Left(var to) -> page(browser.open("open", to));
    };
  }

  /** The sight of an address, redirects followed. */
  public Sight look(URI address) {
    return browser.open("look", address);
  }

  /** Stops the first sharing that the wallet shows; answers the page that says it worked. */
  public Page stopSharing() {
    return stopSharing("");
  }

  /** The same, with that client. */
  Page stopSharing(String client) {
    var home = open(network.wallet("/"));
    var consent =
        home.document().select("a[href^=/consents/]").stream()
            .filter(link -> link.text().contains(client))
            .findFirst()
            .orElseThrow(() ->
                new UnexpectedAnswer("the wallet shows nothing that is shared: " + home.text()));
    var stop = open(network.wallet(consent.attr("href") + "/stop"));
    return page(press(stop, "/stop"));
  }

  /** Sends the first form of a page whose address ends so, by its first button. */
  public Sight press(Page page, String action) {
    var form =
        page.form(candidate -> candidate.action().getPath().endsWith(action))
            .orElseThrow(() -> new UnexpectedAnswer("no form for " + action + ": " + page.text()));
    return press(form);
  }

  public Sight press(Form form) {
    return browser.enter("send", form);
  }

  /** Sends a form by its first button; answers the page that comes of it. */
  public Page pressed(Form form) {
    return page(press(form));
  }

  /** The same by the button with that value. */
  public Page pressed(Form form, String value) {
    var button =
        form.buttons().stream().filter(one -> one.value().equals(value)).findFirst().orElseThrow();
    return page(browser.press("press", form, button));
  }

  /** Opens an address again and again, until the page there is as wanted. */
  Page openUntil(URI address, Predicate<Page> wanted) {
    for (int times = 0; times < MOST_LOOKS; times++) {
      var page = open(address);
      if (wanted.test(page)) {
        return page;
      }
    }
    throw new UnexpectedAnswer("never as wanted: " + address);
  }

  public static Page page(Sight sight) {
    return switch (sight) {
      case Sight.Shown(var page) -> page;
      case Sight.Left(var to) -> throw new UnexpectedAnswer("no page, but a way to " + to);
    };
  }

  @Override
  public void close() {
    browser.close();
  }
}
