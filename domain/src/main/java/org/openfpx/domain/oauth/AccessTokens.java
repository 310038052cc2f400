package org.openfpx.domain.oauth;

import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;

/** The access tokens of one provider. Whether one has run out is judged by the rules. */
public interface AccessTokens {
  void issue(SecretHash hash, AccessToken token);

  /** The token, unless it or its grant was ended. */
  Optional<AccessToken> find(SecretHash hash);

  /**
   * Ends one token of a client, in effect at once.
   *
   * @return whether there was one to end
   */
  boolean end(SecretHash hash, ClientId by);

  /** Ends all tokens of a grant, in effect at once. */
  void endAllOf(GrantId grant);

  /** Ends all tokens of a client, which takes part no more. */
  void endAllOf(ClientId client);
}
