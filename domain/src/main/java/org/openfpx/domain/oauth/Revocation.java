package org.openfpx.domain.oauth;

/** What a revocation has ended. The client is told the same in all cases (RFC 7009 section 2.2). */
public sealed interface Revocation {
  /** A refresh token, with all that it had given. */
  record GrantEnded(GrantId grant) implements Revocation {}

  /** One access token. */
  record TokenEnded() implements Revocation {}

  /** Nothing: unknown, ended before, or another client's. */
  record NothingToEnd() implements Revocation {}
}
