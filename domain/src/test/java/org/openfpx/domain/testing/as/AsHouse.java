package org.openfpx.domain.testing.as;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.account.KnownClients;
import org.openfpx.domain.as.account.RegisterAccount;
import org.openfpx.domain.as.claims.BrowserBinding;
import org.openfpx.domain.as.claims.DescribeTransaction;
import org.openfpx.domain.as.claims.FinishGathering;
import org.openfpx.domain.as.claims.PermissionsHash;
import org.openfpx.domain.as.claims.StartGathering;
import org.openfpx.domain.as.claims.UseInvitation;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.policy.AcceptInvitation;
import org.openfpx.domain.as.policy.ConsultPolicies;
import org.openfpx.domain.as.policy.EndProven;
import org.openfpx.domain.as.policy.HeldInvitations;
import org.openfpx.domain.as.policy.JudgeClaimToken;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.policy.RememberClaims;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.request.AnswerRequest;
import org.openfpx.domain.as.request.Bell;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.as.signin.AnswerSignIn;
import org.openfpx.domain.as.signin.IdTokenHints;
import org.openfpx.domain.as.signin.PushRequest;
import org.openfpx.domain.as.signin.RequestSignIn;
import org.openfpx.domain.as.signin.SignInGrants;
import org.openfpx.domain.as.signin.SignInTokens;
import org.openfpx.domain.as.signin.SignOut;
import org.openfpx.domain.as.token.AskOwner;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.OpenTransaction;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.token.RefreshTokens;
import org.openfpx.domain.as.token.RevokeToken;
import org.openfpx.domain.as.token.TokenSet;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.ProviderStores;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemoryProvider;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.domain.testing.oauth.OneAtATime;
import org.openfpx.domain.testing.oauth.TransparentTokens;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.Atomically;

/**
 * An authorization server of fakes, and the steps that client, wallet and resource server take at
 * it. Steps answer what the use case answers; {@code must...} steps want the good answer.
 */
public final class AsHouse {
  public final TestWorld world = new TestWorld();
  public final ChangingRegistry registry;
  public final InMemoryTransactions transactions;
  public final InMemoryPermissions permissions = new InMemoryPermissions();
  public final InMemoryTokens tokens;
  public final InMemoryAccounts accounts;
  public final InMemoryPushedRequests pushedRequests = new InMemoryPushedRequests();
  public final ProviderStores signIns = InMemoryProvider.stores();
  public final InMemoryLogoutNotices logoutNotices = new InMemoryLogoutNotices();
  public final InMemorySignedOut signedOut = new InMemorySignedOut();
  public final FakeWalletLogins wallet = new FakeWalletLogins();
  public final InMemoryAuditLog audit = new InMemoryAuditLog();
  public final InMemoryPolicies policies = new InMemoryPolicies();
  public final InMemoryOwnerRequests requests = new InMemoryOwnerRequests();
  public final InMemoryPcts pcts = new InMemoryPcts();
  public final Bell bell = new Bell();
  public final TransparentTokens signed = new TransparentTokens();
  public final CodeVerifier verifier = CodeVerifier.next(world);

  private final Stores stores;
  private final AuthorizationServerRegistry inForce;

  public AsHouse() {
    this(AsNetwork.open());
  }

  public AsHouse(AsNetwork network) {
    registry = new ChangingRegistry(network.participants());
    transactions = new InMemoryTransactions(registry::version);
    tokens = new InMemoryTokens(permissions, registry::version);
    accounts = new InMemoryAccounts(permissions, tokens, policies, registry.owned());
    stores =
        new Stores(transactions, permissions, tokens, accounts, registry.owned(), new OneAtATime());
    inForce = registry;
  }

  /** A house on these stores; its fakes stay empty. */
  public AsHouse(Stores stores) {
    this(stores, Optional.empty());
  }

  /** The same with another registry than the one that a test changes. */
  public AsHouse(Stores stores, AuthorizationServerRegistry inForce) {
    this(stores, Optional.of(inForce));
  }

  private AsHouse(Stores stores, Optional<AuthorizationServerRegistry> inForce) {
    registry = new ChangingRegistry(AsNetwork.open().participants());
    transactions = new InMemoryTransactions(registry::version);
    tokens = new InMemoryTokens(permissions, registry::version);
    accounts = new InMemoryAccounts(permissions, tokens, policies, registry.owned());
    this.stores = stores;
    this.inForce = inForce.orElse(registry);
  }

  /** What a house keeps its things in. */
  public record Stores(
      Transactions transactions,
      Permissions permissions,
      Tokens tokens,
      Accounts accounts,
      OwnedResources resources,
      Atomically atomically) {}

