package org.openfpx.apps.rsa;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openfpx.domain.oauth.AuthenticateClient;
import org.openfpx.domain.oauth.CheckAccessToken;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.RedeemCode;
import org.openfpx.domain.oauth.RefreshTokens;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.oauth.RevokeToken;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.rsa.access.GuardResource;
import org.openfpx.domain.rsa.access.JudgeAccess;
import org.openfpx.domain.rsa.linking.AskConsent;
import org.openfpx.domain.rsa.linking.BeginLogin;
import org.openfpx.domain.rsa.linking.DecideConsent;
import org.openfpx.domain.rsa.linking.EndLink;
import org.openfpx.domain.rsa.linking.FinishLogin;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.UseDownstream;
import org.openfpx.domain.rsa.rot.IssueRots;
import org.openfpx.domain.rsa.rot.RotStrategy;
import org.openfpx.domain.rsa.rot.SimpleRots;
import org.openfpx.domain.time.World;

/** The rules, with what they need. */
record UseCases(
    JudgeAuthorizationRequest judgeRequest,
    BeginLogin beginLogin,
    FinishLogin finishLogin,
    AskConsent askConsent,
    DecideConsent decideConsent,
    AuthenticateClient authenticateClient,
    RedeemCode redeemCode,
    RefreshTokens refreshTokens,
    RevokeToken revokeToken,
    CheckAccessToken checkAccessToken,
    RotStrategy strategy,
    IssueRots issueRots,
    JudgeAccess judgeAccess,
    ExecutorService afterwards)
    implements AutoCloseable {

  static UseCases of(
      Config config, World world, Stores stores, Partners partners, CurrentRegistry registry) {
    RegisteredClients wallets = id -> registry.snapshot().find(id);
    var afterwards = Executors.newVirtualThreadPerTaskExecutor();
    var judge = new JudgeAuthorizationRequest(wallets);
    var provider = config.provider();
    var tables = stores.provider();
    var downstream = new UseDownstream(world, stores.links(), partners.provider());
    var strategy = new SimpleRots(world, stores.rots(), config.rot());
    var endLink =
        new EndLink(
            tables.atomically(),
            stores.links(),
            List.of(stores.rots()),
            partners.provider(),
            afterwards);
    var endGrant =
        new EndGrant(
            tables.accessTokens(), tables.refreshGrants(), grant -> endLink.end(LinkId.of(grant)));
    return new UseCases(
        judge,
        new BeginLogin(world, stores.logins(), partners.provider(), config.login()),
        new FinishLogin(world, stores.logins(), partners.provider(), judge),
        new AskConsent(world, stores.logins(), judge),
        new DecideConsent(
            world,
            tables.atomically(),
            new DecideConsent.Ports(stores.logins(), stores.links(), partners.provider()),
            judge,
            new IssueCode(provider, tables.codes(), world)),
        new AuthenticateClient(
            config.system().issuer(),
            wallets,
            partners.verifier(),
            stores.assertionIds(),
            world.time()),
        new RedeemCode(provider, tables, partners.signer(), endGrant, world),
        new RefreshTokens(provider, tables, partners.signer(), endGrant, world),
        new RevokeToken(tables, endGrant),
        new CheckAccessToken(tables.accessTokens(), wallets, world.time()),
        strategy,
        new IssueRots(strategy, downstream, registry),
        new JudgeAccess(
            new GuardResource(
                world.time(),
                partners.introspection(),
                partners.tickets(),
                new CheckProof(partners.proofVerifier(), stores.proofIds(), world.time())),
            token -> tables.accessTokens().find(token).isPresent(),
            strategy,
            downstream),
        afterwards);
  }

  @Override
  public void close() {
    afterwards.close();
  }
}
