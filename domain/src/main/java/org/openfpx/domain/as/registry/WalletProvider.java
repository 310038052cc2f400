package org.openfpx.domain.as.registry;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.registry.SealedSecret;
import org.openfpx.domain.text.LocalizedText;

/**
 * A wallet as the OpenID provider that claims gathering goes through.
 *
 * @param clientId what the authorization server is called there
 * @param clientSecret what it proves that with, unless the method needs no secret
 * @param additionalRequestParameters what goes with each authorization request
 */
public record WalletProvider(
    LocalizedText name,
    Issuer issuer,
    ClientId clientId,
    ClientAuthenticationMethod method,
    Optional<SealedSecret> clientSecret,
    SortedMap<String, String> additionalRequestParameters) {
  public WalletProvider {
    additionalRequestParameters =
        java.util.Collections.unmodifiableSortedMap(new TreeMap<>(additionalRequestParameters));
  }
}
