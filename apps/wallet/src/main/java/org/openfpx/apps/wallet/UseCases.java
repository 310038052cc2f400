package org.openfpx.apps.wallet;

import java.util.function.Supplier;
import org.openfpx.domain.oauth.AuthenticateClient;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.GrantEndings;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.RedeemCode;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.picture.KeepPictures;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.consent.AnswerNo;
import org.openfpx.domain.wallet.consent.AnswerYes;
import org.openfpx.domain.wallet.consent.AskOwner;
import org.openfpx.domain.wallet.consent.BreakOffUntaken;
import org.openfpx.domain.wallet.consent.CarryOut;
import org.openfpx.domain.wallet.consent.CollectRots;
import org.openfpx.domain.wallet.consent.HandBack;
import org.openfpx.domain.wallet.consent.OpenRequest;
import org.openfpx.domain.wallet.consent.SaveChoices;
import org.openfpx.domain.wallet.consent.ShowRequest;
import org.openfpx.domain.wallet.consent.SignInForRequest;
import org.openfpx.domain.wallet.consent.SilentSignIn;
import org.openfpx.domain.wallet.dashboard.Dashboard;
import org.openfpx.domain.wallet.guest.LeaveWelcome;
import org.openfpx.domain.wallet.guest.OpenInvitation;
import org.openfpx.domain.wallet.linking.BeginLinking;
import org.openfpx.domain.wallet.linking.FinishLinking;
import org.openfpx.domain.wallet.linking.FreshRots;
import org.openfpx.domain.wallet.linking.Unlink;
import org.openfpx.domain.wallet.login.BeginLogin;
import org.openfpx.domain.wallet.login.FinishLogin;
import org.openfpx.domain.wallet.login.OwnSessions;
import org.openfpx.domain.wallet.login.Visits;
import org.openfpx.domain.wallet.mydata.DeleteAccount;
import org.openfpx.domain.wallet.mydata.LeaveServers;
import org.openfpx.domain.wallet.mydata.LeaveSource;
import org.openfpx.domain.wallet.mydata.MyData;
import org.openfpx.domain.wallet.owning.AnswerAsked;
import org.openfpx.domain.wallet.owning.EndRule;
import org.openfpx.domain.wallet.owning.Ledger;
import org.openfpx.domain.wallet.owning.LetThrough;
import org.openfpx.domain.wallet.owning.Places;
import org.openfpx.domain.wallet.owning.ShowThing;
import org.openfpx.domain.wallet.owning.WaitingRequests;
import org.openfpx.domain.wallet.permission.Reconcile;
import org.openfpx.domain.wallet.permission.StopSharing;
import org.openfpx.domain.wallet.permission.Unheard;
import org.openfpx.domain.wallet.registry.RegistryCatalogue;
import org.openfpx.domain.wallet.registry.WalletSnapshot;
import org.openfpx.domain.wallet.roundtrip.ReturnFromTrip;

/** All that can be done in the wallet. */
final class UseCases {
  final Catalogue catalogue;
  final KeepPictures pictures;
  final Visits visits;
  final OwnSessions ownSessions;
  final BeginLogin beginLogin;
  final FinishLogin finishLogin;
  final ReturnFromTrip returnFromTrip;
  final BeginLinking beginLinking;
  final FinishLinking finishLinking;
  final Unlink unlink;
  final StopSharing stopSharing;
  final BreakOffUntaken breakOffUntaken;
  final Reconcile reconcile;
  final Dashboard dashboard;
  final MyData myData;
  final LeaveServers leaveServers;
  final DeleteAccount deleteAccount;
  final LeaveSource leaveSource;
  final Asking asking;
  final Providing providing;
  final Owns owning;
  final Visiting guests;

  /** What a person does with what is others'. */
  record Visiting(OpenInvitation open, LeaveWelcome leave) {}

  /** What a person does as an owner. */
  record Owns(
      Places places,
      ShowThing show,
      LetThrough let,
      EndRule end,
      AnswerAsked answer,
      WaitingRequests waiting,
      Ledger ledger) {}

  /** What answers an authorization server. */
  record Providing(
      JudgeAuthorizationRequest judge, AuthenticateClient authenticate, RedeemCode redeemCode) {}

  /** What asks a person. */
  record Asking(
      OpenRequest open,
      SilentSignIn silently,
      ShowRequest show,
      AnswerYes yes,
      AnswerNo no,
      AskOwner askOwner,
      SaveChoices saveChoices,
      SignInForRequest signIn) {}

  private UseCases(Config config, World world, Stores stores, Outgoing outgoing) {
    Supplier<WalletSnapshot> registry = stores.registry::current;
    catalogue = new RegistryCatalogue(registry);
    pictures = new KeepPictures(() -> registry.get().pictures(), outgoing.pictures, world.time());
    visits = new Visits(stores.sessions, config.sessions(), world);
    ownSessions = new OwnSessions(stores.sessions, config.sessions(), world.time());
    beginLogin =
        new BeginLogin(outgoing.identityProviders, stores.roundTrips, config.sessions(), world);
    finishLogin =
        new FinishLogin(
            outgoing.identityProviders,
            new FinishLogin.People(stores.accounts, outgoing.subjectHashes, stores.whileOpen()),
            stores.sessions,
            config.sessions(),
            world);
    returnFromTrip = new ReturnFromTrip(stores.roundTrips, world.time());
    beginLinking =
        new BeginLinking(outgoing.sources, stores.roundTrips, config.sessions().away(), world);
    finishLinking = finishLinking(world, stores, outgoing);
    unlink = new Unlink(outgoing.sources, stores.links);
    stopSharing =
        new StopSharing(
            stores.permissions, stores.asAccounts, outgoing.authorizationServers, world);
    breakOffUntaken = new BreakOffUntaken(stores.records(), world.time());
    reconcile = reconcile(world, stores, outgoing);
    dashboard = new Dashboard(stores.consents, stores.permissions, stores.requests, world.time());
    myData = myData(stores);
    leaveServers = leaveServers(world, stores, outgoing);
    deleteAccount = deleteAccount(stores);
    leaveSource = new LeaveSource(stopSharing, unlink);
    RegisteredClients clients = id -> registry.get().find(id);
    providing = providing(config, world, stores, outgoing, clients);
    asking = asking(config, world, stores, outgoing);
    owning = owning(world, stores, outgoing);
    guests = guests(world, stores, outgoing);
  }

