package org.openfpx.apps.authorizationserver;

import org.openfpx.domain.as.account.KnownClients;
import org.openfpx.domain.as.account.ManageAccount;
import org.openfpx.domain.as.account.RegisterAccount;
import org.openfpx.domain.as.claims.ChooseWallet;
import org.openfpx.domain.as.claims.DescribeTransaction;
import org.openfpx.domain.as.claims.FinishGathering;
import org.openfpx.domain.as.claims.StartGathering;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.policy.ConsultPolicies;
import org.openfpx.domain.as.policy.JudgeClaimToken;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.policy.RememberClaims;
import org.openfpx.domain.as.reap.EndDisabled;
import org.openfpx.domain.as.reap.EndHoldings;
import org.openfpx.domain.as.reap.ForgetAccounts;
import org.openfpx.domain.as.reap.Reap;
import org.openfpx.domain.as.request.AnswerRequest;
import org.openfpx.domain.as.request.Bell;
import org.openfpx.domain.as.request.ReadRequests;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.as.resource.RegisterResources;
import org.openfpx.domain.as.signin.AnswerSignIn;
import org.openfpx.domain.as.signin.PushRequest;
import org.openfpx.domain.as.signin.RequestSignIn;
import org.openfpx.domain.as.signin.SignInGrants;
import org.openfpx.domain.as.signin.SignInTokens;
import org.openfpx.domain.as.token.CheckServiceToken;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.IssueServiceToken;
import org.openfpx.domain.as.token.OpenTransaction;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.token.RefreshTokens;
import org.openfpx.domain.as.token.RevokeToken;
import org.openfpx.domain.oauth.AuthenticateClient;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.time.World;

