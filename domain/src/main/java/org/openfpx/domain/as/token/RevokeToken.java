package org.openfpx.domain.as.token;

import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.secret.Secret;

/**
 * A client gives a token back (RFC 7009; UMA Grant 3.7): an access token alone, a refresh token
 * with its whole grant. What is unknown or another client's is passed over, and the answer is the
 * same.
 */
public final class RevokeToken {
  private final Tokens tokens;

  public RevokeToken(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Ends the token, in effect at once. */
  public void revoke(AuthenticatedClient client, Secret token) {
    tokens.revoke(token.hash(), client.id());
  }
}
