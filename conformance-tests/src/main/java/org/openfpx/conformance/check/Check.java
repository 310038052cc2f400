package org.openfpx.conformance.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openfpx.conformance.driver.Capability;

/**
 * One thing that is looked at.
 *
 * @param title what, in one line
 * @param clauses the ids of the clauses that it proves, the one that it is named for first
 * @param needs what the driver must offer
 */
public record Check(String title, List<String> clauses, Set<Capability> needs, Body body) {

  public Check {
    clauses = List.copyOf(clauses);
    needs = Set.copyOf(needs);
  }

  /** What a check does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Looks.
     *
     * @throws Deviation at the first thing that is not as required
     */
    void look(Subject subject);
  }

  /** A check of these clauses, separated by spaces. */
  public static Check of(String clauses, String title, Body body) {
    return new Check(title, List.of(clauses.split(" ")), Set.of(), body);
  }

  /** The same, where the driver offers this too. */
  public Check needing(Capability first, Capability... more) {
    var all = EnumSet.of(first, more);
    all.addAll(needs);
    return new Check(title, clauses, all, body);
  }

  /** The class that what it does is written in, which a lambda belongs to. */
  public Class<?> home() {
    return body.getClass().getNestHost();
  }

  /** What it is called in reports: the same in each run. */
  public String id() {
    return clauses.getFirst();
  }
}
