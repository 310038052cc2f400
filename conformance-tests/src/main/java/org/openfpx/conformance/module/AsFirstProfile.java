package org.openfpx.conformance.module;

import java.util.ArrayList;
import java.util.List;
import org.openfpx.conformance.check.Check;

/** The profile AS-first and those that belong to it, extensions of OpenFPX. */
final class AsFirstProfile implements KitModule {
  @Override
  public String name() {
    return "as-first";
  }

  @Override
  public List<Check> checks() {
    var all = new ArrayList<Check>();
    all.addAll(CapabilityTickets.CHECKS);
    all.addAll(HandOver.CHECKS);
    all.addAll(TokenSets.CHECKS);
    all.addAll(TicketPkce.CHECKS);
    all.addAll(RotsInPermissions.CHECKS);
    all.addAll(GovernedRegistration.CHECKS);
    return List.copyOf(all);
  }
}
