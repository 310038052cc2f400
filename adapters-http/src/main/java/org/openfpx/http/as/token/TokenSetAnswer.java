package org.openfpx.http.as.token;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.domain.as.token.TokenSet;
import org.openfpx.http.oauth.DpopAnswers;
import org.openfpx.http.oauth.OauthAnswer;

/** A set of tokens on the wire (protocol, section 2.2). */
final class TokenSetAnswer {
  private TokenSetAnswer() {}

  static OauthAnswer of(TokenSet set) {
    var members = new LinkedHashMap<String, Object>();
    put(members, set.tokens().getFirst(), set);
    set.refreshToken().ifPresent(token -> members.put("refresh_token", token.reveal()));
    members.put("access_tokens", set.tokens().stream().map(one -> one(one, set)).toList());
    return OauthAnswer.ok(members);
  }

  private static Map<String, Object> one(TokenSet.ForResourceServer token, TokenSet set) {
    var members = new LinkedHashMap<String, Object>();
    put(members, token, set);
    members.put("resource_server", token.resourceServer().id().value());
    members.put("resource_server_uri", token.resourceServer().uri().toString());
    members.put("permissions", token.permissions().stream().map(TokenSetAnswer::one).toList());
    return members;
  }

  private static Map<String, Object> one(TokenSet.Permitted permitted) {
    var members = new LinkedHashMap<String, Object>();
    members.put("resource_id", permitted.resource().id().value());
    members.put("resource_uri", permitted.resource().uri().toString());
    members.put("resource_type", permitted.resource().definition().type().toString());
    members.put("resource_scopes", permitted.scopes().names());
    members.put("exp", permitted.expiresAt().getEpochSecond());
    return members;
  }

  private static void put(
      Map<String, Object> members, TokenSet.ForResourceServer token, TokenSet set) {
    members.put("access_token", token.token().reveal());
    members.put("token_type", DpopAnswers.tokenType(set.key()));
    members.put("expires_in", Duration.between(set.issuedAt(), token.expiresAt()).toSeconds());
  }
}
