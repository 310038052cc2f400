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
 * @param turn when in a run it is made
 */
public record Check(
    String title, List<String> clauses, Set<Capability> needs, Turn turn, Body body) {

  public Check {
    clauses = List.copyOf(clauses);
    needs = Set.copyOf(needs);
  }

  /** When a check is made, those that are named first before the others. */
  public enum Turn {
    /** Before anything lies at the server that a check has left there to grow old. */
    ALONE,
    /** Early, so that what has to grow old does while others are made. */
    EARLY,
    /** Whenever. */
    ANY
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
    return new Check(title, List.of(clauses.split(" ")), Set.of(), Turn.ANY, body);
  }

  /** The same, where the driver offers this too. */
  public Check needing(Capability first, Capability... more) {
    var all = EnumSet.of(first, more);
    all.addAll(needs);
    return new Check(title, clauses, all, turn, body);
  }

  /** The same, made in this turn. */
  public Check in(Turn other) {
    return new Check(title, clauses, needs, other, body);
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
