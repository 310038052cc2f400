package org.openfpx.domain.oauth;

import java.util.Optional;
import org.openfpx.domain.oauth.ClientTokenIssue.Issued;
import org.openfpx.domain.oauth.ClientTokenIssue.NotForPublicClients;
import org.openfpx.domain.oauth.ClientTokenIssue.ScopeRefused;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.World;

/** Gives a client a token on its own behalf (RFC 6749 section 4.4), without refresh token. */
public final class IssueClientToken {
  private final ProviderSettings settings;
  private final AccessTokens accessTokens;
  private final World world;

  public IssueClientToken(ProviderSettings settings, AccessTokens accessTokens, World world) {
    this.settings = settings;
    this.accessTokens = accessTokens;
    this.world = world;
  }

  /**
   * Gives the client a token.
   *
   * @param asked the scopes it names; without any it is told to name them, as there is no default
   */
  public ClientTokenIssue issue(AuthenticatedClient client, ScopeSet asked) {
    if (!client.isConfidential()) {
      return new NotForPublicClients();
    }
    if (asked.isEmpty() || !client.registered().scopes().covers(asked)) {
      return new ScopeRefused();
    }
    var now = world.time().instant();
    var value = world.secrets().next();
    accessTokens.issue(
        value.hash(),
        new AccessToken(
            new GrantId(world.ids().next()),
            client.id(),
            Optional.empty(),
            asked,
            now,
            now.plus(settings.accessToken())));
    return new Issued(new BearerToken(value, settings.accessToken()), asked);
  }
}
