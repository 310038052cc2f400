package org.openfpx.domain.oauth;

import java.time.InstantSource;
import org.openfpx.domain.oauth.TokenCheck.Good;
import org.openfpx.domain.oauth.TokenCheck.NotGood;
import org.openfpx.domain.oauth.TokenCheck.TooNarrow;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/** Judges a bearer token at one of the provider's own protected endpoints (RFC 6750). */
public final class CheckAccessToken {
  private final AccessTokens accessTokens;
  private final RegisteredClients clients;
  private final GrantLimits limits;
  private final InstantSource time;

  public CheckAccessToken(
      AccessTokens accessTokens, RegisteredClients clients, InstantSource time) {
    this(accessTokens, clients, GrantLimits.AS_GIVEN, time);
  }

  /**
   * @param limits what the system lets a grant give by now
   */
  public CheckAccessToken(
      AccessTokens accessTokens,
      RegisteredClients clients,
      GrantLimits limits,
      InstantSource time) {
    this.limits = limits;
    this.accessTokens = accessTokens;
    this.clients = clients;
    this.time = time;
  }

  /** Judges the token for something that needs all of these scopes. */
  public TokenCheck check(Secret token, ScopeSet needed) {
    var found =
        accessTokens
            .find(token.hash())
            .filter(known -> known.isLiveAt(time.instant()))
            .filter(known -> clients.find(known.client()).isPresent());
    var left = found.flatMap(known -> limits.left(known.grant(), known.client(), known.scopes()));
    if (found.isEmpty() || left.isEmpty()) {
      return new NotGood();
    }
    return left.get().scopes().covers(needed) ? new Good(found.get()) : new TooNarrow(needed);
  }
}
