package org.openfpx.apps.rsa;

import java.time.Duration;
import org.openfpx.domain.oauth.AssertionIds;
import org.openfpx.domain.oauth.ProviderStores;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.oauth.dpop.ProofIds;
import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.rsa.linking.Links;
import org.openfpx.domain.rsa.linking.PendingLogins;
import org.openfpx.domain.rsa.registry.RsaTypes;
import org.openfpx.domain.rsa.rot.Rots;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.time.World;
import org.openfpx.http.file.SystemConfig;
import org.openfpx.persistence.oauth.JooqAssertionIds;
import org.openfpx.persistence.oauth.JooqProofIds;
import org.openfpx.persistence.oauth.JooqSigningKeys;
import org.openfpx.persistence.oauth.OauthReaper;
import org.openfpx.persistence.oauth.ProviderTables;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.reaper.Reaper;
import org.openfpx.persistence.registry.JooqRegistryStore;
import org.openfpx.persistence.rsa.JooqLinks;
import org.openfpx.persistence.rsa.JooqPendingLogins;
import org.openfpx.persistence.rsa.JooqRots;
import org.openfpx.persistence.rsa.RsaReaper;
import org.openfpx.persistence.seal.AesGcmSealer;
import org.openfpx.persistence.seal.KeyRing;

/** What is kept. */
record Stores(
    Database database,
    Sealer sealer,
    RegistryStore registry,
    ProviderStores provider,
    SigningKeys signingKeys,
    AssertionIds assertionIds,
    ProofIds proofIds,
    Links links,
    PendingLogins logins,
    Rots rots)
    implements AutoCloseable {
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);
  private static final int BATCH = 500;

  static Stores open(SystemConfig config, World world) {
    var sealing = config.sealing();
    var sealer =
        new AesGcmSealer(
            KeyRing.parse(sealing.currentKey(), sealing.keys().reveal()), world.secrets());
    var database = Database.open(settings(config.database()), SystemSchema.RSA);
    return new Stores(
        database,
        sealer,
        new JooqRegistryStore(database, RsaTypes.MODEL),
        ProviderTables.of(database, sealer),
        new JooqSigningKeys(database),
        new JooqAssertionIds(database),
        new JooqProofIds(database),
        new JooqLinks(database, sealer),
        new JooqPendingLogins(database, sealer),
        new JooqRots(database));
  }

  private static DatabaseSettings settings(SystemConfig.DatabaseConfig config) {
    return new DatabaseSettings(
        config.url(),
        config.user(),
        config.password(),
        config.connections(),
        DatabaseSettings.DEFAULT_PATIENCE,
        DatabaseSettings.DEFAULT_ANSWER_TIMEOUT);
  }

  /** Begins to take away what has come to its end. */
  Reaper reaper(World world) {
    var own = new RsaReaper(database, world.time());
    var oauth = new OauthReaper(database);
    return Reaper.every(
        BETWEEN_ROUNDS,
        () -> {
          boolean more = own.round();
          return oauth.reap(world.time().instant(), BATCH) >= BATCH || more;
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
