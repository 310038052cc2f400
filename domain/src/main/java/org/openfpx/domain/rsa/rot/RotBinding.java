package org.openfpx.domain.rsa.rot;

import java.net.URI;
import java.time.Instant;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.route.ResourceId;

/**
 * The one permission that a ROT serves from its first introspection on.
 *
 * @param authorizationServer the issuer
 * @param permission the permission
 * @param client the client that may read
 * @param resource the resource
 * @param endsAt the end of the permission as it then was; a permission is never prolonged
 */
public record RotBinding(
    URI authorizationServer,
    PermissionId permission,
    ClientId client,
    ResourceId resource,
    Instant endsAt) {

  static RotBinding of(PresentedRot presented) {
    var use = presented.use();
    return new RotBinding(
        use.authorizationServer(),
        presented.permission(),
        use.client(),
        use.resource(),
        use.endsAt());
  }

  boolean isFor(PresentedRot presented) {
    var use = presented.use();
    return authorizationServer.equals(use.authorizationServer())
        && permission.equals(presented.permission())
        && client.equals(use.client())
        && resource.equals(use.resource());
  }
}
