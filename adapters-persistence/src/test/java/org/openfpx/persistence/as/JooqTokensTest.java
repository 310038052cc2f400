package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsMother.accessToken;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.domain.testing.as.AsMother.id;
import static org.openfpx.domain.testing.as.AsMother.refreshToken;
import static org.openfpx.domain.testing.as.AsMother.serviceToken;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.as.TokensContract;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database; everything an introspection needs is one statement. */
@EachDatabase
class JooqTokensTest implements TokensContract {
  private final TestDatabase on;
  private final TestDatabase.Opened opened;

  JooqTokensTest(TestDatabase on) {
    this.on = on;
    opened = on.emptied(SystemSchema.AUTHORIZATION_SERVER);
  }

  @Override
  public Stores emptyStores() {
    var database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    return new Stores(new JooqTokens(database), new JooqPermissions(database));
  }

  @Override
  public void registryIsAt(long version) {
    RegistryVersions.set(opened.database(), version);
  }

  @Override
  public int prizes() {
    return 150;
  }

  @Test
  void anIntrospectionTakesOneStatementForEachTokenAndNoWrite() {
    var tokens = emptyStores().tokens();
    tokens.issue(List.of(accessToken("one", id("g")), serviceToken("pat")));

    var statements =
        opened
            .statements()
            .during(() -> {
              tokens.serviceToken(hash("pat"));
              tokens.accessToken(hash("one"));
            });

    assertThat(statements)
        .hasSize(2)
        .allMatch(sql -> sql.startsWith("select ") && sql.contains("registry_version"));
  }

  @Test
  void issuingTakesOneStatementHoweverManyTokens() {
    var tokens = emptyStores().tokens();

    assertThat(
            opened
                .statements()
                .during(() ->
                    tokens.issue(List.of(accessToken("x", id("h")), refreshToken("y", id("h"))))))
        .hasSize(1);
  }
}
