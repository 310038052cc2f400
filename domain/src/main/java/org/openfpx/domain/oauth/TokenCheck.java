package org.openfpx.domain.oauth;

import org.openfpx.domain.scope.ScopeSet;

/** What a bearer token is found to be (RFC 6750 section 3.1). */
public sealed interface TokenCheck {
  record Good(AccessToken token) implements TokenCheck {}

  /** Unknown, ended, run out, or of a client that is no more. */
  record NotGood() implements TokenCheck {}

  /** Good, but not for this. */
  record TooNarrow(ScopeSet needed) implements TokenCheck {}
}
