package org.openfpx.apps.demo.clinic;

import java.time.Instant;
import java.util.Set;
import org.openfpx.domain.rsa.rot.RotUse;

/**
 * What a ROT is good for.
 *
 * @param issuer the authorization server's
 */
record Binding(String issuer, String clientId, String resourceId, Set<String> scopes, Instant end) {
  private static final int LONGEST_ISSUER = 512;
  private static final int LONGEST_ID = 255;
  private static final int LONGEST_SCOPES = 1024;

  /**
   * @throws IllegalArgumentException if one of them is longer than any that there is
   */
  Binding {
    scopes = Set.copyOf(scopes);
    if (issuer.length() > LONGEST_ISSUER
        || clientId.length() > LONGEST_ID
        || resourceId.length() > LONGEST_ID
        || String.join(" ", scopes).length() > LONGEST_SCOPES) {
      throw new IllegalArgumentException("a ROT is bound to what can be named");
    }
  }

  /** What a permission allows, as its authorization server says. */
  static Binding of(RotUse permission) {
    return new Binding(
        permission.authorizationServer().toString(),
        permission.client().value(),
        permission.resource().value(),
        Set.copyOf(permission.scopes().names()),
        permission.endsAt());
  }

  /** Whether a permission stays within this. */
  boolean covers(Binding permission) {
    return isUseOf(permission)
        && scopes.containsAll(permission.scopes)
        && !permission.end.isAfter(end);
  }

  /** Whether a permission is for this client and resource, at this authorization server. */
  boolean isUseOf(Binding permission) {
    return issuer.equals(permission.issuer)
        && clientId.equals(permission.clientId)
        && resourceId.equals(permission.resourceId);
  }
}
