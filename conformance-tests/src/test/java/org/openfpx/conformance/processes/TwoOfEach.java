package org.openfpx.conformance.processes;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.openfpx.conformance.processes.ProcessNetwork.Plan;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.testing.TestDatabase;

/** Two processes of each system on one MariaDB server, each request going to the next of them. */
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
    var schemas = new ConcurrentHashMap<String, DatabaseSettings>();
    return ProcessNetwork.start(
        plan.on(key ->
                Optional.of(schemas.computeIfAbsent(key, fresh -> TestDatabase.MARIADB.fresh())))
            .twice());
  }
}
