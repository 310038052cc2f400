package org.openfpx.domain.as.token;

import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.CheckProof.NotProven;
import org.openfpx.domain.oauth.dpop.CheckProof.Proof;
import org.openfpx.domain.oauth.dpop.CheckProof.Proven;
import org.openfpx.domain.oauth.dpop.ProofFlaw;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.World;

/**
 * Judges a token at this server's own endpoints (RFC 6750; RFC 9449 section 7; UMA Federated
 * Authorization 1.3).
 */
public final class CheckServiceToken {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Tokens tokens;
  private final CheckProof proofs;
  private final PersonalPats personalPats;

  public CheckServiceToken(
      World world,
      AuthorizationServerRegistry registry,
      Tokens tokens,
      CheckProof proofs,
      PersonalPats personalPats) {
    this.world = world;
    this.registry = registry;
    this.tokens = tokens;
    this.proofs = proofs;
    this.personalPats = personalPats;
  }

  /** Judges the token for something that needs these scopes. */
  public Outcome check(ShownToken shown, ScopeSet needed) {
    var found = tokens.serviceToken(shown.value().hash());
    if (found.isEmpty()) {
      return ofAPerson(shown, needed);
    }
    if (!world.time().instant().isBefore(found.get().value().expiresAt())
        || found.get().value().key().isPresent() != shown.proof().isPresent()) {
      return new NotGood();
    }
    var service = found.get().value();
    if (shown.proof().isPresent()) {
      return switch (proofs.judge(shown.proof().get(), shown.value())) {
        case NotProven(var flaw) -> new ProofRefused(flaw);
        case Proven(var proof) ->
            service.key().equals(Optional.of(proof.key()))
                ? spent(proof, judge(found.get(), needed))
                : new NotGood();
      };
    }
    return judge(found.get(), needed);
  }

  /** A proof is spent by a request that is good in all else. */
  private Outcome spent(Proof proof, Outcome judged) {
    return judged instanceof Good && !proofs.spend(proof)
        ? new ProofRefused(ProofFlaw.USED)
        : judged;
  }

  private Outcome judge(Tokens.Versioned<IssuedToken.ServiceToken> found, ScopeSet needed) {
    var service = found.value();
    if (!service.scopes().covers(needed)) {
      return new TooNarrow();
    }
    var snapshot = registry.at(found.registryVersion());
    // What a party may have can be taken from it while its token lives.
    return ServiceScopes.of(service.client(), snapshot).covers(needed)
        ? new Good(Pat.own(service.client()), snapshot)
        : new NotGood();
  }

  /** One that a person gave. */
  private Outcome ofAPerson(ShownToken shown, ScopeSet needed) {
    if (shown.proof().isEmpty()) {
      return ofAPerson(personalPats.find(shown.value(), Optional.empty()), needed);
    }
    return switch (proofs.judge(shown.proof().get(), shown.value())) {
      case NotProven(var flaw) -> new ProofRefused(flaw);
      case Proven(var proof) ->
          spent(
              proof, ofAPerson(personalPats.find(shown.value(), Optional.of(proof.key())), needed));
    };
  }

  private Outcome ofAPerson(PersonalPats.Found found, ScopeSet needed) {
    return switch (found) {
      case PersonalPats.Given(var pat) ->
          ServiceScopes.PROTECTION.covers(needed)
              ? new Good(pat, registry.current())
              : new TooNarrow();
      case PersonalPats.ForSomethingElse() -> new TooNarrow();
      case PersonalPats.Nothing() -> new NotGood();
    };
  }

  /** What the token is found to be. */
  public sealed interface Outcome {}

  /**
   * It may.
   *
   * @param bearer the client whose token it is; for the protection API also on whose behalf
   * @param registry the registry as it was when the token was read, for all that follows
   */
  public record Good(Pat bearer, Snapshot registry) implements Outcome {
    /** The client whose token it is. */
    public ClientId client() {
      return bearer.resourceServer();
    }
  }

  /**
   * Unknown, ended, of a party that takes part no more, bound to another key than was shown, or
   * shown as what it is not: a bearer token with a proof, a bound one without.
   */
  public record NotGood() implements Outcome {}

  /** Bound to a key that the request does not prove to hold. */
  public record ProofRefused(ProofFlaw flaw) implements Outcome {}

  /** Good, but not for this. */
  public record TooNarrow() implements Outcome {}
}
