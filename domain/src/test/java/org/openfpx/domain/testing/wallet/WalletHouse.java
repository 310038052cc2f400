package org.openfpx.domain.testing.wallet;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.ProviderSettings;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemoryCodes;
import org.openfpx.domain.testing.oauth.InMemoryRegisteredClients;
import org.openfpx.domain.testing.oauth.OneAtATime;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.account.SubjectHash;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Candidate;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Line;
import org.openfpx.domain.wallet.consent.AnswerNo;
import org.openfpx.domain.wallet.consent.AnswerYes;
import org.openfpx.domain.wallet.consent.AskOwner;
import org.openfpx.domain.wallet.consent.BreakOffUntaken;
import org.openfpx.domain.wallet.consent.CarryOut;
import org.openfpx.domain.wallet.consent.CollectRots;
import org.openfpx.domain.wallet.consent.HandBack;
import org.openfpx.domain.wallet.consent.OpenRequest;
import org.openfpx.domain.wallet.consent.ShowRequest;
import org.openfpx.domain.wallet.consent.SignInForRequest;
import org.openfpx.domain.wallet.consent.SilentSignIn;
import org.openfpx.domain.wallet.consent.WatchedCodes;
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
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.SessionLifetimes;
import org.openfpx.domain.wallet.login.Visits;
import org.openfpx.domain.wallet.mydata.DeleteAccount;
import org.openfpx.domain.wallet.mydata.LeaveServers;
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
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.ReturnFromTrip;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.Returned;
import org.openfpx.domain.wallet.roundtrip.Start;

/** A whole wallet in memory, with two sources and a network around it. */
public final class WalletHouse {
  public static final List<Language> ENGLISH = List.of(FakeCatalogue.EN);

  public final TestWorld world = new TestWorld();
  public final FakeCatalogue catalogue = new FakeCatalogue();
  public final FakeAuthorizationServers servers = new FakeAuthorizationServers();
  public final FakeOwnersServers owners = new FakeOwnersServers(servers, world);
  public final FakeSources sources = new FakeSources(world);
  public final FakeIdentityProviders identityProviders = new FakeIdentityProviders(world);
  public final InMemoryAccounts accounts = new InMemoryAccounts();
  public final InMemorySessions sessions = new InMemorySessions();
  public final InMemoryRoundTrips trips = new InMemoryRoundTrips();
  public final InMemoryLinks links = new InMemoryLinks();
  public final InMemoryAsAccounts asAccounts = new InMemoryAsAccounts();
  public final InMemoryConsentRequests requests = new InMemoryConsentRequests();
  public final InMemoryConsents consents = new InMemoryConsents();
  public final InMemoryPermissions permissions = new InMemoryPermissions();
  public final InMemoryInvitations invitations = new InMemoryInvitations();
  public final InMemoryWelcomes welcomes = new InMemoryWelcomes();
  public final InMemoryClientSubjects clientSubjects = new InMemoryClientSubjects();
  public final Codes codes = new WatchedCodes(new InMemoryCodes(), requests);
  public final InMemoryRegisteredClients clients = new InMemoryRegisteredClients(server());

  public final WhileOpen whileOpen = new WhileOpen(accounts, new OneAtATime());

  private final Issuer issuer = new Issuer("https://wallet.example");
  private final JudgeAuthorizationRequest judge = new JudgeAuthorizationRequest(clients);
  private final AnswerYes.Records records =
      new AnswerYes.Records(requests, consents, permissions, new OneAtATime(), whileOpen);

