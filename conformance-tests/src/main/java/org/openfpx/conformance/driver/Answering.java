package org.openfpx.conformance.driver;

/** How a person answers what the server's pages ask. */
public enum Answering {
  /** Agrees to everything. */
  EVERYTHING,
  /** Agrees, and leaves out what may be left out. */
  THE_LEAST,
  /** Says no. */
  NOTHING
}
