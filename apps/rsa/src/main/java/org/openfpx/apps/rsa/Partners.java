package org.openfpx.apps.rsa;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.oauth.dpop.ProofVerifier;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.rsa.access.PermissionTickets;
import org.openfpx.domain.rsa.linking.DownstreamProvider;
import org.openfpx.domain.rsa.registry.RsaSnapshot;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.http.file.SystemConfig;
import org.openfpx.idp.jose.JoseProofVerifier;
import org.openfpx.idp.jose.JoseTokenSigner;
import org.openfpx.idp.jose.JoseTokenVerifier;
import org.openfpx.idp.jose.KeySets;
import org.openfpx.idp.oauth.OidcDownstreamProvider;
import org.openfpx.idp.oauth.OwnCredential;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderDirectory;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;
import org.openfpx.idp.uma.UmaProtection;

/** Whom the adapter is a client of: the provider where people sign in, authorization servers. */
record Partners(
    Outgoing outgoing,
    TokenSigner signer,
    TokenVerifier verifier,
    ProofVerifier proofVerifier,
    DownstreamProvider provider,
    Introspection introspection,
    PermissionTickets tickets)
    implements AutoCloseable {

  static Partners of(Config config, World world, Stores stores, CurrentRegistry registry) {
    var outgoing = Outgoing.within(settings(config.system().outgoing()));
    var signer = new JoseTokenSigner(stores.signingKeys(), stores.sealer(), world.time());
    var verifier = new JoseTokenVerifier(new KeySets(outgoing, world.time()));
    var us = new Registrations(config, registry, stores.sealer(), signer);
    var providers =
        new ProviderClient(
            outgoing, ProviderDirectory.ofProviders(outgoing, world.time()), verifier, world);
    var servers =
        new ProviderClient(
            outgoing,
            ProviderDirectory.ofAuthorizationServers(outgoing, world.time()),
            verifier,
            world);
    var protection = new UmaProtection(servers, outgoing, world, us::at);
    return new Partners(
        outgoing,
        signer,
        verifier,
        new JoseProofVerifier(),
        new OidcDownstreamProvider(providers, us.atProvider()),
        protection,
        protection);
  }

  private static OutgoingSettings settings(SystemConfig.OutgoingConfig config) {
    return new OutgoingSettings(
        config.allowedHosts(),
        config.timeout(),
        Math.toIntExact(config.maxBytes()),
        config.trust());
  }

  @Override
  public void close() {
    outgoing.close();
  }

  /** How we are known at others, as the registry has it now. */
  private record Registrations(
      Config config, CurrentRegistry registry, Sealer sealer, TokenSigner signer) {
    private static final ScopeSet OPENID = ScopeSet.of("openid");

    Optional<ProviderRegistration> at(Issuer issuer) {
      return registry.snapshot().provider(issuer).map(this::registration);
    }

    ProviderRegistration atProvider() {
      return at(config.federated()).orElseThrow();
    }

    private ProviderRegistration registration(RsaSnapshot.Provider provider) {
      var account = provider.account();
      URI callback = config.system().issuer().at(config.paths().callback());
      return new ProviderRegistration(
          account.issuer(),
          account.clientId(),
          switch (account.method()) {
            case CLIENT_SECRET_BASIC -> new OwnCredential.SecretInHeader(secret(account));
            case CLIENT_SECRET_POST -> new OwnCredential.SecretInBody(secret(account));
            case PRIVATE_KEY_JWT -> new OwnCredential.SignedAssertion(signer);
            case NONE -> new OwnCredential.Nothing();
            case CLIENT_SECRET_JWT ->
                throw new IllegalStateException("the registry takes no such method of a provider");
          },
          callback,
          account.scopes().or(OPENID),
          parameters(provider));
    }

    private static Map<String, String> parameters(RsaSnapshot.Provider provider) {
      var parameters = new TreeMap<>(provider.account().additionalRequestParameters());
      provider.prompt().ifPresent(prompt -> parameters.put("prompt", prompt));
      return parameters;
    }

    private Secret secret(RegisteredProvider account) {
      return account.clientSecret().orElseThrow().open(sealer);
    }
  }
}
