package org.openfpx.domain.as.registry;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.text.LocalizedText;

/**
 * An OAuth client of the authorization server, whatever its role, with what people are shown of it.
 *
 * @param registered what the token endpoint needs of it
 */
public record Client(
    RegisteredClient registered,
    LocalizedText name,
    Optional<URI> issuer,
    Optional<URI> baseUrl,
    Optional<LocalizedText> iconUri,
    Optional<LocalizedText> policyUri,
    Optional<LocalizedText> tosUri,
    TokenLifetimes lifetimes,
    LogoutAddresses logout) {
  public ClientId id() {
    return registered.id();
  }
}
