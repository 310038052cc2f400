package org.openfpx.domain.as.signin;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.openfpx.domain.as.claims.BrowserBinding;
import org.openfpx.domain.as.claims.HandOver;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.SignInRequest;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.oauth.ClientDemand;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.RedirectTarget;
import org.openfpx.domain.oauth.ResourceIndicator;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;

/**
 * A client sends a person to sign in (protocol, section 2.4; RFC 6749 section 4.1.1). What is in
 * order becomes a transaction that is bound to this browser and handed over to a wallet, exactly as
 * in claims gathering.
 */
public final class RequestSignIn {
  public static final int LONGEST_STATE = 2048;
  private static final int MOST_ACR_VALUES = 10;

  private final World world;
  private final Issuer issuer;
  private final AuthorizationServerRegistry registry;
  private final Transactions transactions;
  private final PushedRequests pushed;
  private final HandOver handOver;
  private final IdTokenHints hints;

  public RequestSignIn(
      World world,
      Issuer issuer,
      AuthorizationServerRegistry registry,
      Stores stores,
      WalletLogins logins,
      IdTokenHints hints) {
    this.world = world;
    this.issuer = issuer;
    this.registry = registry;
    this.transactions = stores.transactions();
    this.pushed = stores.pushed();
    this.handOver = new HandOver(world.secrets(), logins);
    this.hints = hints;
  }

  /**
   * What a browser says by itself.
   *
   * @param languages in order of liking
   * @param lastWallet whether it remembers that wallet as the one that was chosen last
   */
  public record Browser(List<Language> languages, Predicate<WalletId> lastWallet) {
    public Browser {
      languages = List.copyOf(languages);
    }
  }

  /** Where requests wait and go on. */
  public record Stores(Transactions transactions, PushedRequests pushed) {}

  /**
   * Judges a request that its client sent ahead, and begins if it is in order. The reference is
   * spent by being shown.
   *
   * @param client as the browser names it
   */
  public Outcome requestPushed(ClientId client, Secret reference, Browser browser) {
    var taken = pushed.take(reference.hash(), client);
    return taken
        .filter(one -> one.client().equals(client))
        .filter(one -> world.time().instant().isBefore(one.expiresAt()))
        .map(one -> judged(one.parameters(), browser, true))
        .orElseGet(NoSuchRequest::new);
  }

  /** Judges a request, and begins if it is in order. */
  public Outcome request(AuthorizationParameters parameters, Browser browser) {
    return judged(parameters, browser, false);
  }

  private Outcome judged(AuthorizationParameters parameters, Browser browser, boolean sentAhead) {
    var snapshot = registry.current();
    return switch (new JudgeAuthorizationRequest(snapshot).judge(parameters)) {
      case AuthorizationJudgement.ToPerson(var reason) ->
          switch (reason) {
            case UNKNOWN_CLIENT -> new UnknownClient();
            case UNKNOWN_REDIRECT -> new UnknownAddress();
          };
      case AuthorizationJudgement.ToClient(var target, var state, var error) ->
          new Refused(target, state, error);
      case AuthorizationJudgement.InOrder(var request) -> {
        var hint = hints.judge(request);
        yield (sentAhead ? Optional.<AuthorizationError>empty() : mustBeSentAhead(request))
            .or(() -> error(request, snapshot, issuer, hint))
            .<Outcome>map(error -> refused(request, error))
            .orElseGet(() -> begin(request, signIn(request, hint), browser, snapshot));
      }
    };
  }

  /** What is wrong with a request beside what is wrong anywhere; not whether it needs a person. */
  static Optional<AuthorizationError> error(
      AuthorizationRequest request, Snapshot registry, Issuer issuer, IdTokenHints.Hint hint) {
    if (request.state().filter(state -> state.length() > LONGEST_STATE).isPresent()) {
      return Optional.of(AuthorizationError.INVALID_REQUEST);
    }
    var allowed = SignInScopes.of(request.client().id(), registry);
    if (!SignInScopes.areEnough(request.scopes()) || !allowed.covers(request.scopes())) {
      return Optional.of(AuthorizationError.INVALID_SCOPE);
    }
    if (!isForThisServer(request, issuer)) {
      return Optional.of(AuthorizationError.INVALID_TARGET);
    }
    return key(request).filter(key -> !KeyThumbprint.isThumbprint(key)).isPresent()
            || hint instanceof IdTokenHints.Bad
        ? Optional.of(AuthorizationError.INVALID_REQUEST)
        : Optional.empty();
  }

