package org.openfpx.conformance.module;

import java.util.List;

/** All that there are. */
public final class Modules {
  private Modules() {}

  /** In the order in which they are run. */
  public static List<KitModule> all() {
    return List.of(
        new Discovery(),
        new PermissionEndpoint(),
        new RegistrationApi(),
        new Introspection(),
        new GrantCore(),
        new Interactive(),
        new GrantScopes(),
        new RefreshRevoke(),
        new Push(),
        new PersistedClaims(),
        new Upgrade(),
        new Asking(),
        new Security(),
        new Refusals(),
        new AsFirstProfile(),
        new ResourceServers(),
        new Clients(),
        new Heart());
  }
}
