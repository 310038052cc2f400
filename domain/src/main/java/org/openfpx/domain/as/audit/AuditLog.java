package org.openfpx.domain.as.audit;

import java.util.List;

/** Where the operator reads what happened. Lines are only ever added. */
public interface AuditLog {
  /** Adds these lines in this order. One statement, however many. */
  void add(List<AuditEvent> events);
}
