package org.openfpx.conformance.driver;

import java.util.Set;

/** The clients that checks need. Each has one claims redirect address unless it says otherwise. */
public enum ClientRole {
  /** Confidential, registered for {@code b}. */
  FIRST("b"),
  /** Confidential, registered for no scope. */
  SECOND(""),
  /** Public, registered for {@code b}. */
  PUBLIC("b"),
  /** Confidential, and may not use the UMA grant. */
  WITHOUT_GRANT("b"),
  /** Confidential, with two claims redirect addresses, the second with a query. */
  TWO_REDIRECTS(""),
  /** Confidential, with no claims redirect address, but a redirect address of the code grant. */
  NO_REDIRECT(""),
  /** Registered for {@code a}. */
  SCOPE_A("a"),
  /** Registered for {@code c}. */
  SCOPE_C("c"),
  /** Registered for {@code c} and {@code d}. */
  SCOPES_C_D("c d"),
  /** Registered for {@code d}, which is on the second resource alone. */
  SCOPE_D("d"),
  /** Registered for {@code z}, which is on no resource. */
  SCOPE_Z("z"),
  /** Registered for {@code A}, which is not {@code a}. */
  SCOPE_UPPER_A("A");

  private final String scopes;

  ClientRole(String scopes) {
    this.scopes = scopes;
  }

  /** The scopes that it is registered for. */
  public Set<String> scopes() {
    return scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" "));
  }
}
