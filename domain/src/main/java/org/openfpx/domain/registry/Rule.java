package org.openfpx.domain.registry;

import java.util.List;

/** What a type asks of its entities beyond the kinds of their attributes. A pure function. */
public interface Rule {
  /** All that is wrong with the draft; nothing if all is well. */
  List<Finding> check(Draft draft, Drafted registry);
}
