package org.openfpx.conformance.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** The checker of accessibility, which is asked for what is wrong and nothing else. */
final class Accessibility {
  private Accessibility() {}

  /** What it finds on a page, each with an element that it is wrong with. */
  static List<String> findings(Page page) {
    return read(page, new AxeBuilder(page));
  }

  /** The same of these rules alone. */
  static List<String> findings(Page page, List<String> rules) {
    return read(page, new AxeBuilder(page).withRules(rules));
  }

  /**
   * In one step: in as many as it takes with frames, each with a blank page of its own, it costs
   * three times as much.
   */
  private static List<String> read(Page page, AxeBuilder checker) {
    var findings = new ArrayList<String>();
    if (page.frames().size() > 1) {
      findings.add("frames, into which nobody looks");
    }
    checker
        .setLegacyMode(true)
        .analyze()
        .getViolations()
        .forEach(
            violation -> findings.add(violation.getId() + " " + violation.getNodes().getFirst()));
    return findings;
  }
}
