package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.REGISTRY_VERSION;

import org.jooq.Field;
import org.jooq.impl.DSL;

/** The version of the registry, read in the same statement as what the rules will judge by it. */
final class RegistryVersion {
  /** A subquery over the one row of its table. */
  static final Field<Long> NOW =
      DSL.field(DSL.select(REGISTRY_VERSION.VERSION).from(REGISTRY_VERSION))
          .as("registry_version_now");

  private RegistryVersion() {}
}
