package org.openfpx.domain.rsa.access;

import java.time.InstantSource;
import java.util.Optional;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.CheckProof.NotProven;
import org.openfpx.domain.oauth.dpop.CheckProof.Proof;
import org.openfpx.domain.oauth.dpop.CheckProof.Proven;
import org.openfpx.domain.oauth.dpop.ProofFlaw;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.rsa.access.Guarded.Admitted;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Introspection.Inactive;
import org.openfpx.domain.rsa.access.Introspection.Unreachable;
import org.openfpx.domain.rsa.access.PermissionTickets.NoTicket;
import org.openfpx.domain.rsa.access.PermissionTickets.Ticket;
import org.openfpx.domain.rsa.access.Refusal.AuthorizationServerUnreachable;
import org.openfpx.domain.rsa.access.Refusal.Challenge;
import org.openfpx.domain.rsa.route.ProtectedResource;

/**
 * What every resource server does with a request for a protected resource (UMA Grant 3.1, 3.2 and
 * 3.5; Federated Authorization 4 and 5; RFC 9449 section 7): one introspection where there is a
 * token, one ticket where there is none that suffices.
 */
public final class GuardResource {
  private final InstantSource time;
  private final Introspection introspection;
  private final PermissionTickets tickets;
  private final Optional<CheckProof> proofs;

  /** For a resource server that takes bearer tokens alone: a bound one is refused. */
  public GuardResource(InstantSource time, Introspection introspection, PermissionTickets tickets) {
    this(time, introspection, tickets, Optional.empty());
  }

  /** For one that takes tokens that are bound to a key as well. */
  public GuardResource(
      InstantSource time,
      Introspection introspection,
      PermissionTickets tickets,
      CheckProof proofs) {
    this(time, introspection, tickets, Optional.of(proofs));
  }

  private GuardResource(
      InstantSource time,
      Introspection introspection,
      PermissionTickets tickets,
      Optional<CheckProof> proofs) {
    this.time = time;
    this.introspection = introspection;
    this.tickets = tickets;
    this.proofs = proofs;
  }

  /** Whether it takes tokens that are bound to a key. */
  public boolean takesProofs() {
    return proofs.isPresent();
  }

  /** Judges a request that came with this token, or with none. */
  public Guarded guard(ProtectedResource wanted, Optional<ShownToken> token) {
    if (token.isEmpty()) {
      return challenge(wanted);
    }
    if (token.get().proof().isEmpty()) {
      return guard(wanted, token.get(), Optional.empty());
    }
    return proofs
        .map(check -> check.judge(token.get().proof().get(), token.get().value()))
        .map(outcome ->
            switch (outcome) {
              case NotProven(var flaw) -> challenge(wanted, Optional.of(flaw));
              case Proven(var proof) -> guard(wanted, token.get(), Optional.of(proof));
            })
        .orElseGet(() -> challenge(wanted));
  }

  private Guarded guard(ProtectedResource wanted, ShownToken token, Optional<Proof> proof) {
    // What is remembered admits; it turns nobody away, for a token may have become good for more.
    return judge(wanted, token, proof, introspection)
        .or(() -> introspection.fresh().flatMap(fresh -> judge(wanted, token, proof, fresh)))
        .orElseGet(() -> challenge(wanted));
  }

  /** Nothing if the token does not suffice. */
  private Optional<Guarded> judge(
      ProtectedResource wanted, ShownToken token, Optional<Proof> proof, Introspection asked) {
    return switch (asked.introspect(wanted.authorizationServer(), token.value())) {
      case Active active -> admit(wanted, active, proof);
      case Inactive() -> Optional.empty();
      case Unreachable() -> Optional.of(new AuthorizationServerUnreachable());
    };
  }

  private Optional<Guarded> admit(ProtectedResource wanted, Active active, Optional<Proof> proof) {
    var sufficient = SufficientPermissions.of(wanted, active, time.instant());
    // RFC 9449 section 7.2: neither a bound token without its key, nor a bearer token with one.
    if (sufficient.isEmpty() || !active.key().equals(proof.map(Proof::key))) {
      return Optional.empty();
    }
    return proof.filter(one -> !spend(one)).isPresent()
        ? Optional.of(challenge(wanted, Optional.of(ProofFlaw.USED)))
        : Optional.of(
            new Admitted(new Access(wanted.authorizationServer(), active.client(), sufficient)));
  }

  private boolean spend(Proof proof) {
    return proofs.orElseThrow().spend(proof);
  }

  /** A fresh challenge for a resource. */
  public Refusal challenge(ProtectedResource wanted) {
    return challenge(wanted, Optional.empty());
  }

  private Refusal challenge(ProtectedResource wanted, Optional<ProofFlaw> flaw) {
    return switch (tickets.ask(wanted)) {
      case Ticket(var ticket) -> new Challenge(wanted.authorizationServer(), ticket, flaw);
      case NoTicket() -> new AuthorizationServerUnreachable();
    };
  }
}