  /** Seals by turning the text around; enough to see that nothing is kept in clear. */
  public static Sealer sealer() {
    return new Sealer() {
      @Override
      public Sealed seal(String clear, String place) {
        return new Sealed("k:" + place + "|" + new StringBuilder(clear).reverse());
      }

      @Override
      public String open(Sealed sealed, String place) {
        var text = sealed.value().substring(2);
        if (!text.startsWith(place + "|")) {
          throw new IllegalStateException("sealed for another place");
        }
        return new StringBuilder(text.substring(place.length() + 1)).reverse().toString();
      }
    };
  }

  /** Hashes key and text as one; enough to see that nothing is kept in clear. */
  public static Mac mac() {
    return (key, text) -> SecretHash.sha256(key.reveal() + " " + text).hex();
  }

  public AuthenticatedClient authenticated(ClientId id) {
    return new AuthenticatedClient(
        new KnownClients(inForce, stores.accounts()).find(id).orElseThrow());
  }

  /** Finds what is general in the registry of a step, and what belongs to somebody beside it. */
  public FindResources findResources() {
    return new FindResources(stores.resources());
  }

  public OpenTransaction openTransaction() {
    return new OpenTransaction(world.world(), inForce, stores.transactions());
  }

  public RedeemTicket redeemTicket() {
    return new RedeemTicket(
        world.world(),
        inForce,
        new RedeemTicket.Stores(
            stores.transactions(),
            stores.permissions(),
            stores.tokens(),
            policies,
            findResources(),
            asking(),
            stores.atomically()),
        rules());
  }

  /** How owners are asked here. */
  public RedeemTicket.Asking asking() {
    return new RedeemTicket.Asking(stores.accounts(), requests, bell);
  }

  public AskOwner askOwner() {
    return new AskOwner(world.world(), stores.permissions(), policies, asking());
  }

  public AcceptInvitation acceptInvitation() {
    return new AcceptInvitation(
        world.world(), policies, findResources(), stores.accounts(), stores.atomically());
  }

  public HeldInvitations heldInvitations() {
    return new HeldInvitations(
        world.world(),
        new HeldInvitations.Stores(policies, policies, stores.permissions(), stores.atomically()));
  }

  public UseInvitation useInvitation() {
    return new UseInvitation(
        world.world(),
        new UseInvitation.Stores(
            stores.transactions(),
            stores.permissions(),
            policies,
            policies,
            findResources(),
            stores.accounts(),
            stores.atomically()));
  }

  public AnswerRequest answerRequest() {
    return answerRequest(stores.atomically());
  }

  /** One whose unit of work is this. */
  public AnswerRequest answerRequest(Atomically atomically) {
    return new AnswerRequest(
        world.world(),
        new AnswerRequest.Stores(
            stores.transactions(),
            requests,
            stores.permissions(),
            findResources(),
            stores.accounts(),
            atomically),
        sealer());
  }

  /** What policies and claim tokens are judged by here. */
  public RedeemTicket.Rules rules() {
    return new RedeemTicket.Rules(
        new JudgeClaimToken(AsNetwork.ISSUER, signed, world),
        new ConsultPolicies(mac(), sealer()),
        new RememberClaims(world.world(), pcts, mac(), sealer()));
  }

  public ManagePolicies managePolicies() {
    return new ManagePolicies(
        world.world(),
        new ManagePolicies.Stores(
            policies,
            stores.permissions(),
            findResources(),
            stores.accounts(),
            stores.atomically()),
        mac(),
        sealer());
  }

  public EndProven endProven() {
    return new EndProven(
        world.world(),
        new EndProven.Stores(policies, stores.permissions(), pcts, stores.atomically()));
  }

  public RefreshTokens refreshTokens() {
    return new RefreshTokens(
        world.world(),
        inForce,
        new RefreshTokens.Stores(stores.tokens(), findResources(), audit),
        stores.atomically());
  }

  public RevokeToken revokeToken() {
    return new RevokeToken(stores.tokens(), pcts, stores.atomically());
  }

  public IntrospectToken introspectToken() {
    return new IntrospectToken(
        world.world(),
        inForce,
        new IntrospectToken.Stores(stores.tokens(), policies, findResources()),
        sealer());
  }

  public StartGathering startGathering() {
    return new StartGathering(
        world.world(),
        AsNetwork.ISSUER,
        inForce,
        new StartGathering.Stores(stores.transactions(), stores.atomically()),
        wallet);
  }

