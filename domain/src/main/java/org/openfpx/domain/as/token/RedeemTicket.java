package org.openfpx.domain.as.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.policy.ConsultPolicies;
import org.openfpx.domain.as.policy.JudgeClaimToken;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.ProvenClaims;
import org.openfpx.domain.as.policy.RequiredClaim;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.Pkce;
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
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Transactions transactions;
  private final Permissions permissions;
  private final Atomically atomically;
  private final IssueTokens issueTokens;
  private final JudgeClaimToken judgeClaimToken;
  private final GrantByPolicy grantByPolicy;

  public RedeemTicket(
      World world, AuthorizationServerRegistry registry, Stores stores, Rules rules) {
    this.world = world;
    this.registry = registry;
    this.transactions = stores.transactions();
    this.permissions = stores.permissions();
    this.atomically = stores.atomically();
    this.issueTokens = new IssueTokens(world, stores.tokens());
    this.judgeClaimToken = rules.judgeClaimToken();
    this.grantByPolicy =
        new GrantByPolicy(world, stores.permissions(), stores.policies(), rules.consultPolicies());
  }

  /**
   * Spends the ticket, then judges. Client authentication and the form of the request were checked
   * by the endpoint: what fails there never spends a ticket.
   */
  public Outcome redeem(AuthenticatedClient client, Request request) {
    // Before the ticket is spent: an issuer may have to be asked for its keys, and no lock waits.
    var proven =
        request
            .claimToken()
            .flatMap(token -> judgeClaimToken.judge(client.id(), token, registry.at(0)));
    return atomically.run(() -> spendAndJudge(client, request, proven));
  }

  private Outcome spendAndJudge(
      AuthenticatedClient client, Request request, Optional<ProvenClaims> proven) {
    var next = world.secrets().next();
    var swapped =
        transactions.swapTicket(
            request.ticket().hash(), client.id(), next.hash(), request.additions());
    if (swapped.isEmpty()) {
      return new NoSuchTicket();
    }
    var transaction = swapped.get().transaction();
    var snapshot = registry.at(swapped.get().registryVersion());
    var now = world.time().instant();
    if (!now.isBefore(transaction.expiresAt())
        || snapshot.umaClient(client.id()).isEmpty()
        || !transaction.client().equals(Optional.of(client.id()))) {
      return new NoSuchTicket();
    }
    if (!EffectiveScopes.areAvailable(request.requested(), transaction, snapshot)) {
      return new NoSuchScope();
    }
    return switch (transaction.stage()) {
      case Stage.Requested _ ->
          assess(
              request, new GrantByPolicy.Asking(client, transaction, proven, snapshot, now), next);
      case Stage.Submitted _ -> new Submitted(next);
      case Stage.Denied _ -> new Denied();
      case Stage.Redeemed _ -> grant(client, request, transaction, snapshot, now);
      // A ticket that is good in these stages was never given out.
      case Stage.Gathering _, Stage.Granted _, Stage.Expired _ -> new NoSuchTicket();
    };
  }

  /**
   * Nobody has been asked. As long as claims would open more and the request has proven none, it is
   * told so; a request that has proven some gets what they open, be it a part.
   */
  private Outcome assess(Request request, GrantByPolicy.Asking asking, Secret next) {
    var assessment = grantByPolicy.assess(asking);
    var mayProveMore = !assessment.claims().isEmpty() && asking.proven().isEmpty();
    if (assessment.given().isEmpty() || mayProveMore) {
      return new NeedInfo(next, assessment.claims());
    }
    var transaction = asking.transaction();
    if (!isBound(asking.client(), request, transaction)
        || !transactions.advance(
            transaction.id(), next.hash(), new Stage.Redeemed(), transaction.expiresAt())) {
      return new NoSuchTicket();
    }
    grantByPolicy.give(asking, assessment);
    return issue(request, transaction, asking.client(), asking.registry(), asking.now());
  }

  /** Whoever brings the challenge with this very request need not answer it. */
  private static boolean isBound(
      AuthenticatedClient client, Request request, Transaction transaction) {
    var challenge = transaction.challenge();
    if (challenge.isEmpty()) {
      return client.isConfidential() && request.verifier().isEmpty();
    }
    return Pkce.fits(challenge, request.verifier()) || request.challenge().equals(challenge);
  }

  private Outcome grant(
      AuthenticatedClient client,
      Request request,
      Transaction transaction,
      Snapshot snapshot,
      Instant now) {
    boolean bound = transaction.challenge().isPresent() || client.isConfidential();
    if (!bound || !Pkce.fits(transaction.challenge(), request.verifier())) {
      return new NoSuchTicket();
    }
    return issue(request, transaction, client, snapshot, now);
  }

  private Outcome issue(
      Request request,
      Transaction transaction,
      AuthenticatedClient client,
      Snapshot snapshot,
      Instant now) {
    var asked = new Asked(request.requested(), Optional.empty());
    var given = permissions.ofTransaction(transaction.id());
    var grant = new IssueTokens.Grant(transaction.id(), client.id(), client.key(), given, snapshot);
    return issueTokens
        .issue(grant, asked, asked, now)
        .<Outcome>map(set -> new Granted(set, transaction.kind()))
        .orElseGet(Denied::new);
  }

  /** The stores that a redemption changes together. */
  public record Stores(
      Transactions transactions,
      Permissions permissions,
      Tokens tokens,
      Policies policies,
      Atomically atomically) {}

  /** What policies and claim tokens are judged by. */
  public record Rules(JudgeClaimToken judgeClaimToken, ConsultPolicies consultPolicies) {}

  /**
   * What the client sends.
   *
   * @param requested the {@code scope} parameter; none if it is absent
   * @param challenge taken at the first presentation, unless there is one
   * @param purpose RS-first, until gathering begins
   * @param claimToken claims about the requesting party, which strict mode passes over
   */
  public record Request(
      Secret ticket,
      ScopeSet requested,
      Optional<CodeVerifier> verifier,
      Optional<CodeChallenge> challenge,
      Optional<PurposeId> purpose,
      Optional<ClaimToken> claimToken) {
    Additions additions() {
      return new Additions(challenge, purpose, Optional.of(requested));
    }
  }

  /** What comes of it. */
  public sealed interface Outcome {}

  /** The person said yes, and this is what is left of it. */
  public record Granted(TokenSet tokens, Kind kind) implements Outcome {}

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

  /** An owner has been asked; the next ticket is good for asking again. */
  public record Submitted(Secret next) implements Outcome {}

  /** The answer is no, and stays no. */
  public record Denied() implements Outcome {}

  /** Unknown, used, expired, another client's, or without its verifier: one answer. */
  public record NoSuchTicket() implements Outcome {}

  /** A requested scope lies on no resource of the ticket. */
  public record NoSuchScope() implements Outcome {}
}
