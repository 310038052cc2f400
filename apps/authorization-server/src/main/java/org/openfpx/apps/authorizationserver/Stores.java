package org.openfpx.apps.authorizationserver;

import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.audit.AuditLog;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.as.logout.SignedOut;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.Invitations;
import org.openfpx.domain.as.policy.Pcts;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.signin.PushedRequests;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.AssertionIds;
import org.openfpx.domain.oauth.ProviderStores;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.oauth.dpop.ProofIds;
import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.registry.Snapshots;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;
import org.openfpx.http.file.SystemConfig;
import org.openfpx.persistence.as.JooqAccounts;
import org.openfpx.persistence.as.JooqAuditLog;
import org.openfpx.persistence.as.JooqInvitations;
import org.openfpx.persistence.as.JooqLogoutNotices;
import org.openfpx.persistence.as.JooqOwnedResources;
import org.openfpx.persistence.as.JooqOwnerRequests;
import org.openfpx.persistence.as.JooqPcts;
import org.openfpx.persistence.as.JooqPermissions;
import org.openfpx.persistence.as.JooqPolicies;
import org.openfpx.persistence.as.JooqPushedRequests;
import org.openfpx.persistence.as.JooqSignedOut;
import org.openfpx.persistence.as.JooqTokens;
import org.openfpx.persistence.as.JooqTransactions;
import org.openfpx.persistence.oauth.JooqAssertionIds;
import org.openfpx.persistence.oauth.JooqProofIds;
import org.openfpx.persistence.oauth.JooqSigningKeys;
import org.openfpx.persistence.oauth.OauthReaper;
import org.openfpx.persistence.oauth.ProviderTables;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.registry.JooqRegistryStore;
import org.openfpx.persistence.seal.AesGcmSealer;
import org.openfpx.persistence.seal.KeyRing;

/** What is kept, and what seals it. */
record Stores(
    Database database,
    Sealer sealer,
    RegistryStore registryStore,
    AuthorizationServerRegistry registry,
    Transactions transactions,
    Permissions permissions,
    Tokens tokens,
    Policies policies,
    Invitations invitations,
    OwnerRequests requests,
    Pcts pcts,
    Accounts accounts,
    OwnedResources ownedResources,
    AuditLog audit,
    SigningKeys signingKeys,
    AssertionIds assertionIds,
    ProofIds proofIds,
    ProviderStores signIns,
    PushedRequests pushedRequests,
    LogoutNotices logoutNotices,
    SignedOut signedOut,
    OauthReaper oauthReaper)
    implements AutoCloseable {

  static Stores open(SystemConfig config, World world) {
    var sealer = sealer(config.sealing(), world);
    var database = Database.open(settings(config.database()), SystemSchema.AUTHORIZATION_SERVER);
    var registryStore = new JooqRegistryStore(database, AuthorizationServerTypes.MODEL);
    return new Stores(
        database,
        sealer,
        registryStore,
        AuthorizationServerRegistry.of(new Snapshots<>(registryStore, Snapshot::of)),
        new JooqTransactions(database),
        new JooqPermissions(database),
        new JooqTokens(database),
        new JooqPolicies(database),
        new JooqInvitations(database),
        new JooqOwnerRequests(database),
        new JooqPcts(database),
        new JooqAccounts(database),
        new JooqOwnedResources(database),
        new JooqAuditLog(database),
        new JooqSigningKeys(database),
        new JooqAssertionIds(database),
        new JooqProofIds(database),
        ProviderTables.of(database, sealer),
        new JooqPushedRequests(database),
        new JooqLogoutNotices(database),
        new JooqSignedOut(database),
        new OauthReaper(database));
  }

  private static Sealer sealer(SystemConfig.SealingConfig config, World world) {
    try {
      return new AesGcmSealer(
          KeyRing.parse(config.currentKey(), config.keys().reveal()), world.secrets());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
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

  /** Finds what is general in the registry, and what belongs to somebody in its table. */
  FindResources findResources() {
    return new FindResources(ownedResources);
  }

  Atomically atomically() {
    return database.atomically();
  }

  @Override
  public void close() {
    database.close();
  }
}
