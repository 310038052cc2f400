package org.openfpx.domain.rsa.access;

import java.time.InstantSource;
import java.util.Optional;
import org.openfpx.domain.rsa.access.Guarded.Admitted;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Introspection.Inactive;
import org.openfpx.domain.rsa.access.Introspection.Unreachable;
import org.openfpx.domain.rsa.access.PermissionTickets.NoTicket;
import org.openfpx.domain.rsa.access.PermissionTickets.Ticket;
import org.openfpx.domain.rsa.access.Refusal.AuthorizationServerUnreachable;
import org.openfpx.domain.rsa.access.Refusal.Challenge;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.secret.Secret;

/**
 * What every resource server does with a request for a protected resource (UMA Grant 3.1, 3.2 and
 * 3.5; Federated Authorization 4 and 5): one introspection where there is a token, one ticket where
 * there is none that suffices.
 */
public final class GuardResource {
  private final InstantSource time;
  private final Introspection introspection;
  private final PermissionTickets tickets;

  public GuardResource(InstantSource time, Introspection introspection, PermissionTickets tickets) {
    this.time = time;
    this.introspection = introspection;
    this.tickets = tickets;
  }

  /** Judges a request that came with this token, or with none. */
  public Guarded guard(ProtectedResource wanted, Optional<Secret> token) {
    if (token.isEmpty()) {
      return challenge(wanted);
    }
    // What is remembered admits; it turns nobody away, for a token may have become good for more.
    return judge(wanted, token.get(), introspection)
        .or(() -> introspection.fresh().flatMap(fresh -> judge(wanted, token.get(), fresh)))
        .orElseGet(() -> challenge(wanted));
  }

  /** Nothing if the token does not suffice. */
  private Optional<Guarded> judge(ProtectedResource wanted, Secret token, Introspection asked) {
    return switch (asked.introspect(wanted.authorizationServer(), token)) {
      case Active active -> admit(wanted, active);
      case Inactive() -> Optional.empty();
      case Unreachable() -> Optional.of(new AuthorizationServerUnreachable());
    };
  }

  private Optional<Guarded> admit(ProtectedResource wanted, Active active) {
    var sufficient = SufficientPermissions.of(wanted, active, time.instant());
    return sufficient.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Admitted(new Access(wanted.authorizationServer(), active.client(), sufficient)));
  }

  /** A fresh challenge for a resource. */
  public Refusal challenge(ProtectedResource wanted) {
    return switch (tickets.ask(wanted)) {
      case Ticket(var ticket) -> new Challenge(wanted.authorizationServer(), ticket);
      case NoTicket() -> new AuthorizationServerUnreachable();
    };
  }
}
