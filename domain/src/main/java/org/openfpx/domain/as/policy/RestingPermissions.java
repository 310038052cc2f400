package org.openfpx.domain.as.policy;

import java.time.Instant;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.time.WholeMinutes;

/** Ends what rests on a policy that is gone, or whose guest is. */
final class RestingPermissions {
  private RestingPermissions() {}

  /** Ends it, for whoever has removed or replaced the policy in the same unit of work. */
  static void end(
      Policies policies, Permissions permissions, PolicyId id, ClientId owner, Instant now) {
    for (var permission : policies.restingOn(id, now)) {
      var _ = permissions.end(permission, owner, WholeMinutes.floor(now));
    }
  }
}
