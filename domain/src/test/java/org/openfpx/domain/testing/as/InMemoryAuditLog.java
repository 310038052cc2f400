package org.openfpx.domain.testing.as;

import java.util.ArrayList;
import java.util.List;
import org.openfpx.domain.as.audit.AuditEvent;
import org.openfpx.domain.as.audit.AuditLog;

/** An audit log in a list. */
public final class InMemoryAuditLog implements AuditLog {
  private final List<AuditEvent> lines = new ArrayList<>();

  @Override
  public synchronized void add(List<AuditEvent> events) {
    lines.addAll(events);
  }

  /** Everything that happened, in order. */
  public synchronized List<AuditEvent> all() {
    return List.copyOf(lines);
  }
}
