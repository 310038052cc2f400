package org.openfpx.domain.rsa.route;

/**
 * Path and query to ask upstream, relative to the address that the configuration names.
 *
 * @param path begins with a slash, canonically encoded
 * @param query canonically encoded, empty when there is none
 */
public record UpstreamTarget(String path, String query) {
  /** Both, as they follow the upstream's address. */
  public String pathAndQuery() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
