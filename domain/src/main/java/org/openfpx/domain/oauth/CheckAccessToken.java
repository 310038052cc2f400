package org.openfpx.domain.oauth;

import java.time.InstantSource;
import java.util.Optional;
import org.openfpx.domain.oauth.TokenCheck.Good;
import org.openfpx.domain.oauth.TokenCheck.NotGood;
import org.openfpx.domain.oauth.TokenCheck.TooNarrow;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/**
 * Judges a token at one of the provider's own protected endpoints (RFC 6750, RFC 9449 section 7).
 */
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

  /** Judges a token that is shown as a bearer token, for something that needs these scopes. */
  public TokenCheck check(Secret token, ScopeSet needed) {
    return check(token, Optional.empty(), needed);
  }

  /**
   * Judges a token for something that needs all of these scopes.
   *
   * @param proven the key that whoever shows it has proven to hold; none for a bearer token. One is
   *     never taken for the other
   */
  public TokenCheck check(Secret token, Optional<KeyThumbprint> proven, ScopeSet needed) {
    var found =
        accessTokens
            .find(token.hash())
            .filter(known -> known.key().equals(proven))
            .filter(known -> known.isLiveAt(time.instant()))
            .filter(known -> clients.find(known.client()).isPresent());
    var left = found.flatMap(known -> limits.left(known.grant(), known.client(), known.scopes()));
    if (found.isEmpty() || left.isEmpty()) {
      return new NotGood();
    }
    return left.get().scopes().covers(needed) ? new Good(found.get()) : new TooNarrow(needed);
  }
}
