package org.openfpx.conformance.processes;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openfpx.conformance.processes.ProcessNetwork.Plan;
import org.openfpx.persistence.testing.TestDatabase;

/** The Authorization Server alone is on MariaDB, and its commits pass a gate. */
public final class Gated {
  private Gated() {}

  /** All at localhost, over plain HTTP. */
  public static final class OnLocalhost implements Supplier<ProcessNetwork> {
    @Override
    public ProcessNetwork get() {
      return start(Plan.LOCALHOST);
    }
  }

  /** Each at a site of its own. */
  public static final class OnSites implements Supplier<ProcessNetwork> {
    @Override
    public ProcessNetwork get() {
      return start(Plan.SITES);
    }
  }

  private static ProcessNetwork start(Plan plan) {
    var gates = Map.of("as", CommitGate.before(TestDatabase.MARIADB.fresh()));
    return ProcessNetwork.start(
        plan.on(name -> Optional.ofNullable(gates.get(name)).map(CommitGate::database))
            .behind(gates));
  }
}
