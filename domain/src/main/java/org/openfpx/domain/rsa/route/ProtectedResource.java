package org.openfpx.domain.rsa.route;

import java.net.URI;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What a permission must name so that a request may pass.
 *
 * @param authorizationServer the issuer of the one authorization server that protects it
 * @param resource the resource
 * @param scopes all of them are needed, at least one
 */
public record ProtectedResource(URI authorizationServer, ResourceId resource, ScopeSet scopes) {
  /**
   * @throws IllegalArgumentException if no scope is needed
   */
  public ProtectedResource {
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException(
          "a protected route needs a scope: resource " + resource.value());
    }
  }
}
