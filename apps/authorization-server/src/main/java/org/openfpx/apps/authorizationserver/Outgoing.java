package org.openfpx.apps.authorizationserver;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.openfpx.domain.as.claims.WalletLogins;
import org.openfpx.domain.as.logout.LogoutReceivers;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.registry.WalletProvider;
import org.openfpx.domain.oauth.AuthenticateClient;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.dpop.ProofVerifier;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.http.as.claims.CallbackEndpoint;
import org.openfpx.http.file.SystemConfig;
import org.openfpx.idp.jose.HmacSha256;
import org.openfpx.idp.jose.JoseProofVerifier;
import org.openfpx.idp.jose.JoseSharedKeyVerifier;
import org.openfpx.idp.jose.JoseTokenSigner;
import org.openfpx.idp.jose.JoseTokenVerifier;
import org.openfpx.idp.jose.KeySets;
import org.openfpx.idp.oauth.BackChannelLogout;
import org.openfpx.idp.oauth.OidcWalletLogins;
import org.openfpx.idp.oauth.OwnCredential;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderDirectory;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.OutgoingSettings;

/** What we are a client of: the wallets, and the published keys of those who sign; and our own. */
record Outgoing(
    org.openfpx.idp.outgoing.Outgoing http,
    AuthenticateClient.Verifiers clientVerifiers,
    ProofVerifier proofVerifier,
    TokenSigner signer,
    Mac mac,
    WalletLogins walletLogins,
    LogoutReceivers logoutReceivers)
    implements AutoCloseable {

  /** What checks the tokens of those who sign with keys of their own. */
  TokenVerifier verifier() {
    return clientVerifiers.ownKeys();
  }

  /**
   * @param keyMaking makes a key of an algorithm that has none
   */
  static Outgoing of(
      SystemConfig config, World world, Stores stores, Consumer<SignatureAlgorithm> keyMaking) {
    var http = org.openfpx.idp.outgoing.Outgoing.within(settings(config.outgoing()));
    var verifier = new JoseTokenVerifier(new KeySets(http, world.time()));
    var signer =
        new JoseTokenSigner(stores.signingKeys(), stores.sealer(), world.time(), keyMaking);
    var client =
        new ProviderClient(
            http, ProviderDirectory.ofProviders(http, world.time()), verifier, world);
    var callback = config.issuer().at(CallbackEndpoint.PATH);
    return new Outgoing(
        http,
        new AuthenticateClient.Verifiers(
            verifier, Optional.of(new JoseSharedKeyVerifier(stores.sealer()))),
        new JoseProofVerifier(),
        signer,
        new HmacSha256(),
        new OidcWalletLogins(
            client, wallet -> registration(wallet, callback, stores.sealer(), signer)),
        new BackChannelLogout(http));
  }

  private static OutgoingSettings settings(SystemConfig.OutgoingConfig config) {
    return new OutgoingSettings(
        config.allowedHosts(),
        config.timeout(),
        Math.toIntExact(config.maxBytes()),
        config.trust());
  }

  private static ProviderRegistration registration(
      Wallet wallet, URI callback, Sealer sealer, TokenSigner signer) {
    var provider = wallet.provider();
    return new ProviderRegistration(
        provider.issuer(),
        provider.clientId(),
        credential(provider, sealer, signer),
        callback,
        ScopeSet.of("openid"),
        provider.additionalRequestParameters());
  }

  private static OwnCredential credential(
      WalletProvider provider, Sealer sealer, TokenSigner signer) {
    return switch (provider.method()) {
      case CLIENT_SECRET_BASIC -> new OwnCredential.SecretInHeader(secret(provider, sealer));
      case CLIENT_SECRET_POST -> new OwnCredential.SecretInBody(secret(provider, sealer));
      case PRIVATE_KEY_JWT -> new OwnCredential.SignedAssertion(signer);
      case NONE -> new OwnCredential.Nothing();
      case CLIENT_SECRET_JWT ->
          throw new IllegalStateException("the registry takes no such method of a provider");
    };
  }

  private static Secret secret(WalletProvider provider, Sealer sealer) {
    return provider
        .clientSecret()
        .map(sealed -> sealed.open(sealer))
        .orElseThrow(() -> new IllegalStateException("no secret for " + provider.issuer()));
  }

  @Override
  public void close() {
    http.close();
  }
}
