package org.openfpx.http.oauth;

import java.util.Optional;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.RefreshTokens;
import org.openfpx.domain.oauth.Refreshing;
import org.openfpx.domain.oauth.Refreshing.BeyondGrant;
import org.openfpx.domain.oauth.Refreshing.NoSuchToken;
import org.openfpx.domain.oauth.Refreshing.Refreshed;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/** RFC 6749 section 6. */
public final class RefreshTokenGrant implements TokenGrant {
  /** Gives new tokens for a refresh token. */
  @FunctionalInterface
  public interface Refresher {
    Refreshing refresh(AuthenticatedClient client, Secret token, Optional<ScopeSet> narrowed);
  }

  private final Refresher refresher;

  public RefreshTokenGrant(RefreshTokens refreshTokens) {
    this(refreshTokens::refresh);
  }

  /**
   * @param refresher {@link RefreshTokens#refresh}, or what a system puts around it
   */
  public RefreshTokenGrant(Refresher refresher) {
    this.refresher = refresher;
  }

  @Override
  public GrantType type() {
    return GrantType.REFRESH_TOKEN;
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    var token = TypedParameters.secret(request.parameters(), "refresh_token");
    var scopes = TypedParameters.scopes(request.parameters());
    return switch (refresher.refresh(request.client(), token, scopes)) {
      case Refreshed(var tokens) -> TokenAnswers.of(tokens);
      case NoSuchToken() -> OauthAnswer.error(400, "invalid_grant");
      case BeyondGrant() -> OauthAnswer.error(400, "invalid_scope");
    };
  }
}
