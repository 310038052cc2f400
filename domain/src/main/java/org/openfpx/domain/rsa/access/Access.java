package org.openfpx.domain.rsa.access;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.access.Introspection.ActivePermission;
import org.openfpx.domain.rsa.rot.PresentedRot;
import org.openfpx.domain.rsa.rot.RotUse;

/**
 * What a sufficient token stands for.
 *
 * @param authorizationServer who says so
 * @param client whose token it is
 * @param permissions those that suffice, each by itself; at least one
 */
public record Access(URI authorizationServer, ClientId client, List<ActivePermission> permissions) {
  /**
   * @throws IllegalArgumentException if nothing is permitted
   */
  public Access {
    if (permissions.isEmpty()) {
      throw new IllegalArgumentException("no access without a permission");
    }
    permissions = List.copyOf(permissions);
  }

  /**
   * Whose resource is meant: of the first permission whose ROT leads to anybody.
   *
   * @param resolve looks up a ROT; nothing if it leads to nobody
   */
  public <T> Optional<T> whose(Function<PresentedRot, Optional<T>> resolve) {
    return permissions.stream()
        .flatMap(permission -> presented(permission).stream())
        .flatMap(rot -> resolve.apply(rot).stream())
        .findFirst();
  }

  private Optional<PresentedRot> presented(ActivePermission permission) {
    return permission
        .rot()
        .map(rot ->
            new PresentedRot(
                rot,
                permission.id(),
                new RotUse(
                    authorizationServer,
                    client,
                    permission.resource(),
                    permission.scopes(),
                    permission.validity().until())));
  }
}
