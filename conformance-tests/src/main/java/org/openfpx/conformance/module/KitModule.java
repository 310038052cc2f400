package org.openfpx.conformance.module;

import java.util.List;
import org.openfpx.conformance.check.Check;

/** Checks that belong together. */
public interface KitModule {
  /** As the catalogue calls it. */
  String name();

  /** In the order in which they are made. */
  List<Check> checks();
}