  public final Visits visits = new Visits(sessions, SessionLifetimes.DEFAULT, world.world());
  public final OwnSessions ownSessions = new OwnSessions(sessions, SessionLifetimes.DEFAULT, world);
  public final BeginLogin beginLogin =
      new BeginLogin(identityProviders, trips, SessionLifetimes.DEFAULT, world.world());
  public final FinishLogin finishLogin =
      new FinishLogin(
          identityProviders,
          new FinishLogin.People(
              accounts,
              (from, subject) ->
                  List.of(new SubjectHash(1, SecretHash.sha256(from + subject).hex())),
              whileOpen),
          sessions,
          SessionLifetimes.DEFAULT,
          world.world());
  public final ReturnFromTrip returnFromTrip = new ReturnFromTrip(trips, world);
  public final BeginLinking beginLinking =
      new BeginLinking(sources, trips, Duration.ofMinutes(15), world.world());
  public final FinishLinking finishLinking =
      new FinishLinking(
          sources, new FinishLinking.Records(links, accounts, new OneAtATime()), world.world());
  public final Unlink unlink = new Unlink(sources, links);
  public final FreshRots freshRots = new FreshRots(sources, links, world);
  public final StopSharing stopSharing =
      new StopSharing(permissions, asAccounts, servers, world.world());
  public final Reconcile reconcile =
      new Reconcile(
          permissions,
          new Unheard(permissions, consents::clientOf, world.world()),
          asAccounts,
          servers,
          world.world());
  public final Dashboard dashboard = new Dashboard(consents, permissions, requests, world);
  public final LeaveServers leaveServers =
      new LeaveServers(asAccounts, permissions, servers, new OneAtATime(), world.world());
  public final DeleteAccount deleteAccount =
      new DeleteAccount(
          new DeleteAccount.Records(
              accounts,
              sessions,
              links,
              consents,
              permissions,
              asAccounts,
              clientSubjects,
              invitations,
              welcomes),
          new DeleteAccount.Partings(leaveServers, stopSharing, unlink),
          new OneAtATime());
  private final HandBack handBack =
      new HandBack(
          judge,
          new IssueCode(ProviderSettings.of(issuer), codes, world.world()),
          issuer,
          world.world());
  private final CarryOut.Ways ways =
      new CarryOut.Ways(
          asAccounts, servers, new CollectRots(freshRots, catalogue), clientSubjects, handBack);
  public final OpenRequest openRequest =
      new OpenRequest(catalogue, servers, requests, Duration.ofMinutes(15), world.world());
  public final ShowRequest show =
      new ShowRequest(
          new ShowRequest.Records(requests, consents, links, asAccounts),
          servers,
          catalogue,
          handBack,
          world.world());
  public final AnswerYes yes =
      new AnswerYes(
          records, servers, show, new CarryOut(records, ways, world.world()), world.world());
  public final SilentSignIn silentSignIn =
      new SilentSignIn(records, ways, openRequest, world.world());
  public final SignInForRequest signInForRequest =
      new SignInForRequest(requests, servers, handBack, beginLogin, world.world());
  public final BreakOffUntaken breakOffUntaken = new BreakOffUntaken(records, world);
  public final AnswerNo no =
      new AnswerNo(records, new AnswerNo.Ways(servers, show, handBack), world.world());

  public final Places places = new Places(asAccounts, catalogue);
  public final Ledger ledger =
      new Ledger(
          new Ledger.Books(consents, permissions, asAccounts, whileOpen), catalogue, world.world());
  public final WaitingRequests waiting = new WaitingRequests(owners, places, catalogue, world);
  public final ShowThing showThing = new ShowThing(owners, ledger);
  public final LetThrough letThrough =
      new LetThrough(owners, catalogue, ledger, invitations, world.world());
  public final FakeGuestServers guestServers = new FakeGuestServers(owners);
  public final OpenInvitation openInvitation =
      new OpenInvitation(
          new OpenInvitation.Stores(invitations, welcomes, asAccounts, whileOpen),
          servers,
          guestServers,
          catalogue,
          world.world());
  public final LeaveWelcome leaveWelcome = new LeaveWelcome(welcomes, asAccounts, guestServers);
  public final EndRule endRule = new EndRule(servers, stopSharing, ledger);
  public final AnswerAsked answerAsked =
      new AnswerAsked(owners, catalogue, waiting, ledger, world.world());

  public final AskOwner askOwner =
      new AskOwner(requests, new AnswerNo.Ways(servers, show, handBack), world.world());

  private static RegisteredClient server() {
    return new RegisteredClient(
        new ClientId("openfpx-as"),
        new ClientCredential.SharedSecret(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC, SecretHash.sha256("the server")),
        Set.of(GrantType.AUTHORIZATION_CODE),
        ScopeSet.of("openid"),
        new RedirectUris(Set.of("https://as.example/transaction/callback"), false),
        PkceRule.REQUIRED);
  }

  /** A browser in which nobody is signed in. */
  public Session visit() {
    return visits.begin().session();
  }

  /** A browser in which this person is signed in. */
  public Session signIn(String who) {
    var begun = visits.begin();
    var cookie = signIn(begun.session(), who);
    return visits.resume(cookie).orElseThrow();
  }

  /** Signs a person in and returns the browser's new secret. */
  public Secret signIn(Session session, String who) {
    var start = beginLogin.begin(session, WalletMother.signIn("sample-id", Recency.ANY), ENGLISH);
    return comeBack(session, start, who) instanceof FinishLogin.Outcome.Welcome(var cookie, var _)
        ? cookie
        : fail();
  }

  /** Brings a browser back from the identity provider to which it was sent. */
  public FinishLogin.Outcome comeBack(Session session, Start start, String who) {
    var returned =
        new Returned(
            state(start),
            Optional.of(new Secret(who)),
            Optional.of("https://id.example"),
            Optional.empty());
    var trip = returnFromTrip.take(session.id(), returned).orElseThrow();
    return finishLogin.finish(session, trip, (Errand.SignIn) trip.errand(), returned);
  }

  private static Secret fail() {
    throw new AssertionError("not welcome");
  }

