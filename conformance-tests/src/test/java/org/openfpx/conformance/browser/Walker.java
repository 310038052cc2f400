package org.openfpx.conformance.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.function.BiConsumer;
import org.openfpx.conformance.scenario.ScenarioNetwork;

/** Somebody who goes through one request, with the keyboard alone. */
final class Walker {
  private static final int MOST_PAGES = 20;
  private static final int MOST_TABS = 80;
  private static final Locator.WaitForOptions ATTACHED =
      new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  private static final Locator.WaitForOptions DETACHED =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
  private static final String FIRST_SOURCE = "#line1 .offer:nth-of-type(1) ";

  private final ScenarioNetwork network;
  private final Page page;
  private final BiConsumer<Page, String> reader;

  /**
   * @param reader is shown every page on the way, with a name for it
   */
  Walker(ScenarioNetwork network, Page page, BiConsumer<Page, String> reader) {
    this.network = network;
    this.page = page;
    this.reader = reader;
  }

  /** Opens an address and shows it to the reader. */
  void open(String address, String name) {
    page.navigate(address);
    reader.accept(page, name);
  }

  /** From the client's button to the client's records. */
  void share(String user) {
    var home = network.client("/").toString();
    open(home, "client");
    press("form[action='/ask'] button");
    answerUntil(home, user);
    reader.accept(page, "client-shared");
  }

  /** Answers page after page until the browser is back there. */
  void answerUntil(String home, String user) {
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      if (page.url().startsWith(home)) {
        return;
      }
      answer(user);
    }
    throw new AssertionError("still not back at " + home + ", but at " + page.url());
  }

  private void answer(String user) {
    if (there("input[name=password]")) {
      reader.accept(page, "sign-in-at-" + page.url().replaceAll("^.*:(\\d+)/.*$", "$1"));
      tabTo("input[name=user], input[name=username]");
      page.keyboard().type(user);
      tabTo("input[name=password]");
      page.keyboard().type(network.password(user));
      press("input[name=password]");
    } else if (there("button[name=idp]")) {
      reader.accept(page, "request-sign-in");
      press("button[name=idp]");
    } else if (there("button[name=decision][value=yes]")) {
      reader.accept(page, "source-consent");
      press("button[name=decision][value=yes]");
    } else if (there("button[name=answer]")) {
      answerRequest();
    } else {
      throw new AssertionError("a page nobody knows: " + page.locator("h1").textContent());
    }
  }

  private void answerRequest() {
    reader.accept(page, "request");
    if (there(FIRST_SOURCE + "button[name=link]")) {
      press(FIRST_SOURCE + "button[name=link]");
      return;
    }
    if (there(FIRST_SOURCE + "input[type=radio]:not(:checked)")) {
      tabTo("input[name='line1.from']");
      page.keyboard().press("Space");
    }
    press("button[name=answer][value=yes]");
  }

  boolean there(String selector) {
    return page.locator(selector).count() > 0;
  }

  /**
   * Goes to a button or link with the Tab key and presses Enter; waits for the page it leads to.
   */
  void press(String selector) {
    tabTo(selector);
    page.evaluate("() => document.documentElement.setAttribute('data-seen', '')");
    page.keyboard().press("Enter");
    page.locator("html:not([data-seen])").waitFor(ATTACHED);
    // Some pages do nothing but send the browser on by themselves.
    page.locator("meta[http-equiv=refresh]").waitFor(DETACHED);
    page.waitForLoadState();
  }

  private void tabTo(String selector) {
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      var focused = page.locator("*:focus");
      if (focused.count() > 0 && matches(focused, selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the keyboard does not reach " + selector + " at " + page.url());
  }

  private static boolean matches(Locator focused, String selector) {
    return Boolean.TRUE.equals(
        focused.first().evaluate("(element, s) => element.matches(s)", selector));
  }
}
