package org.openfpx.conformance.module;

import java.util.ArrayList;
import java.util.List;
import org.openfpx.conformance.check.Check;

/** The claims interaction endpoint (UMA Grant sections 3.3.2 and 3.3.3). */
final class Interactive implements KitModule {
  @Override
  public String name() {
    return "interactive";
  }

  @Override
  public List<Check> checks() {
    var all = new ArrayList<Check>();
    all.addAll(ClaimsRedirects.CHECKS);
    all.addAll(ClaimsVisits.CHECKS);
    return List.copyOf(all);
  }
}