/** What the authorization server does. */
record UseCases(
    AuthenticateClient authenticateClient,
    CheckProof checkProof,
    CheckServiceToken checkServiceToken,
    TokenUseCases token,
    ClaimsUseCases claims,
    SignInUseCases signIn,
    AccountUseCases account,
    OwnerUseCases owner,
    AskForTicket askForTicket,
    RegisterResources registerResources,
    EndDisabled endDisabled,
    ForgetAccounts forgetAccounts,
    Reap reap) {

  record TokenUseCases(
      OpenTransaction openTransaction,
      RedeemTicket redeemTicket,
      RefreshTokens refreshTokens,
      IssueServiceToken issueServiceToken,
      IntrospectToken introspectToken,
      RevokeToken revokeToken) {}

  record ClaimsUseCases(
      StartGathering startGathering,
      ChooseWallet chooseWallet,
      FinishGathering finishGathering,
      DescribeTransaction describeTransaction) {}

  record SignInUseCases(PushRequest push, RequestSignIn request, SignInTokens tokens) {}

  record AccountUseCases(
      RegisterAccount registerAccount,
      ManageAccount manageAccount,
      PushPermissions pushPermissions,
      HeldPermissions heldPermissions) {}

  record OwnerUseCases(
      ManagePolicies managePolicies, ReadRequests readRequests, AnswerRequest answerRequest) {}

  static UseCases of(Issuer issuer, World world, Stores stores, Outgoing outgoing) {
    var clients = new KnownClients(stores.registry(), stores.accounts());
    var signIn = signIn(issuer, world, stores, outgoing);
    var bell = new Bell();
    var proofs = new CheckProof(outgoing.proofVerifier(), stores.proofIds(), world.time());
    return new UseCases(
        new AuthenticateClient(
            issuer, clients, outgoing.clientVerifiers(), stores.assertionIds(), world.time()),
        proofs,
        new CheckServiceToken(world, stores.registry(), stores.tokens(), proofs, signIn.tokens()),
        token(issuer, world, stores, outgoing, bell),
        claims(issuer, world, stores, outgoing),
        signIn,
        account(world, stores),
        owner(world, stores, outgoing, bell),
        new AskForTicket(world, stores.transactions()),
        resources(world, stores),
        new EndDisabled(
            stores.registryStore(), stores.transactions(), stores.tokens(), stores.signIns()),
        new ForgetAccounts(world, stores.registry(), stores.accounts()),
        reap(world, stores));
  }

  private static TokenUseCases token(
      Issuer issuer, World world, Stores stores, Outgoing outgoing, Bell bell) {
    return new TokenUseCases(
        new OpenTransaction(world, stores.registry(), stores.transactions()),
        new RedeemTicket(
            world,
            stores.registry(),
            new RedeemTicket.Stores(
                stores.transactions(),
                stores.permissions(),
                stores.tokens(),
                stores.policies(),
                new RedeemTicket.Asking(stores.accounts(), stores.requests(), bell),
                stores.atomically()),
            new RedeemTicket.Rules(
                new JudgeClaimToken(issuer, outgoing.verifier(), world.time()),
                new ConsultPolicies(outgoing.mac(), stores.sealer()),
                new RememberClaims(world, stores.pcts(), outgoing.mac(), stores.sealer()))),
        new RefreshTokens(
            world, stores.registry(), stores.tokens(), stores.audit(), stores.atomically()),
        new IssueServiceToken(world, stores.registry(), stores.tokens()),
        new IntrospectToken(world, stores.registry(), stores.tokens(), stores.sealer()),
        new RevokeToken(stores.tokens(), stores.pcts(), stores.atomically()));
  }

  private static ClaimsUseCases claims(
      Issuer issuer, World world, Stores stores, Outgoing outgoing) {
    return new ClaimsUseCases(
        new StartGathering(
            world,
            issuer,
            stores.registry(),
            new StartGathering.Stores(stores.transactions(), stores.atomically()),
            outgoing.walletLogins()),
        new ChooseWallet(world, stores.registry(), stores.transactions(), outgoing.walletLogins()),
        new FinishGathering(
            world,
            issuer,
            stores.registry(),
            new FinishGathering.Stores(
                stores.transactions(), stores.permissions(), stores.atomically()),
            outgoing.walletLogins(),
            new AnswerSignIn(world, stores.signIns().codes())),
        new DescribeTransaction(world, stores.transactions(), stores.accounts()));
  }

  private static SignInUseCases signIn(
      Issuer issuer, World world, Stores stores, Outgoing outgoing) {
    var grants = new SignInGrants(world, stores.registry(), stores.permissions());
    return new SignInUseCases(
        new PushRequest(world, stores.registry(), stores.pushedRequests()),
        new RequestSignIn(
            world,
            stores.registry(),
            new RequestSignIn.Stores(stores.transactions(), stores.pushedRequests()),
            outgoing.walletLogins()),
        new SignInTokens(
            world,
            issuer,
            stores.registry(),
            new SignInTokens.Keeping(stores.signIns(), grants),
            outgoing.signer()));
  }

  private static RegisterResources resources(World world, Stores stores) {
    return new RegisterResources(world, stores.registryStore(), stores.accounts());
  }

  private static AccountUseCases account(World world, Stores stores) {
    return new AccountUseCases(
        new RegisterAccount(world, stores.accounts()),
        new ManageAccount(
            world,
            stores.registry(),
            stores.accounts(),
            new EndHoldings(
                stores.registry(),
                new EndHoldings.Stores(
                    stores.policies(),
                    stores.requests(),
                    stores.permissions(),
                    stores.tokens(),
                    stores.signIns()),
                resources(world, stores)),
            stores.atomically()),
        new PushPermissions(
            world,
            new PushPermissions.Stores(
                stores.transactions(), stores.permissions(), stores.accounts()),
            stores.sealer()),
        new HeldPermissions(world, stores.permissions(), stores.accounts()));
  }

  private static OwnerUseCases owner(World world, Stores stores, Outgoing outgoing, Bell bell) {
    return new OwnerUseCases(
        new ManagePolicies(
            world,
            new ManagePolicies.Stores(
                stores.policies(), stores.permissions(), stores.accounts(), stores.atomically()),
            outgoing.mac(),
            stores.sealer()),
        new ReadRequests(world, stores.requests(), bell),
        new AnswerRequest(
            world,
            new AnswerRequest.Stores(
                stores.requests(), stores.permissions(), stores.accounts(), stores.atomically()),
            stores.sealer()));
  }

  private static Reap reap(World world, Stores stores) {
    return new Reap(
        world,
        stores.registry(),
        new Reap.Stores(
            stores.transactions(),
            stores.permissions(),
            stores.tokens(),
            stores.policies(),
            stores.requests(),
            stores.pcts(),
            stores.audit(),
            stores.atomically()));
  }
}
