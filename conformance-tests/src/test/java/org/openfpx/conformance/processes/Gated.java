package org.openfpx.conformance.processes;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.openfpx.conformance.processes.ProcessNetwork.Plan;
import org.openfpx.persistence.pool.DatabaseSettings;
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
    var direct = TestDatabase.MARIADB.fresh();
    var server = URI.create(direct.url().substring("jdbc:".length()));
    var gate = CommitGate.before(server.getPort());
    var url = "jdbc:mysql://127.0.0.1:" + gate.port() + server.getPath() + "?sslMode=DISABLED";
    var gated = Optional.of(DatabaseSettings.of(url, direct.user(), direct.password()));
    return ProcessNetwork.start(
        plan.on(key -> key.equals("as") ? gated : Optional.empty()).behind(gate));
  }
}
