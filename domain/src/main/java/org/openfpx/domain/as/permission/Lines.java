package org.openfpx.domain.as.permission;

import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.transaction.Transaction;

final class Lines {
  private Lines() {}

  /** Whether the resource can fulfil any line of the transaction. */
  static boolean fulfils(Transaction transaction, Resource resource) {
    return transaction.resources().stream()
        .anyMatch(line -> line.isFulfilledBy(resource.id(), resource.definition().id()));
  }
}
