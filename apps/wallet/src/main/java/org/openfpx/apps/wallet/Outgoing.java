package org.openfpx.apps.wallet;

import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.picture.PictureFetch;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.SubjectHashes;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.guest.GuestServers;
import org.openfpx.domain.wallet.linking.Sources;
import org.openfpx.domain.wallet.login.IdentityProviders;
import org.openfpx.domain.wallet.owning.OwnersServers;
import org.openfpx.http.file.SystemConfig.OutgoingConfig;
import org.openfpx.idp.jose.HmacSha256;
import org.openfpx.idp.jose.HmacSubjectHashes;
import org.openfpx.idp.jose.JoseTokenSigner;
import org.openfpx.idp.jose.JoseTokenVerifier;
import org.openfpx.idp.jose.KeySets;
import org.openfpx.idp.oauth.OidcIdentityProviders;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderDirectory;
import org.openfpx.idp.outgoing.OutgoingSettings;
import org.openfpx.idp.picture.HttpPictures;
import org.openfpx.idp.source.OauthSources;
import org.openfpx.idp.uma.UmaAuthorizationServers;
import org.openfpx.idp.uma.UmaCalls;
import org.openfpx.idp.uma.UmaGuestServers;
import org.openfpx.idp.uma.UmaOwnersServers;

/** All that the wallet is a client of. */
final class Outgoing implements AutoCloseable {
  final TokenSigner signer;
  final TokenVerifier verifier;
  final SubjectHashes subjectHashes;
  final IdentityProviders identityProviders;
  final Sources sources;
  final AuthorizationServers authorizationServers;
  final OwnersServers ownersServers;
  final GuestServers guestServers;
  final PictureFetch pictures;

  private final org.openfpx.idp.outgoing.Outgoing http;

  private Outgoing(Config config, World world, Stores stores) {
    http = org.openfpx.idp.outgoing.Outgoing.within(settings(config.system().outgoing()));
    signer = new JoseTokenSigner(stores.signingKeys, stores.sealer, world.time());
    verifier = new JoseTokenVerifier(new KeySets(http, world.time()));
    subjectHashes = new HmacSubjectHashes(stores.subjectKeys, new HmacSha256());
    pictures = new HttpPictures(http);
    var client =
        new ProviderClient(
            http, ProviderDirectory.ofProviders(http, world.time()), verifier, world);
    var registrations = new Registrations(config, stores, signer, client);
    identityProviders = new OidcIdentityProviders(client, registrations::identityProvider);
    sources = new OauthSources(client, http, registrations::source);
    var calls = new UmaCalls(http, client, world);
    authorizationServers = new UmaAuthorizationServers(calls, registrations::authorizationServer);
    ownersServers = new UmaOwnersServers(calls, registrations::authorizationServer);
    guestServers = new UmaGuestServers(calls, registrations::authorizationServer);
  }

  static Outgoing of(Config config, World world, Stores stores) {
    return new Outgoing(config, world, stores);
  }

  private static OutgoingSettings settings(OutgoingConfig config) {
    return new OutgoingSettings(
        config.allowedHosts(),
        config.timeout(),
        Math.toIntExact(config.maxBytes()),
        config.trust());
  }

  @Override
  public void close() {
    http.close();
  }
}
