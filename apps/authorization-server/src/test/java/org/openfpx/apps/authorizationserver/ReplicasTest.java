package org.openfpx.apps.authorizationserver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.openfpx.domain.secret.Secret;
import org.openfpx.persistence.testing.TestDatabase;

/**
 * The same over two replicas on one MariaDB, which take each request in turn: neither keeps
 * anything that the other would need.
 */
@Tag("server")
class ReplicasTest extends AuthorizationServerTest {
  @BeforeAll
  static void onlyWithServers() {
    assumeTrue(TestDatabase.serversAskedFor(), "needs -Dservers");
  }

  @Override
  StartedServer start(Path folder, String walletIssuer) {
    var settings = TestDatabase.MARIADB.fresh();
    var database =
        "{url: \"%s\", user: %s, password: %s}"
            .formatted(
                settings.url(),
                settings.user(),
                settings.password().map(Secret::reveal).orElseThrow());
    return StartedServer.startTwo(folder, walletIssuer, database);
  }
}
