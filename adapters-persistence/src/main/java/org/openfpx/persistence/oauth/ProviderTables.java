package org.openfpx.persistence.oauth;

import org.openfpx.domain.oauth.ProviderStores;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.persistence.pool.Database;

/** The stores of one provider on its system's database. */
public final class ProviderTables {
  private ProviderTables() {}

  public static ProviderStores of(Database database, Sealer sealer) {
    return new ProviderStores(
        new JooqCodes(database, sealer),
        new JooqAccessTokens(database),
        new JooqRefreshGrants(database, sealer),
        database.atomically());
  }
}
