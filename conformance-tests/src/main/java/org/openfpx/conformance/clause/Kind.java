package org.openfpx.conformance.clause;

/** What a test of a clause needs. */
public enum Kind {
  /** HTTP, clients and PATs. */
  BB,
  /** A driver that sets the owner's policy. */
  POL,
  /** A browser at the claims interaction endpoint. */
  BRW,
  /** A driver that decides for the owner. */
  APP,
  /** An identity provider that the server trusts. */
  IDP,
  /** Short lifetimes. */
  TTL,
  /** A resource server under test. */
  RS,
  /** A client under test. */
  CL,
  /** A human eye. */
  INS
}
