package org.openfpx.apps.authorizationserver;

import org.openfpx.domain.as.account.KnownClients;
import org.openfpx.domain.as.account.ManageAccount;
import org.openfpx.domain.as.account.RegisterAccount;
import org.openfpx.domain.as.claims.ChooseWallet;
import org.openfpx.domain.as.claims.DescribeTransaction;
import org.openfpx.domain.as.claims.FinishGathering;
import org.openfpx.domain.as.claims.StartGathering;
import org.openfpx.domain.as.claims.UseInvitation;
import org.openfpx.domain.as.logout.SendLogouts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.policy.AcceptInvitation;
import org.openfpx.domain.as.policy.ConsultPolicies;
import org.openfpx.domain.as.policy.EndProven;
import org.openfpx.domain.as.policy.HeldInvitations;
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
import org.openfpx.domain.as.resource.OwnersPage;
import org.openfpx.domain.as.resource.RegisterResources;
import org.openfpx.domain.as.signin.AnswerSignIn;
import org.openfpx.domain.as.signin.IdTokenHints;
import org.openfpx.domain.as.signin.PushRequest;
import org.openfpx.domain.as.signin.RequestSignIn;
import org.openfpx.domain.as.signin.SignInGrants;
import org.openfpx.domain.as.signin.SignInTokens;
import org.openfpx.domain.as.signin.SignOut;
import org.openfpx.domain.as.token.AskOwner;
import org.openfpx.domain.as.token.CheckServiceToken;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.IssueServiceToken;
import org.openfpx.domain.as.token.OpenTransaction;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.token.RefreshTokens;
import org.openfpx.domain.as.token.RevokeToken;
import org.openfpx.domain.oauth.AuthenticateClient;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.GrantId;
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
    GuestUseCases guest,
    FindResources findResources,
    AskForTicket askForTicket,
    RegisterResources registerResources,
    OwnersPage ownersPage,
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

  record SignInUseCases(
      PushRequest push,
      RequestSignIn request,
      SignInTokens tokens,
      SignOut signOut,
      SendLogouts sendLogouts) {}

  record AccountUseCases(
      RegisterAccount registerAccount,
      ManageAccount manageAccount,
      PushPermissions pushPermissions,
      HeldPermissions heldPermissions) {}

  record OwnerUseCases(
      ManagePolicies managePolicies, ReadRequests readRequests, AnswerRequest answerRequest) {}

  record GuestUseCases(
      AcceptInvitation acceptInvitation,
      HeldInvitations heldInvitations,
      UseInvitation useInvitation) {}

  static UseCases of(Issuer issuer, World world, Stores stores, Outgoing outgoing) {
    var clients = new KnownClients(stores.registry(), stores.accounts());
    var signIn = signIn(issuer, world, stores, outgoing);
    var bell = new Bell();
    var asking = new RedeemTicket.Asking(stores.accounts(), stores.requests(), bell);
    var owner = owner(world, stores, outgoing, bell);
    var proofs = new CheckProof(outgoing.proofVerifier(), stores.proofIds(), world.time());
    return new UseCases(
        new AuthenticateClient(
            issuer, clients, outgoing.clientVerifiers(), stores.assertionIds(), world.time()),
        proofs,
        new CheckServiceToken(world, stores.registry(), stores.tokens(), proofs, signIn.tokens()),
        token(issuer, world, stores, outgoing, asking),
        claims(issuer, world, stores, outgoing, asking),
        signIn,
        account(world, stores),
        owner,
        guest(world, stores),
        stores.findResources(),
        new AskForTicket(world, stores.transactions(), stores.findResources()),
        registerResources(world, stores, owner.managePolicies()),
        new OwnersPage(stores.accounts()),
        new EndDisabled(
            stores.registryStore(),
            stores.transactions(),
            stores.tokens(),
            stores.signIns(),
            new EndProven(
                world,
                new EndProven.Stores(
                    stores.policies(), stores.permissions(), stores.pcts(), stores.atomically()))),
        new ForgetAccounts(world, stores.accounts()),
        reap(world, stores));
  }

  private static TokenUseCases token(
      Issuer issuer, World world, Stores stores, Outgoing outgoing, RedeemTicket.Asking asking) {
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
                stores.findResources(),
                asking,
                stores.atomically()),
            new RedeemTicket.Rules(
                new JudgeClaimToken(issuer, outgoing.verifier(), world.time()),
                new ConsultPolicies(outgoing.mac(), stores.sealer()),
                new RememberClaims(world, stores.pcts(), outgoing.mac(), stores.sealer()))),
        new RefreshTokens(
            world,
            stores.registry(),
            new RefreshTokens.Stores(stores.tokens(), stores.findResources(), stores.audit()),
            stores.atomically()),
        new IssueServiceToken(world, stores.registry(), stores.tokens()),
        new IntrospectToken(
            world,
            stores.registry(),
            new IntrospectToken.Stores(stores.tokens(), stores.policies(), stores.findResources()),
            stores.sealer()),
        new RevokeToken(stores.tokens(), stores.pcts(), stores.atomically()));
  }

  private static ClaimsUseCases claims(
      Issuer issuer, World world, Stores stores, Outgoing outgoing, RedeemTicket.Asking asking) {
    var askOwner = new AskOwner(world, stores.permissions(), stores.policies(), asking);
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
                stores.transactions(),
                stores.permissions(),
                stores.findResources(),
                stores.atomically()),
            outgoing.walletLogins(),
            new AnswerSignIn(
                world,
                new AnswerSignIn.Stores(
                    stores.signIns().codes(), stores.logoutNotices(), stores.signedOut())),
            askOwner),
        new DescribeTransaction(
            world,
            stores.transactions(),
            stores.accounts(),
            stores.invitations(),
            askOwner,
            stores.findResources()));
  }

  private static SignInUseCases signIn(
      Issuer issuer, World world, Stores stores, Outgoing outgoing) {
    var grants =
        new SignInGrants(
            world,
            stores.registry(),
            new SignInGrants.Stores(
                stores.permissions(), stores.logoutNotices(), stores.signedOut()));
    var hints = new IdTokenHints(world, issuer, stores.signingKeys(), outgoing.verifier());
    return new SignInUseCases(
        new PushRequest(world, issuer, stores.registry(), stores.pushedRequests(), hints),
        new RequestSignIn(
            world,
            issuer,
            stores.registry(),
            new RequestSignIn.Stores(stores.transactions(), stores.pushedRequests()),
            outgoing.walletLogins(),
            hints),
        new SignInTokens(
            world,
            issuer,
            stores.registry(),
            new SignInTokens.Keeping(stores.signIns(), grants),
            outgoing.signer()),
        signOut(stores, hints, grants),
        new SendLogouts(
            world,
            issuer,
            stores.registry(),
            stores.logoutNotices(),
            new SendLogouts.Delivery(outgoing.signer(), outgoing.logoutReceivers())));
  }

  private static SignOut signOut(Stores stores, IdTokenHints hints, SignInGrants grants) {
    var endGrant =
        new EndGrant(stores.signIns().accessTokens(), stores.signIns().refreshGrants(), grants);
    return new SignOut(
        stores.registry(), new SignOut.Stores(grants, endGrant, stores.atomically()), hints);
  }

  private static RegisterResources registerResources(
      World world, Stores stores, ManagePolicies managePolicies) {
    return new RegisterResources(
        world,
        new RegisterResources.Stores(
            stores.registryStore(),
            stores.ownedResources(),
            stores.findResources(),
            stores.accounts(),
            stores.atomically()),
        (resource, owner) -> {
          managePolicies.removeAllOn(resource, owner);
          stores.requests().denyAllOn(resource, owner);
        });
  }

  private static AccountUseCases account(World world, Stores stores) {
    return new AccountUseCases(
        new RegisterAccount(world, stores.accounts()),
        new ManageAccount(
            world,
            stores.registry(),
            stores.accounts(),
            new EndHoldings(
                new EndHoldings.Stores(
                    stores.policies(),
                    stores.requests(),
                    stores.permissions(),
                    stores.tokens(),
                    stores.signIns(),
                    stores.logoutNotices(),
                    stores.ownedResources())),
            stores.atomically()),
        new PushPermissions(
            world,
            new PushPermissions.Stores(
                stores.transactions(),
                stores.permissions(),
                stores.findResources(),
                stores.accounts(),
                stores.atomically()),
            stores.sealer()),
        new HeldPermissions(
            world,
            stores.permissions(),
            stores.accounts(),
            new HeldPermissions.Endings(
                (signIn, at) -> stores.logoutNotices().due(new GrantId(signIn.value()), at),
                (signIn, at) -> stores.logoutNotices().shorten(new GrantId(signIn.value()), at),
                stores.atomically())));
  }

  private static OwnerUseCases owner(World world, Stores stores, Outgoing outgoing, Bell bell) {
    return new OwnerUseCases(
        new ManagePolicies(
            world,
            new ManagePolicies.Stores(
                stores.policies(),
                stores.permissions(),
                stores.findResources(),
                stores.accounts(),
                stores.atomically()),
            outgoing.mac(),
            stores.sealer()),
        new ReadRequests(world, stores.requests(), bell),
        new AnswerRequest(
            world,
            new AnswerRequest.Stores(
                stores.transactions(),
                stores.requests(),
                stores.permissions(),
                stores.findResources(),
                stores.accounts(),
                stores.atomically()),
            stores.sealer()));
  }

  private static GuestUseCases guest(World world, Stores stores) {
    return new GuestUseCases(
        new AcceptInvitation(
            world,
            stores.invitations(),
            stores.findResources(),
            stores.accounts(),
            stores.atomically()),
        new HeldInvitations(
            world,
            new HeldInvitations.Stores(
                stores.invitations(),
                stores.policies(),
                stores.permissions(),
                stores.atomically())),
        new UseInvitation(
            world,
            new UseInvitation.Stores(
                stores.transactions(),
                stores.permissions(),
                stores.policies(),
                stores.invitations(),
                stores.findResources(),
                stores.accounts(),
                stores.atomically())));
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
