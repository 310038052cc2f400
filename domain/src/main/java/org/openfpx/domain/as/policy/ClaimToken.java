package org.openfpx.domain.as.policy;

import org.openfpx.domain.secret.Secret;

/**
 * A claim token as a client pushes it, unchecked (UMA Grant 3.3.1).
 *
 * @param format what it is said to be
 */
public record ClaimToken(Secret token, String format) {
  /** The format of an ID token of OpenID Connect, as its compact JWS; {@code http}, not https. */
  public static final String ID_TOKEN =
      "http://openid.net/specs/openid-connect-core-1_0.html#IDToken";
}