  public FinishGathering finishGathering() {
    return new FinishGathering(
        world.world(),
        AsNetwork.ISSUER,
        inForce,
        new FinishGathering.Stores(
            stores.transactions(), stores.permissions(), findResources(), stores.atomically()),
        wallet,
        new AnswerSignIn(
            world.world(), new AnswerSignIn.Stores(signIns.codes(), logoutNotices, signedOut)),
        askOwner());
  }

  public PushRequest pushRequest() {
    return new PushRequest(
        world.world(), AsNetwork.ISSUER, inForce, pushedRequests, hints(new TransparentTokens()));
  }

  private IdTokenHints hints(TokenVerifier verifier) {
    return new IdTokenHints(world.world(), AsNetwork.ISSUER, new InMemorySigningKeys(), verifier);
  }

  public RequestSignIn requestSignIn() {
    return requestSignIn(new TransparentTokens());
  }

  /** Takes the ID tokens that this one reads for its own. */
  public RequestSignIn requestSignIn(TokenVerifier verifier) {
    return new RequestSignIn(
        world.world(),
        AsNetwork.ISSUER,
        inForce,
        new RequestSignIn.Stores(stores.transactions(), pushedRequests),
        wallet,
        hints(verifier));
  }

  /** The tokens of sign-ins, signed by this one. */
  public SignInTokens signInTokens(TokenSigner signer) {
    return new SignInTokens(
        world.world(),
        AsNetwork.ISSUER,
        inForce,
        new SignInTokens.Keeping(signIns, signInGrants()),
        signer);
  }

  private SignInGrants signInGrants() {
    return new SignInGrants(
        world.world(),
        inForce,
        new SignInGrants.Stores(stores.permissions(), logoutNotices, signedOut));
  }

  /** Ends sign-ins by the ID tokens that this one reads. */
  public SignOut signOut(TokenVerifier verifier) {
    var grants = signInGrants();
    return new SignOut(
        inForce,
        new SignOut.Stores(
            grants,
            new EndGrant(signIns.accessTokens(), signIns.refreshGrants(), grants),
            new OneAtATime()),
        hints(verifier));
  }

  public DescribeTransaction describeTransaction() {
    return new DescribeTransaction(
        world.world(),
        stores.transactions(),
        stores.accounts(),
        policies,
        askOwner(),
        findResources());
  }

  public PushPermissions pushPermissions() {
    return new PushPermissions(
        world.world(),
        new PushPermissions.Stores(
            stores.transactions(),
            stores.permissions(),
            findResources(),
            stores.accounts(),
            stores.atomically()),
        sealer());
  }

  public HeldPermissions heldPermissions() {
    return new HeldPermissions(world.world(), stores.permissions(), stores.accounts(), endings());
  }

  /** What else ends with the permission of a sign-in. */
  public HeldPermissions.Endings endings() {
    return new HeldPermissions.Endings(
        (signIn, at) -> logoutNotices.due(new GrantId(signIn.value()), at),
        (signIn, at) -> logoutNotices.shorten(new GrantId(signIn.value()), at),
        new OneAtATime());
  }

  public AskForTicket askForTicket() {
    return new AskForTicket(world.world(), stores.transactions(), findResources());
  }

  /** A ticket for the capability ticket of the small network, with the challenge of this house. */
  public Secret mustOpen(ClientId client) {
    var request =
        new OpenTransaction.Request(
            new OpenTransaction.What.Ticket(AsNetwork.TICKET),
            Optional.empty(),
            Optional.of(CodeChallenge.of(verifier)));
    return switch (openTransaction().open(authenticated(client), request)) {
      case OpenTransaction.Opened opened -> opened.ticket();
      case OpenTransaction.NothingSuch() -> throw new AssertionError("nothing such");
      case OpenTransaction.ScopeNotAsked() -> throw new AssertionError("scope not asked");
      case OpenTransaction.ChallengeMissing() -> throw new AssertionError("challenge missing");
    };
  }

  public StartGathering.Outcome start(ClientId client, Secret ticket) {
    return startGathering()
        .start(
            new StartGathering.Request(
                Optional.of(client),
                Optional.of(ticket),
                Optional.of(new RequestedRedirect(AsNetwork.CALLBACK)),
                Optional.of("client's state"),
                Optional.empty(),
                Optional.empty(),
                List.of(new Language("en"))));
  }

  /** The browser that the person goes to the wallet with. */
  public BrowserBinding mustStart(ClientId client, Secret ticket) {
    return switch (start(client, ticket)) {
      case StartGathering.SentToWallet(var address, var browser) -> browser;
      default -> throw new AssertionError("not sent to the wallet");
    };
  }

