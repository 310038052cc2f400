package org.openfpx.apps.wallet;

import org.openfpx.domain.oauth.ProviderStores;
import org.openfpx.domain.registry.Snapshots;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.consent.AnswerYes;
import org.openfpx.domain.wallet.consent.ConsentRequests;
import org.openfpx.domain.wallet.consent.WatchedCodes;
import org.openfpx.domain.wallet.registry.WalletSnapshot;
import org.openfpx.domain.wallet.registry.WalletTypes;
import org.openfpx.http.file.SystemConfig;
import org.openfpx.persistence.oauth.JooqAssertionIds;
import org.openfpx.persistence.oauth.JooqSigningKeys;
import org.openfpx.persistence.oauth.OauthReaper;
import org.openfpx.persistence.oauth.ProviderTables;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.registry.JooqRegistryStore;
import org.openfpx.persistence.seal.AesGcmSealer;
import org.openfpx.persistence.seal.KeyRing;
import org.openfpx.persistence.wallet.JooqAccounts;
import org.openfpx.persistence.wallet.JooqAsAccounts;
import org.openfpx.persistence.wallet.JooqClientSubjects;
import org.openfpx.persistence.wallet.JooqConsentRequests;
import org.openfpx.persistence.wallet.JooqConsents;
import org.openfpx.persistence.wallet.JooqInvitations;
import org.openfpx.persistence.wallet.JooqLinks;
import org.openfpx.persistence.wallet.JooqPermissions;
import org.openfpx.persistence.wallet.JooqRoundTrips;
import org.openfpx.persistence.wallet.JooqSessions;
import org.openfpx.persistence.wallet.JooqSubjectKeys;
import org.openfpx.persistence.wallet.JooqWelcomes;

/** All that the wallet keeps. */
final class Stores implements AutoCloseable {
  final Database database;
  final Sealer sealer;
  final JooqRegistryStore registryStore;
  final Snapshots<WalletSnapshot> registry;
  final ProviderStores provider;
  final JooqSigningKeys signingKeys;
  final JooqAssertionIds assertionIds;
  final OauthReaper oauthReaper;
  final JooqAccounts accounts;
  final JooqSubjectKeys subjectKeys;
  final JooqSessions sessions;
  final JooqRoundTrips roundTrips;
  final JooqLinks links;
  final JooqAsAccounts asAccounts;
  final JooqConsentRequests requests;
  final JooqConsents consents;
  final JooqPermissions permissions;
  final JooqClientSubjects clientSubjects;
  final JooqInvitations invitations;
  final JooqWelcomes welcomes;

  private Stores(Database database, Sealer sealer, World world) {
    this.database = database;
    this.sealer = sealer;
    registryStore = new JooqRegistryStore(database, WalletTypes.MODEL);
    registry = new Snapshots<>(registryStore, WalletSnapshot::of);
    signingKeys = new JooqSigningKeys(database);
    assertionIds = new JooqAssertionIds(database);
    oauthReaper = new OauthReaper(database);
    accounts = new JooqAccounts(database);
    subjectKeys = new JooqSubjectKeys(database, sealer, world.secrets());
    sessions = new JooqSessions(database);
    roundTrips = new JooqRoundTrips(database, sealer);
    links = new JooqLinks(database, sealer);
    asAccounts = new JooqAsAccounts(database, sealer);
    requests = new JooqConsentRequests(database, sealer);
    provider = watched(ProviderTables.of(database, sealer), requests);
    consents = new JooqConsents(database);
    permissions = new JooqPermissions(database);
    clientSubjects = new JooqClientSubjects(database);
    invitations = new JooqInvitations(database, sealer);
    welcomes = new JooqWelcomes(database, sealer);
  }

  private static ProviderStores watched(ProviderStores tables, ConsentRequests requests) {
    return new ProviderStores(
        new WatchedCodes(tables.codes(), requests),
        tables.accessTokens(),
        tables.refreshGrants(),
        tables.atomically());
  }

  static Stores open(SystemConfig config, World world) {
    // The key first: without it nothing else is worth opening.
    var ring = KeyRing.parse(config.sealing().currentKey(), config.sealing().keys().reveal());
    var sealer = new AesGcmSealer(ring, world.secrets());
    var at = config.database();
    var settings =
        new DatabaseSettings(
            at.url(),
            at.user(),
            at.password(),
            at.connections(),
            DatabaseSettings.DEFAULT_PATIENCE,
            DatabaseSettings.DEFAULT_ANSWER_TIMEOUT);
    return new Stores(Database.open(settings, SystemSchema.WALLET), sealer, world);
  }

  Atomically atomically() {
    return database.atomically();
  }

  WhileOpen whileOpen() {
    return new WhileOpen(accounts, atomically());
  }

  AnswerYes.Records records() {
    return new AnswerYes.Records(requests, consents, permissions, atomically(), whileOpen());
  }

  @Override
  public void close() {
    database.close();
  }
}
