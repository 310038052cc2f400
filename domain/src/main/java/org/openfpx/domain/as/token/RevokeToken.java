package org.openfpx.domain.as.token;

import org.openfpx.domain.as.policy.Pcts;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;

/**
 * A client gives a token back (RFC 7009; UMA Grant 3.7): an access token or PCT alone, a refresh
 * token with its whole grant. What is unknown or another client's is passed over, and the answer is
 * the same.
 */
public final class RevokeToken {
  private final Tokens tokens;
  private final Pcts pcts;
  private final Atomically atomically;

  public RevokeToken(Tokens tokens, Pcts pcts, Atomically atomically) {
    this.tokens = tokens;
    this.pcts = pcts;
    this.atomically = atomically;
  }

  /** Ends the token, in effect at once. */
  public void revoke(AuthenticatedClient client, Secret token) {
    atomically.run(() -> {
      tokens.hold(token.hash());
      tokens.revoke(token.hash(), client.id());
      var _ = pcts.remove(token.hash(), client.id());
      return true;
    });
  }
}