  /** A new account of the wallet. */
  public ClientId account() {
    return new RegisterAccount(world.world(), stores.accounts())
        .register(AsNetwork.WALLET_CLIENT, inForce.current(), Optional.empty())
        .orElseThrow()
        .account()
        .id();
  }

  public PushPermissions.Entry entry(ResourceId resource, String... scopes) {
    return new PushPermissions.Entry(
        wallet.sent().handle(),
        resource,
        ScopeSet.of(scopes),
        Optional.of(new Secret("rot for " + resource)),
        world.instant().plus(Duration.ofDays(7)),
        Optional.empty());
  }

  public PushPermissions.Outcome push(ClientId account, PushPermissions.Entry... entries) {
    return pushPermissions()
        .push(account, inForce.current(), world.next().reveal(), List.of(entries));
  }

  public List<PermissionId> mustPush(ClientId account, PushPermissions.Entry... entries) {
    return switch (push(account, entries)) {
      case PushPermissions.Pushed(var pushed) -> pushed.stream().map(one -> one.id()).toList();
      default -> throw new AssertionError("not pushed");
    };
  }

  /** The browser comes back from a wallet that stands by these permissions. */
  public FinishGathering.Outcome finish(BrowserBinding browser, List<PermissionId> pushed) {
    return finish(browser, said(pushed));
  }

  public WalletLogins.Said said(List<PermissionId> pushed) {
    return new WalletLogins.Said(
        wallet.sent().handle(),
        Optional.of(new Ial(2)),
        Optional.of(new Aal(2)),
        Optional.of(Duration.ofMinutes(5)),
        Optional.of(PermissionsHash.of(pushed)),
        Optional.of("a-name-for-this-one-client"),
        Optional.of(now()));
  }

  public FinishGathering.Outcome finish(BrowserBinding browser, WalletLogins.Said said) {
    var code = world.next();
    wallet.says(code.reveal(), wallet.sent(), said);
    return finishGathering()
        .finish(
            new FinishGathering.Callback(
                Optional.of(wallet.sent().state()),
                Optional.of(code),
                Optional.empty(),
                Optional.of("https://wallet.example"),
                Optional.of(browser)));
  }

  /** The wallet sends the browser back with an error. */
  public FinishGathering.Outcome finishWithError(BrowserBinding browser, String error) {
    return finishGathering()
        .finish(
            new FinishGathering.Callback(
                Optional.of(wallet.sent().state()),
                Optional.empty(),
                Optional.of(error),
                Optional.of("https://wallet.example"),
                Optional.of(browser)));
  }

  /** The ticket that the client gets back with the browser; none if the answer was no. */
  public static Optional<Secret> ticketIn(FinishGathering.Outcome outcome) {
    if (!(outcome instanceof FinishGathering.SentBack(var address))) {
      return Optional.empty();
    }
    return List.of(address.getRawQuery().split("&")).stream()
        .filter(one -> one.startsWith("ticket="))
        .map(one -> new Secret(one.substring("ticket=".length())))
        .findFirst();
  }

  public RedeemTicket.Outcome redeem(ClientId client, Secret ticket) {
    return redeemTicket()
        .redeem(
            authenticated(client),
            new RedeemTicket.Request(
                ticket,
                ScopeSet.NONE,
                Optional.of(verifier),
                Optional.empty(),
                Optional.empty(),
                RedeemTicket.Brought.NOTHING,
                List.of()));
  }

  public TokenSet mustRedeem(ClientId client, Secret ticket) {
    return switch (redeem(client, ticket)) {
      case RedeemTicket.Granted(var set, _, _, _) -> set;
      default -> throw new AssertionError("not granted");
    };
  }

  /** The whole way with a yes to these. */
  public TokenSet grant(ResourceId... resources) {
    return mustRedeem(AsNetwork.APP, decided(resources).orElseThrow());
  }

  /** The way up to the decision; the ticket if it is yes. */
  public Optional<Secret> decided(ResourceId... resources) {
    var browser = mustStart(AsNetwork.APP, mustOpen(AsNetwork.APP));
    var entries = new ArrayList<PushPermissions.Entry>();
    for (var resource : resources) {
      entries.add(entry(resource, "read"));
    }
    var pushed = mustPush(account(), entries.toArray(PushPermissions.Entry[]::new));
    return ticketIn(finish(browser, pushed));
  }

  public IntrospectToken.Outcome introspect(ClientId server, Secret token) {
    return introspectToken().introspect(server, token);
  }

  public Instant now() {
    return world.instant();
  }
}
