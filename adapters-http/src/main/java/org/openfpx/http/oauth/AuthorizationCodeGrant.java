package org.openfpx.http.oauth;

import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.CodeRedemption;
import org.openfpx.domain.oauth.CodeRedemption.NoSuchCode;
import org.openfpx.domain.oauth.CodeRedemption.Redeemed;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.PresentedCode;
import org.openfpx.domain.oauth.RedeemCode;

/** RFC 6749 section 4.1.3. */
public final class AuthorizationCodeGrant implements TokenGrant {
  /** Gives tokens for a code. */
  @FunctionalInterface
  public interface Redeeming {
    CodeRedemption redeem(AuthenticatedClient client, PresentedCode code);
  }

  private final Redeeming redeeming;

  public AuthorizationCodeGrant(RedeemCode redeemCode) {
    this(redeemCode::redeem);
  }

  /**
   * @param redeeming {@link RedeemCode#redeem}, or what a system puts around it
   */
  public AuthorizationCodeGrant(Redeeming redeeming) {
    this.redeeming = redeeming;
  }

  @Override
  public GrantType type() {
    return GrantType.AUTHORIZATION_CODE;
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    var parameters = request.parameters();
    var presented =
        new PresentedCode(
            TypedParameters.secret(parameters, "code"),
            parameters.optional("redirect_uri"),
            parameters.optional("code_verifier"));
    return switch (redeeming.redeem(request.client(), presented)) {
      case Redeemed(var tokens) -> TokenAnswers.of(tokens);
      case NoSuchCode() -> OauthAnswer.error(400, "invalid_grant");
    };
  }
}
