package org.openfpx.domain.testing.oauth;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.AccessTokens;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.secret.SecretHash;

/** Access tokens in a map. */
public final class InMemoryAccessTokens implements AccessTokens {
  private final Map<SecretHash, AccessToken> tokens = new HashMap<>();

  @Override
  public synchronized void issue(SecretHash hash, AccessToken token) {
    tokens.put(hash, token);
  }

  @Override
  public synchronized Optional<AccessToken> find(SecretHash hash) {
    return Optional.ofNullable(tokens.get(hash));
  }

  @Override
  public synchronized boolean end(SecretHash hash, ClientId by) {
    var token = tokens.get(hash);
    if (token == null || !token.client().equals(by)) {
      return false;
    }
    tokens.remove(hash);
    return true;
  }

  @Override
  public synchronized void endAllOf(GrantId grant) {
    tokens.values().removeIf(token -> token.grant().equals(grant));
  }

  @Override
  public synchronized void endAllOf(ClientId client) {
    tokens.values().removeIf(token -> token.client().equals(client));
  }
}