  private static Reconcile reconcile(World world, Stores stores, Outgoing outgoing) {
    return new Reconcile(
        stores.permissions,
        new Unheard(stores.permissions, stores.consents::clientOf, world),
        stores.asAccounts,
        outgoing.authorizationServers,
        world);
  }

  private static FinishLinking finishLinking(World world, Stores stores, Outgoing outgoing) {
    return new FinishLinking(
        outgoing.sources,
        new FinishLinking.Records(stores.links, stores.accounts, stores.atomically()),
        world);
  }

  private Visiting guests(World world, Stores stores, Outgoing outgoing) {
    return new Visiting(
        new OpenInvitation(
            new OpenInvitation.Stores(
                stores.invitations, stores.welcomes, stores.asAccounts, stores.whileOpen()),
            outgoing.authorizationServers,
            outgoing.guestServers,
            catalogue,
            world),
        new LeaveWelcome(stores.welcomes, stores.asAccounts, outgoing.guestServers));
  }

  private Owns owning(World world, Stores stores, Outgoing outgoing) {
    var servers = outgoing.ownersServers;
    var ledger =
        new Ledger(
            new Ledger.Books(
                stores.consents, stores.permissions, stores.asAccounts, stores.whileOpen()),
            catalogue,
            world);
    var places = new Places(stores.asAccounts, catalogue);
    var waiting = new WaitingRequests(servers, places, catalogue, world.time());
    return new Owns(
        places,
        new ShowThing(servers, ledger),
        new LetThrough(servers, catalogue, ledger, stores.invitations, world),
        new EndRule(outgoing.authorizationServers, stopSharing, ledger),
        new AnswerAsked(servers, catalogue, waiting, ledger, world),
        waiting,
        ledger);
  }

  static UseCases of(Config config, World world, Stores stores, Outgoing outgoing) {
    return new UseCases(config, world, stores, outgoing);
  }

  private static LeaveServers leaveServers(World world, Stores stores, Outgoing outgoing) {
    return new LeaveServers(
        stores.asAccounts,
        stores.permissions,
        outgoing.authorizationServers,
        stores.atomically(),
        world);
  }

  private static MyData myData(Stores stores) {
    return new MyData(
        stores.accounts,
        stores.links,
        stores.consents,
        stores.permissions,
        stores.clientSubjects,
        stores.welcomes);
  }

  private DeleteAccount deleteAccount(Stores stores) {
    return new DeleteAccount(
        new DeleteAccount.Records(
            stores.accounts,
            stores.sessions,
            stores.links,
            stores.consents,
            stores.permissions,
            stores.asAccounts,
            stores.clientSubjects,
            stores.invitations,
            stores.welcomes),
        new DeleteAccount.Partings(leaveServers, stopSharing, unlink),
        stores.atomically());
  }

  private static Providing providing(
      Config config, World world, Stores stores, Outgoing outgoing, RegisteredClients clients) {
    var endGrant =
        new EndGrant(
            stores.provider.accessTokens(),
            stores.provider.refreshGrants(),
            GrantEndings.NOTHING_MORE);
    return new Providing(
        new JudgeAuthorizationRequest(clients),
        new AuthenticateClient(
            config.system().issuer(),
            clients,
            outgoing.verifier,
            stores.assertionIds,
            world.time()),
        new RedeemCode(config.provider(), stores.provider, outgoing.signer, endGrant, world));
  }

  private Asking asking(Config config, World world, Stores stores, Outgoing outgoing) {
    var servers = outgoing.authorizationServers;
    var handBack =
        new HandBack(
            providing.judge(),
            new IssueCode(config.provider(), stores.provider.codes(), world),
            config.system().issuer(),
            world);
    var show =
        new ShowRequest(
            new ShowRequest.Records(
                stores.requests, stores.consents, stores.links, stores.asAccounts),
            servers,
            catalogue,
            handBack,
            world);
    var answering = new AnswerNo.Ways(servers, show, handBack);
    var freshRots = new FreshRots(outgoing.sources, stores.links, world.time());
    var ways =
        new CarryOut.Ways(
            stores.asAccounts,
            servers,
            new CollectRots(freshRots, catalogue),
            stores.clientSubjects,
            handBack);
    var carryOut = new CarryOut(stores.records(), ways, world);
    var open = new OpenRequest(catalogue, servers, stores.requests, config.request(), world);
    return new Asking(
        open,
        new SilentSignIn(stores.records(), ways, open, world),
        show,
        new AnswerYes(stores.records(), servers, show, carryOut, world),
        new AnswerNo(stores.records(), answering, world),
        new AskOwner(stores.requests, answering, world),
        new SaveChoices(stores.requests),
        new SignInForRequest(stores.requests, servers, handBack, beginLogin, world));
  }
}
