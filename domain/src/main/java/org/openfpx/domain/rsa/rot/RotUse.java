package org.openfpx.domain.rsa.rot;

import java.net.URI;
import java.time.Instant;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What a ROT is for: as the wallet said when it asked for it, or as an authorization server says
 * when it shows the permission that carries it.
 *
 * @param authorizationServer the issuer
 * @param client the client id of the one who may read, as that server names it
 * @param resource the resource
 * @param scopes the scopes
 * @param endsAt the end of the permission
 */
public record RotUse(
    URI authorizationServer,
    ClientId client,
    ResourceId resource,
    ScopeSet scopes,
    Instant endsAt) {

  /** Whether an introspected use is within this one: same parties, same resource, no scope more. */
  boolean allows(RotUse introspected) {
    return authorizationServer.equals(introspected.authorizationServer)
        && client.equals(introspected.client)
        && resource.equals(introspected.resource)
        && scopes.covers(introspected.scopes);
  }
}
