package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.persistence.generated.as.Tables.AUDIT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.audit.AuditEvent;
import org.openfpx.domain.as.audit.AuditLog;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.testing.as.AuditLogContract;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database, read as an operator reads the table. */
@EachDatabase
class JooqAuditLogTest implements AuditLogContract {
  private final Database database;

  JooqAuditLogTest(TestDatabase on) {
    database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
  }

  @Override
  public AuditLog emptyLog() {
    return new JooqAuditLog(database);
  }

  @Override
  public List<AuditEvent> lines() {
    return database
        .db()
        .selectFrom(AUDIT)
        .orderBy(AUDIT.NUMBER)
        .fetch(row ->
            new AuditEvent(
                AuditEvent.Kind.valueOf(row.getKind()),
                Optional.ofNullable(row.getClientId()).map(ClientId::new),
                row.getOutcome(),
                Instant.ofEpochSecond(row.getHourAt())));
  }

  @Override
  public int prizes() {
    return 60;
  }

  @Test
  void theTableKnowsTheHourAndNoMore() {
    emptyLog()
        .add(
            List.of(
                new AuditEvent(
                    AuditEvent.Kind.TRANSACTION,
                    Optional.of(ALPHA),
                    "redeemed",
                    NOW.plusSeconds(1234))));

    assertThat(database.db().fetchSingle(AUDIT).getHourAt()).isEqualTo(NOW.getEpochSecond());
  }
}
