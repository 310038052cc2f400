package org.openfpx.domain.wallet.roundtrip;

import java.net.URI;

/** How a provider answers the wish to send it a browser. */
public sealed interface Start {
  /** Send the browser there. */
  record SendTo(URI address) implements Start {}

  /** The provider can't be reached now. */
  record Unreachable() implements Start {}

  /** No such provider, or it is disabled. */
  record Unknown() implements Start {}
}
