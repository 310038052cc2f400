package org.openfpx.apps.wallet;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.registry.SealedSecret;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.wallet.CallbackEndpoint;
import org.openfpx.idp.oauth.OwnCredential;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderRegistration;

/** How the wallet is known at others, as its registry says at this moment. */
final class Registrations {
  private final Config config;
  private final Stores stores;
  private final TokenSigner signer;
  private final ProviderClient client;

  Registrations(Config config, Stores stores, TokenSigner signer, ProviderClient client) {
    this.config = config;
    this.stores = stores;
    this.signer = signer;
    this.client = client;
  }

  Optional<ProviderRegistration> identityProvider(String identifier) {
    return stores
        .registry
        .current()
        .idpAuthenticator(identifier)
        .map(idp -> registration(identifier, idp.dataSource().provider()));
  }

  Optional<ProviderRegistration> source(String identifier) {
    return stores
        .registry
        .current()
        .dataSource(identifier)
        .map(source -> registration(identifier, source.provider()));
  }

  Optional<ProviderRegistration> authorizationServer(String identifier) {
    return stores
        .registry
        .current()
        .authorizationServer(identifier)
        .map(server -> at(server.provider(), CallbackEndpoint.PATH));
  }

  private ProviderRegistration registration(String identifier, RegisteredProvider provider) {
    var usual = at(provider, CallbackEndpoint.PATH);
    // A provider that does not name itself in its answers gets an address that does.
    var namesItself = client.metadata(usual).map(published -> published.sendsIssuer()).orElse(true);
    return namesItself ? usual : at(provider, CallbackEndpoint.PATH + "/" + identifier);
  }

  private ProviderRegistration at(RegisteredProvider provider, String callback) {
    URI redirectUri = config.system().issuer().at(callback);
    return new ProviderRegistration(
        provider.issuer(),
        provider.clientId(),
        credential(provider),
        redirectUri,
        provider.scopes(),
        provider.additionalRequestParameters());
  }

  private OwnCredential credential(RegisteredProvider provider) {
    var secret = provider.clientSecret().map(this::open);
    return switch (provider.method()) {
      case CLIENT_SECRET_BASIC -> new OwnCredential.SecretInHeader(secret.orElseThrow());
      case CLIENT_SECRET_POST -> new OwnCredential.SecretInBody(secret.orElseThrow());
      case PRIVATE_KEY_JWT -> new OwnCredential.SignedAssertion(signer);
      case NONE -> new OwnCredential.Nothing();
      case CLIENT_SECRET_JWT ->
          throw new IllegalStateException("the registry takes no such method of a provider");
    };
  }

  private Secret open(SealedSecret secret) {
    return secret.open(stores.sealer);
  }
}
