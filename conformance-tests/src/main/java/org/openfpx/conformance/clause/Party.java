package org.openfpx.conformance.clause;

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

  /** As a clause names it. */
  String letters() {
    return letters;
  }

  /** As a person reads it, several of them. */
  public String words() {
    return words;
  }
}
