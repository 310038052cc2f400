package org.openfpx.conformance.person;

import java.util.List;
import java.util.Optional;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Sight;

/** Goes from page to page and answers each, until the browser leaves for where it came from. */
public final class PersonAtBrowser {
  private static final int MOST_PAGES = 30;

  /** How buttons are pressed. */
  public interface Press {
    Sight press(String name, Form form, Form.Button button);
  }

  private final Browser browser;
  private final Wish wish;
  private final Press press;

  public PersonAtBrowser(Browser browser, Wish wish) {
    this(browser, wish, browser::press);
  }

  /** Somebody who presses in a way of their own. */
  public PersonAtBrowser(Browser browser, Wish wish, Press press) {
    this.browser = browser;
    this.wish = wish;
    this.press = press;
  }

  /**
   * Answers page after page.
   *
   * @return where the browser is sent in the end
   * @throws UnexpectedAnswer on a page that says something went wrong, or that is not known
   */
  public Sight.Left walk(Sight first) {
    var sight = first;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      switch (sight) {
        case Sight.Left left -> {
          return left;
        }
        case Sight.Shown(var page) -> sight = answer(page);
      }
    }
    throw new UnexpectedAnswer("no end after " + MOST_PAGES + " pages");
  }

  /** Answers one page. */
  public Sight answer(Page page) {
    if (page.status() >= 400) {
      throw new UnexpectedAnswer(
          page.address().getAuthority() + " answered " + page.status() + ": " + page.heading());
    }
    return signIn(page)
        .or(() -> pickProvider(page))
        .or(() -> pickWallet(page))
        .or(() -> agreeToLink(page))
        .or(() -> answerRequest(page))
        .orElseThrow(() -> new UnexpectedAnswer("a page nobody knows: " + page.heading()));
  }

  private Optional<Sight> signIn(Page page) {
    return page.form(form -> form.has("password"))
        .map(form ->
            browser.enter(
                "The person signs in",
                form.fill(userField(form), wish.user()).fill("password", wish.password())));
  }

  private static String userField(Form form) {
    return List.of("username", "user", "login").stream()
        .filter(form::has)
        .findFirst()
        .orElseThrow(() -> new UnexpectedAnswer("a sign-in page without a field for the name"));
  }

  private Optional<Sight> pickProvider(Page page) {
    return press(page, "The person picks where to sign in", "idp", Optional.empty());
  }

  private Optional<Sight> pickWallet(Page page) {
    return press(page, "The person picks a wallet", "wallet", wish.wallet());
  }

  private Optional<Sight> agreeToLink(Page page) {
    return press(page, "The person connects wallet and source", "decision", Optional.of("yes"));
  }

  private Optional<Sight> press(Page page, String name, String button, Optional<String> value) {
    for (var form : page.forms()) {
      for (var candidate : form.buttons()) {
        if (candidate.name().equals(button) && value.map(candidate.value()::equals).orElse(true)) {
          return Optional.of(press.press(name, form, candidate));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Sight> answerRequest(Page page) {
    return page.form(form -> button(form, "answer").isPresent())
        .map(form -> link(form).orElseGet(() -> decide(form)));
  }

  /** A wanted source that is not connected yet has a button for it beside it. */
  private Optional<Sight> link(Form form) {
    if (!wish.yes()) {
      return Optional.empty();
    }
    return button(form, "link")
        .map(button -> press.press("The person goes to connect a source", fill(form), button));
  }

  private Sight decide(Form form) {
    var wanted = wish.yes() ? "yes" : "no";
    var button =
        form.buttons().stream()
            .filter(candidate -> candidate.name().equals("answer"))
            .filter(candidate -> candidate.value().equals(wanted))
            .findFirst()
            .orElseThrow(() -> new UnexpectedAnswer("the request cannot be answered " + wanted));
    return press.press("The person says " + wanted, fill(form), button);
  }

  private Form fill(Form form) {
    var filled = form;
    for (var choice : form.choices()) {
      if (!choice.radio() && wish.optional()) {
        filled = filled.fill(choice.name(), choice.value());
      }
    }
    for (int line = 1; form.has(name(line)); line++) {
      filled = filled.fill(name(line), source(form, line));
    }
    return filled;
  }

  private String source(Form form, int line) {
    var offered =
        form.choices().stream()
            .filter(choice -> choice.name().equals(name(line)))
            .map(Form.Choice::value)
            .toList();
    if (offered.isEmpty()) {
      return form.fields().getOrDefault(name(line), "");
    }
    return wish.sources().getOrDefault(line, offered.get((line - 1) % offered.size()));
  }

  private static String name(int line) {
    return "line" + line + ".from";
  }

  private static Optional<Form.Button> button(Form form, String name) {
    return form.buttons().stream().filter(button -> button.name().equals(name)).findFirst();
  }
}
