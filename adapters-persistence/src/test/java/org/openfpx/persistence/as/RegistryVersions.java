package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.REGISTRY_VERSION;

import org.openfpx.persistence.pool.Database;

/** The registry of a database, as far as its version. */
final class RegistryVersions {
  private RegistryVersions() {}

  static void set(Database database, long version) {
    database.db().update(REGISTRY_VERSION).set(REGISTRY_VERSION.VERSION, version).execute();
  }
}
