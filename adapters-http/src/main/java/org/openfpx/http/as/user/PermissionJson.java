package org.openfpx.http.as.user;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.Snapshot;

/** Permissions as their account sees them; never a ROT. */
public final class PermissionJson {
  private final InstantSource time;

  public PermissionJson(InstantSource time) {
    this.time = time;
  }

  /** The answer to a push. */
  static Map<String, Object> pushed(Permission permission) {
    var members = new LinkedHashMap<String, Object>();
    members.put("permission_id", permission.id().value());
    putWhat(members, permission);
    members.put("expires_at", permission.expiresAt().getEpochSecond());
    members.put("status", "pending");
    return members;
  }

  /** What a yes to a request gave, and has not ended. */
  static Map<String, Object> given(Permission permission) {
    var members = pushed(permission);
    if (permission.state() instanceof Permission.State.Active) {
      members.put("status", "active");
    }
    return members;
  }

  /** Everything about it. */
  Map<String, Object> of(Permission permission, Snapshot registry) {
    var members = new LinkedHashMap<String, Object>();
    members.put("permission_id", permission.id().value());
    members.put("client_id", permission.client().value());
    registry
        .definition(permission.definition())
        .ifPresent(definition -> members.put("resource_type", definition.type().toString()));
    putWhat(members, permission);
    permission.purpose().map(PurposeId::value).ifPresent(name -> members.put("purpose", name));
    members.put("given_at", permission.givenAt().getEpochSecond());
    members.put("expires_at", permission.expiresAt().getEpochSecond());
    putState(members, permission);
    return members;
  }

  private static void putWhat(Map<String, Object> members, Permission permission) {
    if (permission.isForThisServer()) {
      members.put("scopes", permission.scopes().names());
      return;
    }
    members.put("resource_id", permission.resource().value());
    members.put("resource_scopes", permission.scopes().names());
  }

  private void putState(Map<String, Object> members, Permission permission) {
    var isOver = !time.instant().isBefore(permission.expiresAt());
    switch (permission.state()) {
      case Permission.State.Ended(var at) -> putEnd(members, at);
      case Permission.State.Pending() when isOver -> putEnd(members, permission.expiresAt());
      case Permission.State.Active _ when isOver -> putEnd(members, permission.expiresAt());
      case Permission.State.Pending() -> members.put("status", "pending");
      case Permission.State.Active _ -> members.put("status", "active");
    }
  }

  private static void putEnd(Map<String, Object> members, Instant at) {
    members.put("status", "ended");
    members.put("ended_at", at.getEpochSecond());
  }
}
