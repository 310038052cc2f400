package org.openfpx.conformance.module;

import java.util.ArrayList;
import java.util.List;
import org.openfpx.conformance.check.Check;

/** Token requests and their answers (UMA Grant sections 1, 3.3.1, 3.3.5, 3.3.6 and 5). */
final class GrantCore implements KitModule {
  @Override
  public String name() {
    return "grant-core";
  }

  @Override
  public List<Check> checks() {
    var all = new ArrayList<Check>();
    all.addAll(TokenRequests.CHECKS);
    all.addAll(TokenAnswers.CHECKS);
    all.addAll(TicketLife.CHECKS);
    return List.copyOf(all);
  }
}
