package org.openfpx.apps.authorizationserver;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.time.World;
import org.openfpx.http.as.claims.CallbackEndpoint;
import org.openfpx.http.as.claims.ClaimsEndpoint;
import org.openfpx.http.as.claims.TransactionEndpoint;
import org.openfpx.http.as.claims.WalletChoiceEndpoint;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.as.introspect.IntrospectionEndpoint;
import org.openfpx.http.as.protection.PermissionTicketEndpoint;
import org.openfpx.http.as.protection.ResourceEndpoint;
import org.openfpx.http.as.registry.ProfilesEndpoint;
import org.openfpx.http.as.registry.RegistryEndpoint;
import org.openfpx.http.as.token.CapabilityTicketGrant;
import org.openfpx.http.as.token.ServiceTokenGrant;
import org.openfpx.http.as.token.TokenSetRefreshGrant;
import org.openfpx.http.as.token.TokenSetRevocation;
import org.openfpx.http.as.token.UmaTicketGrant;
import org.openfpx.http.as.user.AccountEndpoint;
import org.openfpx.http.as.user.PermissionJson;
import org.openfpx.http.as.user.PermissionsEndpoint;
import org.openfpx.http.discovery.Discovery;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.JwksEndpoint;
import org.openfpx.http.oauth.TokenEndpoint;
import org.openfpx.http.page.Pages;

/** Everything the authorization server answers at on its public listener. */
final class Endpoints {
  private Endpoints() {}

  static List<Endpoint> open(
      Issuer issuer, World world, Stores stores, UseCases useCases, Pages pages) {
    var clients = new ClientDoor(useCases.authenticateClient(), issuer);
    var services = new ServiceDoor(useCases.checkServiceToken(), issuer);
    var token = useCases.token();
    var claims = useCases.claims();
    var account = useCases.account();
    List<Endpoint> mounted =
        List.of(
            new TokenEndpoint(
                "/oauth2/token",
                clients,
                List.of(
                    new CapabilityTicketGrant(token.openTransaction(), issuer, ClaimsEndpoint.PATH),
                    new UmaTicketGrant(token.redeemTicket(), issuer, ClaimsEndpoint.PATH),
                    new ServiceTokenGrant(token.issueServiceToken()),
                    new TokenSetRefreshGrant(token.refreshTokens()))),
            new IntrospectionEndpoint(token.introspectToken(), services, clients, issuer),
            new TokenSetRevocation(clients, token.revokeToken()),
            new JwksEndpoint("/oauth2/jwks", stores.signingKeys(), world.time()),
            new AccountEndpoint(
                account.registerAccount(), account.manageAccount(), services, issuer),
            new ClaimsEndpoint(claims.startGathering(), pages, issuer),
            new WalletChoiceEndpoint(claims.chooseWallet(), pages, issuer),
            new CallbackEndpoint(claims.finishGathering(), pages, issuer),
            new TransactionEndpoint(claims.describeTransaction(), services),
            new PermissionsEndpoint(
                account.pushPermissions(),
                account.heldPermissions(),
                services,
                new PermissionJson(world.time())),
            new PermissionTicketEndpoint(useCases.askForTicket(), services),
            new ResourceEndpoint(useCases.registerResources(), services, issuer),
            new RegistryEndpoint(stores.registry()),
            new ProfilesEndpoint(),
            pages.assets());
    return Discovery.describing(
        URI.create(issuer.value()),
        EnumSet.of(DiscoveryDocument.UMA2, DiscoveryDocument.OAUTH),
        mounted);
  }
}
