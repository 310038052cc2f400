package org.openfpx.domain.rsa.access;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Introspection.ActivePermission;
import org.openfpx.domain.rsa.access.Introspection.Inactive;
import org.openfpx.domain.rsa.access.Introspection.Unreachable;
import org.openfpx.domain.rsa.access.PermissionTickets.NoTicket;
import org.openfpx.domain.rsa.access.PermissionTickets.Ticket;
import org.openfpx.domain.rsa.access.Verdict.AuthorizationServerUnreachable;
import org.openfpx.domain.rsa.access.Verdict.Challenge;
import org.openfpx.domain.rsa.access.Verdict.Pass;
import org.openfpx.domain.rsa.access.Verdict.SourceUnreachable;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.UseDownstream;
import org.openfpx.domain.rsa.linking.UseDownstream.NotUsable;
import org.openfpx.domain.rsa.linking.UseDownstream.ProviderUnreachable;
import org.openfpx.domain.rsa.linking.UseDownstream.Usable;
import org.openfpx.domain.rsa.rot.PresentedRot;
import org.openfpx.domain.rsa.rot.RotResolution.Resolved;
import org.openfpx.domain.rsa.rot.RotResolution.Unresolvable;
import org.openfpx.domain.rsa.rot.RotStrategy;
import org.openfpx.domain.rsa.rot.RotUse;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Judges one request to a protected route (protocol, sections 4 and 6). */
public final class JudgeAccess {
  private final World world;
  private final OwnTokens ownTokens;
  private final Introspection introspection;
  private final PermissionTickets tickets;
  private final RotStrategy rots;
  private final UseDownstream downstream;

  public JudgeAccess(
      World world,
      OwnTokens ownTokens,
      Introspection introspection,
      PermissionTickets tickets,
      RotStrategy rots,
      UseDownstream downstream) {
    this.world = world;
    this.ownTokens = ownTokens;
    this.introspection = introspection;
    this.tickets = tickets;
    this.rots = rots;
    this.downstream = downstream;
  }

  /** Judges a request that came with this token, or with none. */
  public Verdict judge(ProtectedResource wanted, Optional<Secret> token) {
    // A wallet's token is no key to records, and the authorization server must not see it.
    if (token.isEmpty() || ownTokens.isOurs(token.get().hash())) {
      return challenge(wanted);
    }
    return switch (introspection.introspect(wanted.authorizationServer(), token.get())) {
      case Active active -> judge(wanted, active);
      case Inactive() -> challenge(wanted);
      case Unreachable() -> new AuthorizationServerUnreachable();
    };
  }

  /** Judges anew a request whose downstream token the source has refused. */
  public Verdict insteadOf(ProtectedResource wanted, Pass refused) {
    return switch (downstream.insteadOf(refused.link(), refused.downstream())) {
      case Usable(var link, var token) -> new Pass(link, token);
      case NotUsable() -> challenge(wanted);
      case ProviderUnreachable() -> new SourceUnreachable();
    };
  }

  /** A fresh challenge for a resource. */
  public Verdict challenge(ProtectedResource wanted) {
    return switch (tickets.ask(wanted)) {
      case Ticket(var ticket) -> new Challenge(wanted.authorizationServer(), ticket);
      case NoTicket() -> new AuthorizationServerUnreachable();
    };
  }

  private Verdict judge(ProtectedResource wanted, Active active) {
    return active.permissions().stream()
        .filter(permission -> isEnough(wanted, active, permission))
        .flatMap(permission -> linkOf(wanted.authorizationServer(), active, permission).stream())
        .findFirst()
        .map(link -> pass(wanted, link))
        .orElseGet(() -> challenge(wanted));
  }

  // One permission alone must suffice: two with two ROTs may be two people's.
  private boolean isEnough(ProtectedResource wanted, Active active, ActivePermission permission) {
    var now = world.time().instant();
    return active.issuer().map(wanted.authorizationServer()::equals).orElse(true)
        && now.isBefore(active.endsAt())
        && now.isBefore(permission.endsAt())
        && permission.resource().equals(wanted.resource())
        && permission.scopes().covers(wanted.scopes());
  }

  private Optional<LinkId> linkOf(URI server, Active active, ActivePermission permission) {
    return permission
        .rot()
        .map(rot ->
            new PresentedRot(
                rot,
                permission.id(),
                new RotUse(
                    server,
                    active.client(),
                    permission.resource(),
                    permission.scopes(),
                    permission.endsAt())))
        .flatMap(presented ->
            switch (rots.resolve(presented)) {
              case Resolved(var link) -> Optional.of(link);
              case Unresolvable() -> Optional.<LinkId>empty();
            });
  }

  private Verdict pass(ProtectedResource wanted, LinkId link) {
    return switch (downstream.of(link)) {
      case Usable(var whose, var token) -> new Pass(whose, token);
      case NotUsable() -> challenge(wanted);
      case ProviderUnreachable() -> new SourceUnreachable();
    };
  }
}
