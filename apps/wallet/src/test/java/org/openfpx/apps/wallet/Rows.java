package org.openfpx.apps.wallet;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.EveryRow;

/** What stands in the tables of a {@link StartedWallet}. */
final class Rows {
  private Rows() {}

  /** Every cell, with the names of its table and column; that of the wallet at this address. */
  static List<String> of(String address) {
    var url = "jdbc:h2:mem:wallet" + URI.create(address).getPort();
    return EveryRow.cells(DatabaseSettings.of(url, "sa", Optional.empty()));
  }
}
