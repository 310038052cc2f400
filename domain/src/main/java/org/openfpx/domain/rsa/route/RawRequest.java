package org.openfpx.domain.rsa.route;

import java.util.Optional;
import java.util.Set;

/**
 * A request as it came in, nothing decoded.
 *
 * @param method the method
 * @param path the path as it was sent, percent signs and all
 * @param query what followed the question mark, if there was one
 * @param headers the names of its headers
 * @param hasBody whether it announces a body
 */
public record RawRequest(
    String method, String path, Optional<String> query, Set<String> headers, boolean hasBody) {
  public RawRequest {
    headers = Set.copyOf(headers);
  }
}
