package org.openfpx.domain.oauth;

import java.time.Duration;
import org.openfpx.domain.scope.ScopeSet;

/**
 * How one provider issues what it issues (protocol, section 7).
 *
 * @param refreshUnused how long a refresh token lives without use
 * @param refreshLongest how long it lives however much it is used
 * @param idTokenOnly whether a code is good for an ID token and nothing else
 * @param refreshFor scopes of which one must have been given for a refresh token to be given
 *     (OpenID Connect Core section 11); where there are none, none is asked for
 */
public record ProviderSettings(
    Issuer issuer,
    Duration code,
    Duration accessToken,
    Duration idToken,
    Duration refreshUnused,
    Duration refreshLongest,
    boolean idTokenOnly,
    ScopeSet refreshFor) {
  /** One that gives refresh tokens whatever the scopes. */
  public ProviderSettings(
      Issuer issuer,
      Duration code,
      Duration accessToken,
      Duration idToken,
      Duration refreshUnused,
      Duration refreshLongest,
      boolean idTokenOnly) {
    this(
        issuer,
        code,
        accessToken,
        idToken,
        refreshUnused,
        refreshLongest,
        idTokenOnly,
        ScopeSet.NONE);
  }

  /** The defaults: code 60 s, access token 1 h, ID token 5 min, refresh 30 days unused, a year. */
  public static ProviderSettings of(Issuer issuer) {
    return new ProviderSettings(
        issuer,
        Duration.ofSeconds(60),
        Duration.ofHours(1),
        Duration.ofMinutes(5),
        Duration.ofDays(30),
        Duration.ofDays(365),
        false);
  }

  /** Whether what was given may be refreshed. */
  boolean refreshes(ScopeSet given) {
    return refreshFor.isEmpty() || !refreshFor.and(given).isEmpty();
  }
}
