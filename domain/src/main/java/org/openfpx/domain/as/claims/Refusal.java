package org.openfpx.domain.as.claims;

/** What a client may be told when gathering comes to nothing. */
enum Refusal {
  /** The request itself was not good: no such ticket, no challenge where one is needed. */
  INVALID_REQUEST("invalid_request"),
  /**
   * No, whatever the reason: refused, a level too low, a source missing, a check that failed
   * (protocol, section 3.8).
   */
  ACCESS_DENIED("access_denied"),
  /** The wallet can't be reached now. */
  TEMPORARILY_UNAVAILABLE("temporarily_unavailable");

  private final String code;

  Refusal(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