  /** The state that a browser takes along. */
  public static Secret state(Start start) {
    return start instanceof Start.SendTo(URI address)
        ? new Secret(address.getQuery().substring("state=".length()))
        : fail();
  }

  /** Links a source of the person in this browser. */
  public void link(Session session, String source) {
    var account = session.signedIn().orElseThrow().account();
    var state =
        state(
            beginLinking.begin(
                new BeginLinking.Wish(session.id(), account, source, ReturnPath.HOME), ENGLISH));
    var returned =
        new Returned(
            state,
            Optional.of(new Secret("code")),
            Optional.of("https://" + source),
            Optional.empty());
    var trip = returnFromTrip.take(session.id(), returned).orElseThrow();
    finishLinking.finish(account, trip, (Errand.Connect) trip.errand(), returned);
  }

  /** A transaction that asks for immunizations, and for the profile if the person likes. */
  public Secret transaction() {
    return transaction(Assurance.LOWEST);
  }

  /** The same, with a least level for the immunizations. */
  public Secret transaction(Assurance least) {
    return transaction(least, Assurance.LOWEST);
  }

  /** The same, with another for the profile. */
  public Secret transaction(Assurance least, Assurance leastOfProfile) {
    return transaction(true, least, leastOfProfile);
  }

  /** The same, of which all may be left out. */
  public Secret optionalTransaction(Assurance least, Assurance leastOfProfile) {
    return transaction(false, least, leastOfProfile);
  }

  private Secret transaction(boolean required, Assurance least, Assurance leastOfProfile) {
    var handle = world.next();
    var end = world.instant().plus(Duration.ofDays(90));
    servers.begin(
        handle,
        new TransactionDetails(
            "my-immunizations",
            TransactionDetails.Kind.AS_FIRST,
            Optional.of(
                new TransactionDetails.Purpose(
                    "show",
                    LocalizedText.of(FakeCatalogue.EN, "To show you your records."),
                    Optional.of(LocalizedText.of(FakeCatalogue.EN, "P30D")))),
            ScopeSet.NONE,
            end,
            world.instant().plus(Duration.ofMinutes(10)),
            List.of(
                line(1, "immunizations", required, least, end),
                line(2, "profile", false, leastOfProfile, end))));
    return handle;
  }

  /** A client that wants to sign the person in. */
  public Secret signInTransaction(String... scopes) {
    var handle = world.next();
    servers.begin(
        handle,
        new TransactionDetails(
            "my-immunizations",
            TransactionDetails.Kind.OAUTH,
            Optional.empty(),
            ScopeSet.of(scopes),
            world.instant().plus(Duration.ofDays(365)),
            world.instant().plus(Duration.ofMinutes(10)),
            List.of()));
    return handle;
  }

  private static Line line(
      int number, String definition, boolean required, Assurance least, Instant end) {
    return new Line(
        number,
        definition,
        "https://types.example/" + definition,
        ScopeSet.of("read"),
        required,
        least,
        Optional.empty(),
        end,
        false,
        Optional.empty(),
        false,
        List.of(),
        List.of(candidate("registry", definition), candidate("clinic", definition)));
  }

  private static Candidate candidate(String source, String definition) {
    return new Candidate(source + "-" + definition, source, ScopeSet.of("read"));
  }

  /** Hands the browser over. */
  public OpenRequest.Outcome open(Secret handle, Session session) {
    return open(handle, session, Map.of());
  }

  /** The same, with more in the request. */
  public OpenRequest.Outcome open(Secret handle, Session session, Map<String, String> more) {
    var parameters = parameters(handle, more);
    return judge.judge(parameters) instanceof AuthorizationJudgement.InOrder(var request)
        ? openRequest.open(request, parameters, session.id())
        : new OpenRequest.Outcome.Gone();
  }

  /** Hands the browser over, and nothing may be shown in it. */
  public SilentSignIn.Outcome silently(
      Secret handle, Optional<Session> session, Map<String, String> more) {
    var all = new HashMap<>(more);
    all.put("prompt", "none");
    var parameters = parameters(handle, all);
    var request = ((AuthorizationJudgement.InOrder) judge.judge(parameters)).request();
    return silentSignIn.answer(request, parameters, session);
  }

  private static AuthorizationParameters parameters(Secret handle, Map<String, String> more) {
    var all = new HashMap<>(parameters(handle).values());
    all.putAll(more);
    return new AuthorizationParameters(all, Set.of());
  }

  private static AuthorizationParameters parameters(Secret handle) {
    return new AuthorizationParameters(
        Map.of(
            "client_id", "openfpx-as",
            "redirect_uri", "https://as.example/transaction/callback",
            "response_type", "code",
            "scope", "openid",
            "state", "the-state",
            "nonce", "the-nonce",
            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method", "S256",
            "transaction", handle.reveal()),
        Set.of());
  }
}
