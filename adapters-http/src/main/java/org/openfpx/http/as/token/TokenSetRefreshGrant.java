package org.openfpx.http.as.token;

import org.openfpx.domain.as.token.RefreshTokens;
import org.openfpx.domain.as.token.RefreshTokens.NoSuchToken;
import org.openfpx.domain.as.token.RefreshTokens.Refreshed;
import org.openfpx.domain.as.token.RefreshTokens.ScopeNotGranted;
import org.openfpx.domain.as.token.RefreshTokens.TargetNotGranted;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.http.oauth.ClientRequest;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TokenGrant;
import org.openfpx.http.oauth.TypedParameters;

/** {@code refresh_token}: answers the whole set anew (protocol, section 2.5). */
public final class TokenSetRefreshGrant implements TokenGrant {
  private final RefreshTokens refreshTokens;
  private final TokenGrant ofSignIns;

  /**
   * @param ofSignIns is asked where the token is none of a set
   */
  public TokenSetRefreshGrant(RefreshTokens refreshTokens, TokenGrant ofSignIns) {
    this.refreshTokens = refreshTokens;
    this.ofSignIns = ofSignIns;
  }

  @Override
  public GrantType type() {
    return GrantType.REFRESH_TOKEN;
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    var token = TypedParameters.secret(request.parameters(), "refresh_token");
    var narrowing =
        new RefreshTokens.Narrowing(
            TypedParameters.scopes(request.parameters()).filter(s -> !s.isEmpty()),
            TypedParameters.resources(request.parameters()));
    return switch (refreshTokens.refresh(request.client(), token, narrowing)) {
      case Refreshed(var tokens) -> TokenSetAnswer.of(tokens);
      case NoSuchToken() -> ofSignIns.answer(request);
      case ScopeNotGranted() -> OauthAnswer.error(400, "invalid_scope");
      case TargetNotGranted() -> OauthAnswer.error(400, "invalid_target");
    };
  }
}
