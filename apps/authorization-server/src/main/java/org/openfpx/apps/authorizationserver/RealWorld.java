package org.openfpx.apps.authorizationserver;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.openfpx.domain.time.World;

/** The clock on the wall and real chance. */
final class RealWorld {
  private RealWorld() {}

  /** The one world of a process. */
  static World create() {
    return World.of(InstantSource.system(), new SecureRandom());
  }
}
