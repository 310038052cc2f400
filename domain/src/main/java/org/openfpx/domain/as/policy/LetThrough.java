package org.openfpx.domain.as.policy;

import java.time.Instant;
import java.util.List;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What the policies on one resource come to for one request.
 *
 * @param scopes what they let through of what was asked
 * @param by the policies that do, as few as needed
 * @param claims what would open more
 * @param askable what of the rest the owner wants to be asked about
 */
public record LetThrough(
    ScopeSet scopes, List<Policy> by, List<RequiredClaim> claims, ScopeSet askable) {
  public LetThrough {
    by = List.copyOf(by);
    claims = List.copyOf(claims);
  }

  /** When the first of those policies ends, and with it what rests on them. */
  public Instant until() {
    return by.stream().map(Policy::expiresAt).min(Instant::compareTo).orElse(Instant.MIN);
  }
}
