package org.openfpx.conformance.chromium;

import static com.microsoft.playwright.options.WaitUntilState.COMMIT;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.robot.Sight;

/**
 * One tab, step by step. Requests for documents are held by Chromium itself, each redirect too
 * (Playwright's own routes see the first request of a chain only), and let go or halted here.
 */
final class Tab implements AutoCloseable {

  private static final String SENT_ON = "meta[http-equiv=refresh][content^='0;']";

  /** All in one go: between two questions a page can go away. */
  private static final String WHAT_IS_SHOWN =
      """
      () => ({
        address: location.href,
        html: document.documentElement.outerHTML,
        resting:
          document.readyState !== 'loading'
          && !document.querySelector("%s")
      })\
      """
          .formatted(SENT_ON);

  private static final String DOCUMENTS =
      "{patterns: [{urlPattern: '*', resourceType: 'Document'}]}";

  private static final String GIVEN_UP = "Invalid InterceptionId";

  private final Page page;
  private final CDPSession chromium;
  private final Predicate<URI> stopAt;

  private Consumer<Runnable> firstRequest = Runnable::run;
  private boolean underWay;
  private Optional<URI> left = Optional.empty();
  private Optional<org.openfpx.conformance.robot.Page> landed = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private int documents;
  private int documentsRead;
  private int status;

  Tab(BrowserContext context, Predicate<URI> stopAt) {
    this.stopAt = stopAt;
    this.page = context.newPage();
    this.chromium = context.newCDPSession(page);
    page.onDOMContentLoaded(loaded -> documents++);
    page.onResponse(this::note);
    page.onRequestFailed(this::note);
    chromium.on("Fetch.requestPaused", this::decide);
    chromium.send("Fetch.enable", JsonParser.parseString(DOCUMENTS).getAsJsonObject());
  }

  /** Does something that leads to another page, and waits for what comes of it. */
  Sight step(Runnable act) {
    begin(Runnable::run, act);
    return arrive();
  }

  /**
   * Does something that leads to another page.
   *
   * @param first gets the first request, to let it go when it likes
   */
  void begin(Consumer<Runnable> first, Runnable act) {
    firstRequest = first;
    underWay = false;
    left = Optional.empty();
    failure = Optional.empty();
    documentsRead = documents;
    try {
      act.run();
    } catch (PlaywrightException halted) {
      // Whoever navigates is told that it came to nothing; whether it was to be, is seen below.
      if (left.isEmpty() && failure.isEmpty()) {
        throw halted;
      }
    }
  }

  /** Waits for the page that a step leads to, or for the place where it was halted. */
  Sight arrive() {
    page.waitForCondition(() -> left.isPresent() || failure.isPresent() || rests());
    failure.ifPresent(reason -> {
      throw new UnexpectedAnswer("no answer: " + reason);
    });
    return left.<Sight>map(Sight.Left::new).orElseGet(() -> new Sight.Shown(landed.orElseThrow()));
  }

  /** The page as it is now. */
  org.openfpx.conformance.robot.Page read() {
    return read((Map<?, ?>) page.evaluate(WHAT_IS_SHOWN));
  }

  private org.openfpx.conformance.robot.Page read(Map<?, ?> shown) {
    return org.openfpx.conformance.robot.Page.of(
        URI.create("" + shown.get("address")), status, "" + shown.get("html"));
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  void navigate(URI address) {
    page.navigate(address.toString(), new Page.NavigateOptions().setWaitUntil(COMMIT));
  }

  /** As a link does: without waiting. */
  void follow(URI address) {
    page.evaluate("address => location.assign(address)", address.toString());
  }

  /** Clicks with the mouse alone, which unlike {@code click} does not wait for what comes of it. */
  void point(Locator element) {
    element.scrollIntoViewIfNeeded();
    var box = element.boundingBox();
    page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** A redirect that was halted has left its page where it was; a page that leads on has not. */
  Sight back() {
    boolean stayed = left.isPresent() && page.locator(SENT_ON).count() == 0;
    return step(() -> {
      if (stayed) {
        page.reload(new Page.ReloadOptions().setWaitUntil(COMMIT));
      } else {
        page.goBack(new Page.GoBackOptions().setWaitUntil(COMMIT));
      }
    });
  }

  private boolean rests() {
    if (documents == documentsRead) {
      return false;
    }
    documentsRead = documents;
    try {
      var shown = (Map<?, ?>) page.evaluate(WHAT_IS_SHOWN);
      landed =
          Optional.of(shown)
              .filter(there -> Boolean.TRUE.equals(there.get("resting")))
              .map(this::read);
      return landed.isPresent();
    } catch (PlaywrightException movingOn) {
      return false;
    }
  }

  private void decide(JsonObject held) {
    var id = held.get("requestId").getAsString();
    var address = URI.create(held.getAsJsonObject("request").get("url").getAsString());
    if (!underWay) {
      underWay = true;
      firstRequest.accept(() -> letGo(id));
    } else if (stopAt.test(address)) {
      left = Optional.of(address);
      var halted = request(id);
      halted.addProperty("errorReason", "Aborted");
      tell("Fetch.failRequest", halted);
    } else {
      letGo(id);
    }
  }

  private void letGo(String id) {
    tell("Fetch.continueRequest", request(id));
  }

  /**
   * A held request is given up by Chromium itself where another takes its place: the first of a
   * double click. Nothing is to be done about it then, and what is waited for is the other's.
   */
  private void tell(String what, JsonObject about) {
    try {
      chromium.send(what, about);
    } catch (PlaywrightException e) {
      if (!e.getMessage().contains(GIVEN_UP)) {
        throw e;
      }
    }
  }

  private static JsonObject request(String id) {
    var request = new JsonObject();
    request.addProperty("requestId", id);
    return request;
  }

  private void note(Response response) {
    if (isOfThePage(response.request())) {
      status = response.status();
    }
  }

  private void note(Request request) {
    if (isOfThePage(request) && !request.failure().contains("ERR_ABORTED")) {
      failure = Optional.of(URI.create(request.url()).getAuthority() + " " + request.failure());
    }
  }

  private boolean isOfThePage(Request request) {
    return request.isNavigationRequest() && request.frame().equals(page.mainFrame());
  }

  @Override
  public void close() {
    page.close();
  }
}
