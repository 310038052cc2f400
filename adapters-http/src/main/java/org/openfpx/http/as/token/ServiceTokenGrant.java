package org.openfpx.http.as.token;

import java.util.LinkedHashMap;
import org.openfpx.domain.as.token.IssueServiceToken;
import org.openfpx.domain.as.token.IssueServiceToken.Issued;
import org.openfpx.domain.as.token.IssueServiceToken.ScopeRefused;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.http.oauth.ClientRequest;
import org.openfpx.http.oauth.DpopAnswers;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TokenGrant;
import org.openfpx.http.oauth.TypedParameters;

/** {@code client_credentials}: PATs, wallets' and accounts' tokens (protocol, section 2.3). */
public final class ServiceTokenGrant implements TokenGrant {
  private final IssueServiceToken issueServiceToken;

  public ServiceTokenGrant(IssueServiceToken issueServiceToken) {
    this.issueServiceToken = issueServiceToken;
  }

  @Override
  public GrantType type() {
    return GrantType.CLIENT_CREDENTIALS;
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    var asked = TypedParameters.scopes(request.parameters()).orElse(ScopeSet.NONE);
    return switch (issueServiceToken.issue(request.client(), asked)) {
      case Issued issued -> issued(issued);
      case ScopeRefused() -> OauthAnswer.error(400, "invalid_scope");
    };
  }

  private static OauthAnswer issued(Issued issued) {
    var members = new LinkedHashMap<String, Object>();
    members.put("access_token", issued.token().reveal());
    members.put("token_type", DpopAnswers.tokenType(issued.key()));
    members.put("expires_in", issued.expiresIn().toSeconds());
    members.put("scope", issued.scopes().toString());
    return OauthAnswer.ok(members);
  }
}
