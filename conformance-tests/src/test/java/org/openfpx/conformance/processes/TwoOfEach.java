package org.openfpx.conformance.processes;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.openfpx.conformance.processes.ProcessNetwork.Plan;
import org.openfpx.persistence.testing.TestDatabase;

/**
 * Two processes of each system on one MariaDB server, each request going to the next of them. The
 * commits of both Authorization Servers pass gates.
 */
public final class TwoOfEach {
  private TwoOfEach() {}

  /** All at localhost, over plain HTTP. */
  public static final class OnLocalhost implements Supplier<ProcessNetwork> {
    @Override
    public ProcessNetwork get() {
      return start(Plan.LOCALHOST);
    }
  }

  /** Each at a site of its own, plain HTTP behind a proxy that speaks TLS. */
  public static final class OnSites implements Supplier<ProcessNetwork> {
    @Override
    public ProcessNetwork get() {
      return start(Plan.SITES);
    }
  }

  private static ProcessNetwork start(Plan plan) {
    var server = TestDatabase.MARIADB.fresh();
    var wallet = TestDatabase.MARIADB.fresh();
    var adapter = TestDatabase.MARIADB.fresh();
    var first = CommitGate.before(server);
    var second = CommitGate.before(server);
    var databases =
        Map.of(
            "as-1", first.database(),
            "as-2", second.database(),
            "wallet-1", wallet,
            "wallet-2", wallet,
            "rsa-1", adapter,
            "rsa-2", adapter);
    return ProcessNetwork.start(
        plan.on(name -> Optional.ofNullable(databases.get(name)))
            .behind(Map.of("as-1", first, "as-2", second))
            .twice());
  }
}
