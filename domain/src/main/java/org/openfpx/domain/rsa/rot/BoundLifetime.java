package org.openfpx.domain.rsa.rot;

/** The second of the two clocks: how long a bound ROT resolves. */
public enum BoundLifetime {
  /** As long as its permission and the link live. */
  PERMISSION,
  /** Never longer than it could have been bound. */
  ROT
}
