package org.openfpx.domain.oauth;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of an authorization request as they came.
 *
 * @param values the first value of each name; of {@code resource}, which may be repeated (RFC 8707
 *     section 2), all values, one a line
 * @param repeated the names that came more than once
 */
public record AuthorizationParameters(Map<String, String> values, Set<String> repeated) {
  public AuthorizationParameters {
    values = Map.copyOf(values);
    repeated = Set.copyOf(repeated);
  }

  /** The parameter, unless it is missing, empty or repeated (RFC 6749 section 3.1). */
  Optional<String> once(String name) {
    return Optional.ofNullable(values.get(name))
        .filter(value -> !value.isEmpty() && !repeated.contains(name));
  }
}
