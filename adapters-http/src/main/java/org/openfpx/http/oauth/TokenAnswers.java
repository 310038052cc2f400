package org.openfpx.http.oauth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.BearerToken;
import org.openfpx.domain.oauth.IssuedTokens;
import org.openfpx.domain.oauth.KeyThumbprint;

/** Tokens as they go over the wire (RFC 6749 section 5.1, OpenID Connect Core section 3.1.3.3). */
final class TokenAnswers {
  private TokenAnswers() {}

  static OauthAnswer of(IssuedTokens tokens) {
    Map<String, Object> members = new LinkedHashMap<>();
    tokens.accessToken().ifPresent(token -> put(members, token, tokens.key()));
    tokens.refreshToken().ifPresent(token -> members.put("refresh_token", token.reveal()));
    tokens.idToken().ifPresent(token -> members.put("id_token", token));
    members.put("scope", tokens.scopes().toString());
    return OauthAnswer.ok(members);
  }

  private static void put(
      Map<String, Object> members, BearerToken token, Optional<KeyThumbprint> key) {
    members.put("access_token", token.value().reveal());
    members.put("token_type", DpopAnswers.tokenType(key));
    members.put("expires_in", token.lifetime().toSeconds());
  }
}
