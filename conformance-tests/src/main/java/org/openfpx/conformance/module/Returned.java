package org.openfpx.conformance.module;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.openfpx.conformance.exchange.Request;

/** What a browser brings back in the query of an address. */
final class Returned {
  private Returned() {}

  static Map<String, String> of(URI address) {
    return Request.decode(Optional.ofNullable(address.getRawQuery()).orElse(""));
  }
}
