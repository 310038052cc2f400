package org.openfpx.http.as.token;

import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.http.oauth.ClientRequest;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TokenGrant;
import org.openfpx.http.oauth.TypedParameters;

/**
 * A grant whose tokens are good at this server alone: no other can be named by {@code resource}
 * (protocol, section 2.8; RFC 8707 section 2.2). Who names another has spent nothing.
 */
public final class AtThisServer implements TokenGrant {
  private final TokenGrant grant;
  private final Issuer issuer;

  public AtThisServer(TokenGrant grant, Issuer issuer) {
    this.grant = grant;
    this.issuer = issuer;
  }

  @Override
  public GrantType type() {
    return grant.type();
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    return TypedParameters.resources(request.parameters()).stream()
            .allMatch(one -> one.names(issuer))
        ? grant.answer(request)
        : OauthAnswer.error(400, "invalid_target");
  }
}
