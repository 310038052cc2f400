package org.openfpx.domain.as.claims;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.UmaClient;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.token.AskOwner;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.SignInRequest;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * The browser comes back from the wallet (protocol, sections 3.7 and 3.8). Only now, and only if
 * everything fits, does what was pushed count; a callback that lacks or fails anything ends the
 * transaction and drops it.
 */
public final class FinishGathering {
  private final World world;
  private final Issuer issuer;
  private final AuthorizationServerRegistry registry;
  private final Stores stores;
  private final WalletLogins logins;
  private final SignInAnswers signIns;
  private final AskOwner askOwner;

  public FinishGathering(
      World world,
      Issuer issuer,
      AuthorizationServerRegistry registry,
      Stores stores,
      WalletLogins logins,
      SignInAnswers signIns,
      AskOwner askOwner) {
    this.world = world;
    this.issuer = issuer;
    this.registry = registry;
    this.stores = stores;
    this.logins = logins;
    this.signIns = signIns;
    this.askOwner = askOwner;
  }

  /** Verifies the wallet's answer, decides, and says where the browser goes. */
  public Outcome finish(Callback callback) {
    // The state is taken first: of two callbacks one goes on, and the other changes nothing.
    var taken = callback.state().flatMap(state -> stores.transactions().takeState(state.hash()));
    if (taken.isEmpty() || !(taken.get().stage() instanceof Stage.Gathering gathering)) {
      return new NoSuchGathering();
    }
    var transaction = taken.get();
    var snapshot = registry.current();
    var back = back(transaction, gathering, snapshot);
    var isThisBrowser = callback.browser().filter(b -> b.is(gathering.browser())).isPresent();
    if (!isThisBrowser || back.isEmpty()) {
      drop(transaction);
      return new CameToNothing();
    }
    var said = verified(callback, transaction, gathering, snapshot);
    if (said.isEmpty()) {
      drop(transaction);
      return new SentBack(back.get().refusing(refusal(callback, transaction)));
    }
    return decide(transaction, said.get(), back.get(), snapshot);
  }

  private static Refusal refusal(Callback callback, Transaction transaction) {
    return transaction.kind() == Kind.OAUTH
        ? Refusal.ofSignIn(callback.error())
        : Refusal.ACCESS_DENIED;
  }

  private Optional<Return> back(
      Transaction transaction, Stage.Gathering gathering, Snapshot snapshot) {
    return transaction
        .client()
        .flatMap(client -> addresses(client, transaction.kind(), snapshot))
        .flatMap(uris -> uris.target(new RequestedRedirect(gathering.returnAddress())))
        .map(target -> new Return(target, gathering.clientState(), issuer));
  }

  private static Optional<RedirectUris> addresses(ClientId client, Kind kind, Snapshot snapshot) {
    return switch (kind) {
      case AS_FIRST, RS_FIRST -> snapshot.umaClient(client).map(UmaClient::claimsRedirectUris);
      case OAUTH -> snapshot.find(client).map(RegisteredClient::redirectUris);
    };
  }

  private Optional<Verified> verified(
      Callback callback, Transaction transaction, Stage.Gathering gathering, Snapshot snapshot) {
    var visit = gathering.visit();
    var wallet = visit.flatMap(one -> snapshot.wallet(one.wallet()));
    if (wallet.isEmpty()
        || callback.code().isEmpty()
        || !transaction.isOpenAt(world.time().instant())
        || !callback.issuer().equals(Optional.of(wallet.get().provider().issuer().value()))) {
      return Optional.empty();
    }
    var browser = callback.browser().orElseThrow();
    return logins
        .redeem(wallet.get(), callback.code().get(), browser.verifier(), browser.nonce())
        .filter(said -> visit.get().handle().matches(said.transaction()))
        .map(said -> new Verified(said, wallet.get()));
  }

  private Outcome decide(
      Transaction transaction, Verified verified, Return back, Snapshot snapshot) {
    if (transaction.kind() == Kind.OAUTH) {
      if (!isSureEnough(transaction, verified)) {
        drop(transaction);
        return new SentBack(back.refusing(Refusal.UNMET_AUTHENTICATION_REQUIREMENTS));
      }
      var code = stores.atomically().run(() -> signIn(transaction, verified, back, snapshot));
      return new SentBack(
          code.map(back::withCode).orElseGet(() -> back.refusing(noAnswer(transaction))));
    }
    var ticket = world.secrets().next();
    var decided = stores.atomically().run(() -> decide(transaction, verified, ticket, snapshot));
    decided.asked().ifPresent(askOwner::ring);
    return new SentBack(
        decided.stage() instanceof Stage.Denied
            ? back.refusing(Refusal.ACCESS_DENIED)
            : back.with(ticket));
  }

  /** Why a wallet's yes to a sign-in comes to nothing; without a page the person is to be asked. */
  private static Refusal noAnswer(Transaction transaction) {
    return transaction.signIn().filter(SignInRequest::isSilent).isPresent()
        ? Refusal.LOGIN_REQUIRED
        : Refusal.ACCESS_DENIED;
  }

  private static boolean isSureEnough(Transaction transaction, Verified verified) {
    return transaction
        .signIn()
        .filter(asked -> !asked.isMetBy(verified.login().assurance()))
        .isEmpty();
  }

