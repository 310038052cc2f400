package org.openfpx.conformance.processes;

import java.util.function.Supplier;
import org.openfpx.conformance.processes.ProcessNetwork.Plan;

/** Each system in a process of its own, all on plain localhost. */
public final class SystemsOnLocalhost implements Supplier<ProcessNetwork> {
  @Override
  public ProcessNetwork get() {
    return ProcessNetwork.start(Plan.LOCALHOST.inMovableTime());
  }
}
