package org.openfpx.conformance.processes;

import java.util.function.Supplier;
import org.openfpx.conformance.processes.ProcessNetwork.Plan;

/** Each system in a process of its own, at a site of its own, over TLS. */
public final class SystemsOnSites implements Supplier<ProcessNetwork> {
  @Override
  public ProcessNetwork get() {
    return ProcessNetwork.start(Plan.SITES.inMovableTime());
  }
}