  /** RFC 8707 section 2.1: what a sign-in gives is good at this server, and nowhere else. */
  private static boolean isForThisServer(AuthorizationRequest request, Issuer issuer) {
    return request
        .other("resource")
        .filter(lines -> !lines.isEmpty())
        .map(ResourceIndicator::parseLines)
        .map(named ->
            named.filter(all -> all.stream().allMatch(one -> one.names(issuer))).isPresent())
        .orElse(true);
  }

  private static Optional<AuthorizationError> mustBeSentAhead(AuthorizationRequest request) {
    return request.client().isHeldTo(ClientDemand.REQUESTS_SENT_AHEAD)
        ? Optional.of(AuthorizationError.INVALID_REQUEST)
        : Optional.empty();
  }

  private static Optional<String> key(AuthorizationRequest request) {
    return request.other(PushRequest.KEY).filter(key -> !key.isEmpty());
  }

  private Outcome begin(
      AuthorizationRequest request, SignInRequest signIn, Browser from, Snapshot snapshot) {
    var browser = new BrowserBinding(world.secrets().next());
    var isSilent = signIn.isSilent();
    var wallet = wallet(snapshot, isSilent, from);
    var begun =
        wallet.flatMap(one -> handOver.to(one, browser, from.languages(), Optional.of(signIn)));
    if (snapshot.wallets().isEmpty() || (wallet.isPresent() && begun.isEmpty())) {
      return refused(request, AuthorizationError.TEMPORARILY_UNAVAILABLE);
    }
    if (isSilent && wallet.isEmpty()) {
      // Only a page could ask which of several.
      return refused(request, AuthorizationError.INTERACTION_REQUIRED);
    }
    var gathering =
        new Stage.Gathering(
            browser.hash(),
            request.redirectTarget().uri(),
            request.state(),
            begun.map(HandOver.Begun::visit));
    // It has no ticket: nobody gets to know this one.
    transactions.open(
        transaction(request, signIn, gathering, snapshot), world.secrets().next().hash());
    return begun
        .<Outcome>map(visit -> new SentToWallet(visit.address(), browser))
        .orElseGet(() -> new SentToChoose(browser));
  }

  /** The only one; of several without a page the one of last time, if the browser remembers it. */
  private static Optional<Wallet> wallet(Snapshot snapshot, boolean isSilent, Browser from) {
    var wallets = snapshot.wallets();
    if (wallets.size() == 1) {
      return Optional.of(wallets.getFirst());
    }
    return isSilent
        ? wallets.stream().filter(wallet -> from.lastWallet().test(wallet.id())).findFirst()
        : Optional.empty();
  }

  private static SignInRequest signIn(AuthorizationRequest request, IdTokenHints.Hint hint) {
    var acrValues =
        request.other("acr_values").stream()
            .flatMap(values -> List.of(values.split(" +")).stream())
            .filter(value -> value.matches("[!-~]{1,255}"))
            .limit(MOST_ACR_VALUES)
            .toList();
    return new SignInRequest(
        request.nonce(),
        request.maxAge(),
        request.prompts(),
        acrValues,
        key(request).map(KeyThumbprint::new),
        hint.meant());
  }

  private Transaction transaction(
      AuthorizationRequest request,
      SignInRequest signIn,
      Stage.Gathering gathering,
      Snapshot snapshot) {
    return new Transaction(
        new TransactionId(world.ids().next()),
        Kind.OAUTH,
        Optional.of(request.client().id()),
        Optional.empty(),
        List.of(),
        request.scopes(),
        request.challenge(),
        Ends.after(world.time().instant(), snapshot.network().lifetimes().gathering()),
        gathering,
        Optional.of(signIn));
  }

  private static Refused refused(AuthorizationRequest request, AuthorizationError error) {
    return new Refused(request.redirectTarget(), request.state(), error);
  }

  /** What comes of it. */
  public sealed interface Outcome {}

  /** A page; never a redirect. */
  public record UnknownClient() implements Outcome {}

  /** A page; never a redirect. */
  public record UnknownAddress() implements Outcome {}

  /** The reference is unknown, used, over, or another client's: a page; never a redirect. */
  public record NoSuchRequest() implements Outcome {}

  /** Back to the client with an error. */
  public record Refused(RedirectTarget target, Optional<String> state, AuthorizationError error)
      implements Outcome {}

  /** To the wallet, with the cookie that the browser must bring back. */
  public record SentToWallet(URI address, BrowserBinding browser) implements Outcome {}

  /** To the page on which the person chooses a wallet, with the same cookie. */
  public record SentToChoose(BrowserBinding browser) implements Outcome {}
}
