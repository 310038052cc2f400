package org.openfpx.conformance.driver;

/** The resource servers that checks need, each with a PAT of one owner. */
public enum ServerRole {
  /** The first server, for Alice. */
  FIRST,
  /** The first server, for itself: an organisation that owns what it registers. */
  FIRST_FOR_ITSELF,
  /** Another server, for Alice. */
  SECOND,
  /** The first server, for Carol. */
  FIRST_FOR_CAROL,
  /** Where the resources of the scope calculation are, if they stand somewhere already. */
  HOLDER
}
