package org.openfpx.conformance.driver;

import java.util.Set;

/** The resources of the scope calculation, all at the first server and of one owner. */
public enum ResourceRole {
  R1("a b c"),
  R2("b c d"),
  R3("x");

  private final String scopes;

  ResourceRole(String scopes) {
    this.scopes = scopes;
  }

  /** The scopes that it is registered with. */
  public Set<String> scopes() {
    return scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" "));
  }
}
