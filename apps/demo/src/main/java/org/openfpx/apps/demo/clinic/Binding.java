package org.openfpx.apps.demo.clinic;

import java.time.Instant;
import java.util.Set;

/**
 * What a ROT is good for.
 *
 * @param issuer the authorization server's
 */
record Binding(String issuer, String clientId, String resourceId, Set<String> scopes, Instant end) {
  Binding {
    scopes = Set.copyOf(scopes);
  }

  /** Whether a permission stays within this. */
  boolean covers(Binding permission) {
    return issuer.equals(permission.issuer)
        && clientId.equals(permission.clientId)
        && resourceId.equals(permission.resourceId)
        && scopes.containsAll(permission.scopes)
        && !permission.end.isAfter(end);
  }
}
