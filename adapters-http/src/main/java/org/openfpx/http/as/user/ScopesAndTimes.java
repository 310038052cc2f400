package org.openfpx.http.as.user;

import java.time.DateTimeException;
import java.time.Instant;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.problem.BadRequest;

/** What a body says of scopes and times, read in one way everywhere. */
final class ScopesAndTimes {
  private ScopesAndTimes() {}

  static ScopeSet scopes(JsonObject body, String member) {
    var names = body.strings(member);
    if (!names.stream().allMatch(Scope::isScope)) {
      throw new BadRequest("invalid_scope", member + " holds what is no scope");
    }
    return ScopeSet.of(names.stream().map(Scope::new).toList());
  }

  /** The time of {@code expires_at}, which must be there. */
  static Instant expiresAt(JsonObject body) {
    return instant(body.number("expires_at"));
  }

  static Instant instant(long epochSecond) {
    try {
      return Instant.ofEpochSecond(epochSecond);
    } catch (DateTimeException e) {
      throw new BadRequest("invalid_request", "expires_at is in seconds since 1970");
    }
  }
}
