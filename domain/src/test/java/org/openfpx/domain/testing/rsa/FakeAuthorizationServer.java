package org.openfpx.domain.testing.rsa;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.rsa.access.PermissionTickets;
import org.openfpx.domain.rsa.access.Validity;
import org.openfpx.domain.rsa.rot.PermissionId;
import org.openfpx.domain.rsa.rot.RotUse;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.secret.Secret;

/** An authorization server that says what a test tells it to. */
public final class FakeAuthorizationServer implements Introspection, PermissionTickets {
  private final Map<String, Introspection.Answer> tokens = new HashMap<>();
  private final List<String> introspected = new ArrayList<>();
  private final List<ProtectedResource> asked = new ArrayList<>();
  private boolean reachable = true;

  /** Whether it answers. */
  public void reachable(boolean now) {
    reachable = now;
  }

  /** A token good for this one permission, for 15 minutes. */
  public void knows(String token, String permission, RotUse use, Optional<Secret> rot) {
    tokens.put(
        token,
        new Active(
            Optional.of(use.authorizationServer()),
            use.client(),
            Validity.until(RsaMother.NOW.plus(Duration.ofMinutes(15))),
            List.of(permission(permission, use, rot))));
  }

  /** A token that is answered like this. */
  public void answers(String token, Introspection.Answer answer) {
    tokens.put(token, answer);
  }

  /** A permission as introspection shows it. */
  public static ActivePermission permission(String id, RotUse use, Optional<Secret> rot) {
    return new ActivePermission(
        new PermissionId(id), use.resource(), use.scopes(), Validity.until(use.endsAt()), rot);
  }

  /** The tokens it has been shown. */
  public List<String> introspected() {
    return List.copyOf(introspected);
  }

  /** What tickets were asked for. */
  public List<ProtectedResource> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Introspection.Answer introspect(URI authorizationServer, Secret token) {
    introspected.add(token.reveal());
    return reachable ? tokens.getOrDefault(token.reveal(), new Inactive()) : new Unreachable();
  }

  @Override
  public PermissionTickets.Answer ask(ProtectedResource wanted) {
    asked.add(wanted);
    return reachable ? new Ticket(new Secret("ticket-" + asked.size())) : new NoTicket();
  }
}
