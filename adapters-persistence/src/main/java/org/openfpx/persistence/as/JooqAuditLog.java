package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.AUDIT;

import java.util.List;
import org.openfpx.domain.as.audit.AuditEvent;
import org.openfpx.domain.as.audit.AuditLog;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.persistence.generated.as.tables.records.AuditRecord;
import org.openfpx.persistence.pool.Database;

/** The audit log, one row a line. */
public final class JooqAuditLog implements AuditLog {
  private final Database database;

  public JooqAuditLog(Database database) {
    this.database = database;
  }

  @Override
  public void add(List<AuditEvent> events) {
    if (!events.isEmpty()) {
      var rows = events.stream().map(JooqAuditLog::row).toList();
      database.db().insertInto(AUDIT).set(rows).execute();
    }
  }

  private static AuditRecord row(AuditEvent event) {
    var row = new AuditRecord();
    row.setKind(event.kind().name());
    row.setClientId(event.client().map(ClientId::value).orElse(null));
    row.setOutcome(event.outcome());
    row.setHourAt(event.hour().getEpochSecond());
    return row;
  }
}
