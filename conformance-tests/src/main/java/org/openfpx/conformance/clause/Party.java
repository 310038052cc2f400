package org.openfpx.conformance.clause;

import java.util.Arrays;

/** Whom a clause binds, and what a target can be. */
public enum Party {
  AUTHORIZATION_SERVER("AS", "authorization servers"),
  RESOURCE_SERVER("RS", "resource servers"),
  CLIENT("C", "clients");

  private final String letters;
  private final String words;

  Party(String letters, String words) {
    this.letters = letters;
    this.words = words;
  }

  /**
   * The one that clauses name so.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Party bound(String letters) {
    return Arrays.stream(values())
        .filter(one -> one.letters.equals(letters))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody is called " + letters));
  }

  /** As a clause names it. */
  String letters() {
    return letters;
  }

  /** As a person reads it, several of them. */
  public String words() {
    return words;
  }
}
