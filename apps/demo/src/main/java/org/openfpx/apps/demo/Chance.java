package org.openfpx.apps.demo;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.openfpx.domain.time.World;

/** The clock on the wall, or another, and real chance. */
final class Chance {
  private Chance() {}

  /** The one world of a process. */
  static World world() {
    return world(InstantSource.system());
  }

  static World world(InstantSource time) {
    return World.of(time, new SecureRandom());
  }
}
