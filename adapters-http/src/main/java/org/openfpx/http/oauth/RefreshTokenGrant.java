package org.openfpx.http.oauth;

import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.RefreshTokens;
import org.openfpx.domain.oauth.Refreshing.BeyondGrant;
import org.openfpx.domain.oauth.Refreshing.NoSuchToken;
import org.openfpx.domain.oauth.Refreshing.Refreshed;

/** RFC 6749 section 6. */
public final class RefreshTokenGrant implements TokenGrant {
  private final RefreshTokens refreshTokens;

  public RefreshTokenGrant(RefreshTokens refreshTokens) {
    this.refreshTokens = refreshTokens;
  }

  @Override
  public GrantType type() {
    return GrantType.REFRESH_TOKEN;
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    var token = TypedParameters.secret(request.parameters(), "refresh_token");
    var scopes = TypedParameters.scopes(request.parameters());
    return switch (refreshTokens.refresh(request.client(), token, scopes)) {
      case Refreshed(var tokens) -> TokenAnswers.of(tokens);
      case NoSuchToken() -> OauthAnswer.error(400, "invalid_grant");
      case BeyondGrant() -> OauthAnswer.error(400, "invalid_scope");
    };
  }
}
