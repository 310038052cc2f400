package org.openfpx.conformance.module;

import java.util.ArrayList;
import java.util.List;
import org.openfpx.conformance.check.Check;

/** Where resource servers register resources (Federated Authorization sections 1, 3 and 6). */
final class RegistrationApi implements KitModule {
  @Override
  public String name() {
    return "registration-api";
  }

  @Override
  public List<Check> checks() {
    var all = new ArrayList<Check>();
    all.addAll(ProtectionTokens.CHECKS);
    all.addAll(ResourceDescriptions.CHECKS);
    all.addAll(ResourceOperations.CHECKS);
    return List.copyOf(all);
  }
}
