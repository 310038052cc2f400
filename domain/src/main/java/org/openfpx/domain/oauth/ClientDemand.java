package org.openfpx.domain.oauth;

/** What a client is held to beyond what every client is. */
public enum ClientDemand {
  /** All its tokens are bound to a key: without a proof it is given none (RFC 9449 section 5.2). */
  BOUND_TOKENS,
  /** It sends its requests ahead: one that a browser brings counts for nothing (RFC 9126 6). */
  REQUESTS_SENT_AHEAD
}
