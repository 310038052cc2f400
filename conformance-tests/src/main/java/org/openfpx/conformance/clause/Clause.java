package org.openfpx.conformance.clause;

import java.util.List;
import java.util.Optional;

/**
 * One testable statement.
 *
 * @param id the same for ever
 * @param document what says it
 * @param section where in it
 * @param binds whom: {@code AS}, {@code RS}, {@code C} or {@code all}, or {@code AF} for
 *     authorization servers that speak AS-first, {@code AF-RS}, {@code AF-C} and {@code AF-W} for
 *     resource servers, clients and wallets that do
 * @param kinds what a test of it needs
 * @param module the part of the kit that it belongs to
 * @param requirement what is required, in our own words
 * @param checked how that is looked at
 * @param uncovered why the kit has no check of it, if it has none and that can be said of this
 *     clause alone
 * @param reviewed where a person finds the answer of OpenFPX to what no request can test
 */
public record Clause(
    String id,
    String document,
    String section,
    List<String> binds,
    Level level,
    List<Kind> kinds,
    String module,
    String requirement,
    String checked,
    Optional<String> uncovered,
    Optional<String> reviewed) {

  public Clause {
    binds = List.copyOf(binds);
    kinds = List.copyOf(kinds);
  }

  /** Whether nothing but a human eye can test it. */
  public boolean isForReview() {
    return kinds.equals(List.of(Kind.INS));
  }

  /** Whether it binds only authorization servers that speak AS-first. */
  public boolean isOfAsFirst() {
    return binds.contains("AF");
  }

  /** Whether it binds such a party. */
  public boolean binds(Party party) {
    return binds.contains(party.letters()) || binds.contains("all");
  }
}
