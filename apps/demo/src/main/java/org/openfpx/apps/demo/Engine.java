package org.openfpx.apps.demo;

import java.util.Optional;
import org.openfpx.apps.demo.provider.ProviderParts;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.idp.jose.JoseTokenSigner;
import org.openfpx.idp.jose.JoseTokenVerifier;
import org.openfpx.idp.jose.KeySets;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.persistence.oauth.JooqAssertionIds;
import org.openfpx.persistence.oauth.JooqSigningKeys;
import org.openfpx.persistence.oauth.OauthReaper;
import org.openfpx.persistence.oauth.ProviderTables;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.seal.AesGcmSealer;
import org.openfpx.persistence.seal.KeyRing;

/** What a sample provider runs on: a database of its own in the folder, and its own keys. */
record Engine(Database database, ProviderParts parts) implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final int AT_MOST = 500;

  static Engine open(String url, Secret sealingKey, Outgoing outgoing, World world) {
    var settings = DatabaseSettings.of(url, "demo", Optional.empty());
    var database =
        Database.open(
            new DatabaseSettings(
                settings.url(),
                settings.user(),
                settings.password(),
                CONNECTIONS,
                settings.patience(),
                settings.answerTimeout()),
            SystemSchema.PROVIDER);
    var sealer = new AesGcmSealer(KeyRing.parse("demo", sealingKey.reveal()), world.secrets());
    var keys = new JooqSigningKeys(database);
    new KeepSigningKeys(keys, new JoseKeyMaker(), sealer, KeyRotation.DEFAULT, world.time())
        .keep(SignatureAlgorithm.ES256);
    return new Engine(
        database,
        new ProviderParts(
            ProviderTables.of(database, sealer),
            new JooqAssertionIds(database),
            keys,
            new JoseTokenSigner(keys, sealer, world.time()),
            new JoseTokenVerifier(new KeySets(outgoing, world.time())),
            world));
  }

  /** Drops what has run out. */
  void reap() {
    new OauthReaper(database).reap(parts.world().time().instant(), AT_MOST);
  }

  @Override
  public void close() {
    database.close();
  }
}
