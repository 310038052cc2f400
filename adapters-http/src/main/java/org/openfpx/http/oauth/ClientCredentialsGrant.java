package org.openfpx.http.oauth;

import org.openfpx.domain.oauth.ClientTokenIssue.Issued;
import org.openfpx.domain.oauth.ClientTokenIssue.NotForPublicClients;
import org.openfpx.domain.oauth.ClientTokenIssue.ScopeRefused;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.IssueClientToken;
import org.openfpx.domain.scope.ScopeSet;

/** RFC 6749 section 4.4. */
public final class ClientCredentialsGrant implements TokenGrant {
  private final IssueClientToken issueClientToken;

  public ClientCredentialsGrant(IssueClientToken issueClientToken) {
    this.issueClientToken = issueClientToken;
  }

  @Override
  public GrantType type() {
    return GrantType.CLIENT_CREDENTIALS;
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    var asked = TypedParameters.scopes(request.parameters()).orElse(ScopeSet.NONE);
    return switch (issueClientToken.issue(request.client(), asked)) {
      case Issued(var token, var scopes) -> TokenAnswers.of(token, scopes);
      case ScopeRefused() -> OauthAnswer.error(400, "invalid_scope");
      case NotForPublicClients() -> OauthAnswer.error(400, "unauthorized_client");
    };
  }
}
