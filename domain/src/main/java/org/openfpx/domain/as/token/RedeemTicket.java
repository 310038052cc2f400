package org.openfpx.domain.as.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.policy.ConsultPolicies;
import org.openfpx.domain.as.policy.JudgeClaimToken;
import org.openfpx.domain.as.policy.Pct;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.ProvenClaims;
import org.openfpx.domain.as.policy.RememberClaims;
import org.openfpx.domain.as.policy.RequiredClaim;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.request.Bell;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.token.IssueForTicket.Redemption;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.ResourceIndicator;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * A client shows a ticket at the token endpoint (protocol, section 2.2; UMA Grant 3.3.1 and 3.3.4
 * to 3.3.6). What owners let through beforehand is given at once. In strict mode claim tokens, PCTs
 * and RPTs that come along have no effect.
 */
public final class RedeemTicket {
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);

  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Stores stores;
  private final Transactions transactions;
  private final IssueForTicket issueForTicket;
  private final JudgeClaimToken judgeClaimToken;
  private final GrantByPolicy grantByPolicy;
  private final AskOwner askOwner;
  private final RememberClaims rememberClaims;
  private final UpgradeToken upgradeToken;

  public RedeemTicket(
      World world, AuthorizationServerRegistry registry, Stores stores, Rules rules) {
    this.world = world;
    this.registry = registry;
    this.stores = stores;
    this.transactions = stores.transactions();
    this.issueForTicket = new IssueForTicket(world, stores);
    this.judgeClaimToken = rules.judgeClaimToken();
    this.grantByPolicy = new GrantByPolicy(world, stores, rules.consultPolicies());
    this.rememberClaims = rules.rememberClaims();
    this.upgradeToken = new UpgradeToken(stores);
    this.askOwner = new AskOwner(world, stores.permissions(), stores.policies(), stores.asking());
  }

  /**
   * Spends the ticket, then judges. Client authentication and the form of the request were checked
   * by the endpoint: what fails there never spends a ticket, nor does what a public client shows
   * without a challenge.
   */
  public Outcome redeem(AuthenticatedClient client, Request request) {
    // A challenge that has come once stands, so that nothing can take it away after this.
    if (!client.isConfidential()
        && request.challenge().isEmpty()
        && transactions.lacksChallenge(request.ticket().hash(), client.id())) {
      return new ChallengeMissing();
    }
    // Before the ticket is spent: an issuer may have to be asked for its keys, and no lock waits.
    var proven =
        request
            .brought()
            .claimToken()
            .flatMap(token -> judgeClaimToken.judge(client.id(), token, registry.current()));
    var outcome = stores.atomically().run(() -> spendAndJudge(client, request, proven));
    if (outcome instanceof Submitted(_, _, var asked)) {
      asked.ifPresent(askOwner::ring);
    }
    return outcome;
  }

  private Outcome spendAndJudge(
      AuthenticatedClient client, Request request, Optional<ProvenClaims> judged) {
    var next = world.secrets().next();
    var swapped =
        transactions.swapTicket(
            request.ticket().hash(), client.id(), next.hash(), request.additions());
    if (swapped.isEmpty()) {
      return new NoSuchTicket();
    }
    var transaction = swapped.get().transaction();
    var current = registry.at(swapped.get().registryVersion());
    var snapshot = stores.resources().in(current, transaction.named());
    var now = world.time().instant();
    if (!now.isBefore(transaction.expiresAt())
        || snapshot.umaClient(client.id()).isEmpty()
        || !transaction.client().equals(Optional.of(client.id()))
        || upgradeToken.isAnothers(request.brought().rpt(), client.id(), snapshot)) {
      return new NoSuchTicket();
    }
    if (!EffectiveScopes.areAvailable(request.requested(), transaction, snapshot)) {
      return new NoSuchScope();
    }
    if (!Targets.arePossible(request.resources(), transaction, snapshot)) {
      return new NoSuchTarget(next);
    }
    var redemption = new Redemption(client, request, transaction, snapshot, now, next);
    return switch (transaction.stage()) {
      case Stage.Requested _ -> assess(redemption, judged, swapped.get().isFirst());
      case Stage.Submitted _ -> poll(redemption);
      case Stage.Denied _ -> new Denied();
      case Stage.Redeemed _ -> issueForTicket.toWhoeverBegan(redemption);
      // A ticket that is good in these stages was never given out.
      case Stage.Gathering _, Stage.Granted _, Stage.Expired _ -> new NoSuchTicket();
    };
  }

  private Outcome assess(Redemption redemption, Optional<ProvenClaims> judged, boolean isFirst) {
    var snapshot = redemption.registry();
    // The registry may have changed since the token was checked.
    var proven = judged.filter(one -> one.standsIn(snapshot));
    var recalled = recalled(redemption, proven);
    var asking =
        new GrantByPolicy.Asking(
            redemption.client(),
            redemption.transaction(),
            proven,
            recalled,
            isFirst,
            snapshot,
            redemption.now());
    return assess(redemption.request(), asking, redemption.next());
  }

  private Optional<Pct> recalled(Redemption shown, Optional<ProvenClaims> proven) {
    return shown
        .request()
        .brought()
        .pct()
        .flatMap(pct ->
            rememberClaims.recall(shown.client().id(), pct, proven, shown.registry(), shown.now()));
  }

  /**
   * Nobody has been asked. As long as claims would open more and the request has shown none, it is
   * told so; one that has shown some gets what they open, be it a part. Where nothing is open, and
   * a guest of the owner's may be sitting there, the person is sent to a wallet, and can have the
   * owner asked from there; or else the owner is asked who wants to be.
   */
  private Outcome assess(Request request, GrantByPolicy.Asking asking, Secret next) {
    var assessment = grantByPolicy.assess(asking);
    var mayProveMore = !assessment.claims().isEmpty() && request.brought().claimToken().isEmpty();
    if (!mayProveMore && !assessment.given().isEmpty()) {
      return give(request, asking, assessment, next);
    }
    if (assessment.askable().isEmpty()) {
      return new NeedInfo(next, assessment.claims());
    }
    var party = asking.party(assessment);
    if (mayProveMore || assessment.invited()) {
      party.ifPresentOrElse(
          who -> askOwner.onTheWay(asking.transaction(), who, asking.registry(), asking.now()),
          () -> askOwner.forget(asking));
      return new NeedInfo(next, assessment.claims());
    }
    var question = new AskOwner.Question(asking.transaction(), assessment.askable(), party);
    return ask(question, asking, assessment, next);
  }

  private Outcome ask(
      AskOwner.Question question,
      GrantByPolicy.Asking asking,
      GrantByPolicy.Assessment assessment,
      Secret next) {
    var transaction = asking.transaction();
    askOwner.forget(asking);
    AskOwner.Move move =
        until -> transactions.advance(transaction.id(), next.hash(), new Stage.Submitted(), until);
    return switch (askOwner.ask(question, asking.registry(), asking.now(), move)) {
      case AskOwner.Waits(var request) -> new Submitted(next, interval(0), Optional.of(request));
      case AskOwner.Gone() -> new NoSuchTicket();
      case AskOwner.Nobody() -> new NeedInfo(next, assessment.claims());
      case AskOwner.TooMany() -> deny(transaction, next);
    };
  }

  /** The client asks whether the owner has answered; each time it is to wait longer. */
  private Outcome poll(Redemption redemption) {
    var next = redemption.next();
    var polled = askOwner.poll(redemption.transaction());
    if (polled.isEmpty()) {
      return new Denied();
    }
    return switch (polled.get().request().state()) {
      case PENDING -> new Submitted(next, interval(polled.get().times() + 1), Optional.empty());
      case DENIED -> deny(redemption.transaction(), next);
      case APPROVED -> collect(redemption);
    };
  }

  private Outcome deny(Transaction transaction, Secret next) {
    var _ =
        transactions.advance(
            transaction.id(), next.hash(), new Stage.Denied(), transaction.expiresAt());
    return new Denied();
  }

  private Outcome collect(Redemption redemption) {
    var transaction = redemption.transaction();
    var next = redemption.next();
    if (!askOwner.decide(transaction, redemption.registry(), redemption.now())) {
      return deny(transaction, next);
    }
    var redeemed =
        transactions.advance(
            transaction.id(), next.hash(), new Stage.Redeemed(), transaction.expiresAt());
    return redeemed ? issueForTicket.toWhoeverBegan(redemption) : new NoSuchTicket();
  }

  private static Duration interval(int times) {
    var doubled = SHORTEST_INTERVAL.multipliedBy(1L << Math.min(times, 10));
    return doubled.compareTo(LONGEST_INTERVAL) < 0 ? doubled : LONGEST_INTERVAL;
  }

  private Outcome give(
      Request request,
      GrantByPolicy.Asking asking,
      GrantByPolicy.Assessment assessment,
      Secret next) {
    var transaction = asking.transaction();
    var rpt = request.brought().rpt();
    if (!asking.isBound(request)
        || !transactions.advance(
            transaction.id(), next.hash(), new Stage.Redeemed(), transaction.expiresAt())) {
      return new NoSuchTicket();
    }
    askOwner.forget(asking);
    boolean upgraded = rpt.filter(one -> upgradeToken.upgrade(one, asking, assessment)).isPresent();
    grantByPolicy.give(asking, assessment);
    var outcome =
        issueForTicket.issue(
            new Redemption(
                asking.client(), request, transaction, asking.registry(), asking.now(), next));
    return outcome instanceof Granted(var set, var kind, _, _)
        ? new Granted(set, kind, remembered(request, asking, assessment), upgraded)
        : outcome;
  }

  /** A PCT that has served is replaced; a first one is made where the person agrees. */
  private Optional<Secret> remembered(
      Request request, GrantByPolicy.Asking asking, GrantByPolicy.Assessment assessment) {
    if (asking.recalled().isPresent()) {
      return rememberClaims.renew(
          asking.recalled().get(),
          assessment.satisfied(),
          assessment.conditions(),
          asking.registry(),
          asking.now());
    }
    return asking
        .proven()
        .filter(_ -> request.brought().remember() && assessment.restsOnClaims())
        .map(proven ->
            rememberClaims.make(
                asking.client().id(),
                proven,
                assessment.satisfied(),
                asking.registry(),
                asking.now()));
  }

  /** The stores that a redemption changes together. */
  public record Stores(
      Transactions transactions,
      Permissions permissions,
      Tokens tokens,
      Policies policies,
      FindResources resources,
      Asking asking,
      Atomically atomically) {}

  /** How owners are asked. */
  public record Asking(Accounts accounts, OwnerRequests requests, Bell bell) {}

  /** What policies and claim tokens are judged by. */
  public record Rules(
      JudgeClaimToken judgeClaimToken,
      ConsultPolicies consultPolicies,
      RememberClaims rememberClaims) {}

  /**
   * What the client sends.
   *
   * @param requested the {@code scope} parameter; none if it is absent
   * @param challenge taken at the first presentation, unless there is one
   * @param purpose RS-first, until gathering begins
   * @param brought what tells of the requesting party, which strict mode passes over
   * @param resources where the tokens are to be good; none for all
   */
  public record Request(
      Secret ticket,
      ScopeSet requested,
      Optional<CodeVerifier> verifier,
      Optional<CodeChallenge> challenge,
      Optional<PurposeId> purpose,
      Brought brought,
      List<ResourceIndicator> resources) {
    public Request {
      resources = List.copyOf(resources);
    }

    Additions additions() {
      return new Additions(challenge, purpose, Optional.of(requested));
    }
  }

  /**
   * What tells of the requesting party, and what it has already.
   *
   * @param pct what stands for claims that were proven before
   * @param remember whether, as the client says, the person agrees to being known again
   * @param rpt a token whose permissions are to join
   */
  public record Brought(
      Optional<ClaimToken> claimToken,
      Optional<Secret> pct,
      boolean remember,
      Optional<Secret> rpt) {
    public static final Brought NOTHING =
        new Brought(Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  /** What comes of it. */
  public sealed interface Outcome {}

  /**
   * The person said yes, and this is what is left of it.
   *
   * @param pct what the client may bring next time in place of claims
   * @param upgraded whether what the RPT was good for is in it, and the RPT has ended
   */
  public record Granted(TokenSet tokens, Kind kind, Optional<Secret> pct, boolean upgraded)
      implements Outcome {}

  /**
   * The person has not been asked; the next ticket is good for the claims endpoint, or for coming
   * back with claims.
   *
   * @param claims what would open something, or more
   */
  public record NeedInfo(Secret next, List<RequiredClaim> claims) implements Outcome {
    public NeedInfo {
      claims = List.copyOf(claims);
    }
  }

  /**
   * An owner has been asked; the next ticket is good for asking again.
   *
   * @param interval how long the client is to wait before it does
   * @param asked what has been put before the owner just now
   */
  public record Submitted(Secret next, Duration interval, Optional<OwnerRequest> asked)
      implements Outcome {}

  /** A public client has shown no challenge, then or before. The ticket is good as it was. */
  public record ChallengeMissing() implements Outcome {}

  /** The answer is no, and stays no. */
  public record Denied() implements Outcome {}

  /** Unknown, used, expired, another client's, or without its verifier: one answer. */
  public record NoSuchTicket() implements Outcome {}

  /** A requested scope lies on no resource of the ticket. */
  public record NoSuchScope() implements Outcome {}

  /** The request names something that this grant is not good at; the next ticket is as before. */
  public record NoSuchTarget(Secret next) implements Outcome {}
}
