package org.openfpx.domain.as.audit;

import java.util.List;
import org.openfpx.domain.testing.as.AuditLogContract;
import org.openfpx.domain.testing.as.InMemoryAuditLog;

/** The fake keeps the contract. */
class InMemoryAuditLogTest implements AuditLogContract {
  private InMemoryAuditLog log = new InMemoryAuditLog();

  @Override
  public AuditLog emptyLog() {
    log = new InMemoryAuditLog();
    return log;
  }

  @Override
  public List<AuditEvent> lines() {
    return log.all();
  }
}
