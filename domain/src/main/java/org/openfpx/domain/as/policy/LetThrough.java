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
 * @param proven the policies whose claim was proven, whatever they let through
 * @param invited what of the rest is open to whoever took an invitation, and shows so at a wallet
 * @param askable what of the rest the owner wants to be asked about
 */
public record LetThrough(
    ScopeSet scopes,
    List<Policy> by,
    List<RequiredClaim> claims,
    List<Policy> proven,
    ScopeSet invited,
    ScopeSet askable) {
  public LetThrough {
    by = List.copyOf(by);
    claims = List.copyOf(claims);
    proven = List.copyOf(proven);
  }

  /** When the first of those policies ends, and with it what rests on them. */
  public Instant until() {
    return by.stream().map(Policy::expiresAt).min(Instant::compareTo).orElse(Instant.MIN);
  }
}
