package org.openfpx.conformance.module;

import java.util.List;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.clause.Party;

/** Checks that belong together. */
public interface KitModule {
  /** As the catalogue calls it. */
  String name();

  /** What kind of target it is about. */
  default Party party() {
    return Party.AUTHORIZATION_SERVER;
  }

  /** Whether it is run only where it is asked for by name, because servers rarely mean to pass. */
  default boolean isOnDemand() {
    return false;
  }

  /** In the order in which they are made. */
  List<Check> checks();
}
