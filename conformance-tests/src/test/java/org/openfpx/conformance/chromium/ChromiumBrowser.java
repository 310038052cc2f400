package org.openfpx.conformance.chromium;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.robot.Browser;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Sight;

/** One person's Chromium: what is filled in and pressed is on the page that it shows. */
final class ChromiumBrowser implements Browser {
  private static final String TYPED =
      "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=submit])";

  private final BrowserContext context;
  private final Predicate<URI> stopAt;
  private final Tab tab;

  ChromiumBrowser(BrowserContext context, Predicate<URI> stopAt) {
    this.context = context;
    this.stopAt = stopAt;
    this.tab = new Tab(context, stopAt);
  }

  @Override
  public Sight open(String name, URI address) {
    return tab.step(() -> tab.navigate(address));
  }

  @Override
  public Sight press(String name, Form form, Form.Button button) {
    fillIn(tab, form);
    return tab.step(() -> find(tab, form, button).click());
  }

  @Override
  public Sight enter(String name, Form form) {
    fillIn(tab, form);
    var fields = of(tab, form).locator(TYPED);
    return fields.count() > 0
        ? tab.step(() -> fields.last().press("Enter"))
        : press(name, form, form.buttons().getFirst());
  }

  @Override
  public Sight pressTwice(String name, Form form, Form.Button button) {
    fillIn(tab, form);
    return tab.step(() -> find(tab, form, button).dblclick());
  }

  @Override
  public List<Sight> openAtOnce(String name, URI address, int times) {
    return inTabs(times, (one, gate) -> one.begin(gate, () -> one.follow(address)));
  }

  @Override
  public List<Sight> pressAtOnce(String name, Form form, Form.Button button, int times) {
    return inTabs(
        times,
        (one, gate) -> {
          fillIn(one, form);
          one.begin(gate, () -> one.point(find(one, form, button)));
        });
  }

  @Override
  public Sight back(String name) {
    return tab.back();
  }

  private interface InTab {
    void begin(Tab tab, Consumer<Runnable> gate);
  }

  /** Each step begins in a tab of its own; no request leaves before all are there. */
  private List<Sight> inTabs(int times, InTab step) {
    var tabs = IntStream.range(0, times).mapToObj(number -> new Tab(context, stopAt)).toList();
    var waiting = new ArrayList<Runnable>();
    Consumer<Runnable> gate =
        request -> {
          waiting.add(request);
          if (waiting.size() == times) {
            waiting.forEach(Runnable::run);
          }
        };
    tabs.forEach(one -> step.begin(one, gate));
    var sights = tabs.stream().map(Tab::arrive).toList();
    tabs.forEach(Tab::close);
    return sights;
  }

  private static Locator of(Tab tab, Form form) {
    return tab.find("form").nth(form.place().number());
  }

  private static Locator find(Tab tab, Form form, Form.Button button) {
    var buttons = of(tab, form).locator("button, input[type=submit]");
    return buttons.nth(form.buttons().indexOf(button));
  }

  /** Turns to the page of the form, and makes it look like that. */
  private static void fillIn(Tab tab, Form form) {
    var there = turnTo(tab, form);
    form.fields()
        .forEach((name, value) -> {
          if (!value.equals(there.fields().get(name)) && !isChoice(form, name)) {
            of(tab, form).locator(TYPED.replace("input", "input[name='" + name + "']")).fill(value);
          }
        });
    var choices = of(tab, form).locator("input[type=checkbox], input[type=radio]");
    for (int number = 0; number < form.choices().size(); number++) {
      choose(choices.nth(number), form.choices().get(number), form.fields());
    }
  }

  private static boolean isChoice(Form form, String name) {
    return form.choices().stream().anyMatch(choice -> choice.name().equals(name));
  }

  private static void choose(Locator box, Form.Choice choice, Map<String, String> fields) {
    boolean wanted = choice.value().equals(fields.get(choice.name()));
    // Another of several radio buttons takes the choice away from this one.
    if (wanted != choice.chosen() && (wanted || !choice.radio())) {
      box.setChecked(wanted);
    }
  }

  private static Form turnTo(Tab tab, Form form) {
    return shown(tab, form)
        .orElseGet(() -> {
          tab.step(() -> tab.navigate(form.place().page()));
          return shown(tab, form)
              .orElseThrow(() -> new UnexpectedAnswer("the page has no such form any more"));
        });
  }

  private static Optional<Form> shown(Tab tab, Form form) {
    return tab.read()
        .form(candidate ->
            candidate.place().equals(form.place())
                && candidate.action().equals(form.action())
                && candidate.buttons().equals(form.buttons()));
  }

  @Override
  public void close() {
    context.close();
  }
}
