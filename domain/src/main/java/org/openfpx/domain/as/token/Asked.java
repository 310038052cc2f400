package org.openfpx.domain.as.token;

import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What the requests at the token endpoint asked of a grant.
 *
 * @param requested the {@code scope} parameter of the request that redeemed the ticket; none if it
 *     was absent
 * @param narrowedTo the {@code scope} parameter of the refresh that made the token
 */
public record Asked(ScopeSet requested, Optional<ScopeSet> narrowedTo) {
  /** A request without {@code scope}. */
  public static final Asked EVERYTHING = new Asked(ScopeSet.NONE, Optional.empty());
}