  private Decided decide(
      Transaction transaction, Verified verified, Secret ticket, Snapshot snapshot) {
    var now = world.time().instant();
    var pushed = pushed(transaction);
    var isStoodBy = isStoodBy(pushed, verified.said());
    Map<PermissionId, Permissions.Decided> granted =
        isStoodBy && Decision.comesFromOneHand(pushed, snapshot)
            ? Decision.of(transaction, pushed, verified.login(), snapshot, now)
            : Map.of();
    if (pushed.isEmpty() && isStoodBy) {
      var asked = ask(transaction, ticket, snapshot, now);
      if (asked.isPresent()) {
        return new Decided(new Stage.Submitted(), asked);
      }
    }
    var until = Ends.after(now, snapshot.network().lifetimes().ticket());
    Stage stage = granted.isEmpty() ? new Stage.Denied() : new Stage.Granted();
    if (!stores.transactions().decide(transaction.id(), stage, ticket.hash(), until)) {
      return new Decided(new Stage.Denied(), Optional.empty());
    }
    stores.permissions().decide(transaction.id(), granted);
    return new Decided(stage, Optional.empty());
  }

  /**
   * Who has nothing to give, and says so, asks the owner who wants to be asked (protocol, section
   * 3.9).
   */
  private Optional<OwnerRequest> ask(
      Transaction transaction, Secret ticket, Snapshot snapshot, Instant now) {
    var askable = askOwner.askable(transaction, snapshot, now);
    if (askable.isEmpty()) {
      return Optional.empty();
    }
    var party = askOwner.back(transaction, askable.keySet(), snapshot, now);
    var question = new AskOwner.Question(transaction, askable, party);
    AskOwner.Move move =
        until ->
            stores
                .transactions()
                .decide(transaction.id(), new Stage.Submitted(), ticket.hash(), until);
    return askOwner.ask(question, snapshot, now, move) instanceof AskOwner.Waits(var request)
        ? Optional.of(request)
        : Optional.empty();
  }

  /** What the transaction came to, and what was put before an owner. */
  private record Decided(Stage stage, Optional<OwnerRequest> asked) {}

  private Optional<Secret> signIn(
      Transaction transaction, Verified verified, Return back, Snapshot snapshot) {
    var pushed = pushed(transaction);
    var yes =
        new SignInAnswers.Yes(
            transaction, back.target(), verified.said(), verified.login(), pushed);
    var answer =
        isStoodBy(pushed, verified.said())
            ? signIns.answer(yes, snapshot)
            : Optional.<SignInAnswers.Answer>empty();
    var stage = answer.isEmpty() ? new Stage.Denied() : new Stage.Redeemed();
    var nobodys = world.secrets().next().hash();
    var until = Ends.after(world.time().instant(), snapshot.network().lifetimes().ticket());
    if (!stores.transactions().decide(transaction.id(), stage, nobodys, until)) {
      return Optional.empty();
    }
    stores
        .permissions()
        .decide(transaction.id(), answer.map(SignInAnswers.Answer::decided).orElse(Map.of()));
    return answer.map(SignInAnswers.Answer::code);
  }

  private List<Permission> pushed(Transaction transaction) {
    return stores.permissions().ofTransaction(transaction.id()).stream()
        .filter(one -> one.state() instanceof Permission.State.Pending)
        .filter(one -> transaction.client().equals(Optional.of(one.client())))
        .filter(one -> one.transaction().equals(transaction.id()))
        .toList();
  }

  /** Whether the wallet says of exactly these that it pushed them. */
  private static boolean isStoodBy(List<Permission> pushed, WalletLogins.Said said) {
    var expected = PermissionsHash.of(pushed.stream().map(Permission::id).toList());
    return said.permissionsHash()
        .filter(hash ->
            MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private void drop(Transaction transaction) {
    stores
        .atomically()
        .run(() -> {
          stores.permissions().drop(transaction.id());
          var nobodys = world.secrets().next().hash();
          return stores
              .transactions()
              .decide(transaction.id(), new Stage.Denied(), nobodys, transaction.expiresAt());
        });
  }

  private record Verified(WalletLogins.Said said, Wallet wallet) {
    /** The lower of what the wallet says and what it is attested for; missing is lowest. */
    Login login() {
      var level = new Assurance(said.ial().orElse(Ial.LOWEST), said.aal().orElse(Aal.LOWEST));
      return new Login(level.atMost(wallet.attested()), said.age());
    }
  }

  /** The stores that a decision changes together. */
  public record Stores(Transactions transactions, Permissions permissions, Atomically atomically) {}

  /**
   * What the browser brings.
   *
   * @param code empty where the wallet refused, or said nothing
   * @param error what the wallet says instead
   * @param issuer the {@code iss} of RFC 9207
   * @param browser from the cookie that belongs to the state
   */
  public record Callback(
      Optional<Secret> state,
      Optional<Secret> code,
      Optional<String> error,
      Optional<String> issuer,
      Optional<BrowserBinding> browser) {}

  /** What comes of it. */
  public sealed interface Outcome {}

  /** Back to the client, with a ticket, a code or an error. */
  public record SentBack(URI address) implements Outcome {}

  /** Unknown or used: a page, and nothing has changed. */
  public record NoSuchGathering() implements Outcome {}

  /** Another browser's, or nobody is left to go back to: a page, and the transaction has ended. */
  public record CameToNothing() implements Outcome {}
}
