package org.openfpx.domain.oauth;

/** What becomes of a refresh token at the token endpoint. */
public sealed interface Refreshing {
  record Refreshed(IssuedTokens tokens) implements Refreshing {}

  /** Unknown, ended, run out, another client's, or shown a second time. */
  record NoSuchToken() implements Refreshing {}

  /** More scopes were asked for than the grant has; the token is still good. */
  record BeyondGrant() implements Refreshing {}
}
