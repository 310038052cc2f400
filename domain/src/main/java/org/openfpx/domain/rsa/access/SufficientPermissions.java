package org.openfpx.domain.rsa.access;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Introspection.ActivePermission;
import org.openfpx.domain.rsa.route.ProtectedResource;

/**
 * Which permissions of a token suffice for what is wanted, each by itself: two that would do only
 * together may be two people's (UMA Grant 3.5).
 */
final class SufficientPermissions {
  private SufficientPermissions() {}

  /** Those of them that suffice now; none if the token does not. */
  static List<ActivePermission> of(ProtectedResource wanted, Active token, Instant now) {
    if (!isOf(wanted.authorizationServer(), token)) {
      return List.of();
    }
    return token.permissions().stream()
        .filter(permission -> permission.resource().equals(wanted.resource()))
        .filter(permission -> permission.scopes().covers(wanted.scopes()))
        // Federated Authorization 5.1.1: where token and permission differ, the narrower one
        // counts.
        .filter(permission -> permission.validity().within(token.validity()).isAt(now))
        .toList();
  }

  private static boolean isOf(URI authorizationServer, Active token) {
    return token.issuer().map(authorizationServer::equals).orElse(true);
  }
}
