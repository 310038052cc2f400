package org.openfpx.conformance.robot;

import java.net.URI;

/** What the robot has before it after a step. */
public sealed interface Sight {
  /** A page to read. */
  record Shown(Page page) implements Sight {}

  /** A redirect to a place where the robot was told to stop; it has not been asked for. */
  record Left(URI to) implements Sight {}
}
