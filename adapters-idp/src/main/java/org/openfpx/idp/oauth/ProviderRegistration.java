package org.openfpx.idp.oauth;

import java.net.URI;
import java.util.Map;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;

/**
 * How we are known at one provider.
 *
 * @param redirectUri where it sends people back to; one of its own for a provider that sends no
 *     {@code iss} (RFC 9207, RFC 9700 section 4.4.2)
 * @param scopes what we ask for
 * @param additionalParameters what goes with each authorization request besides; they replace none
 *     of ours
 */
public record ProviderRegistration(
    Issuer issuer,
    ClientId clientId,
    OwnCredential credential,
    URI redirectUri,
    ScopeSet scopes,
    Map<String, String> additionalParameters) {
  public ProviderRegistration {
    additionalParameters = Map.copyOf(additionalParameters);
  }
}
