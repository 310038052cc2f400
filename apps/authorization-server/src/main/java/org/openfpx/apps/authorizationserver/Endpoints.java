package org.openfpx.apps.authorizationserver;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.time.World;
import org.openfpx.http.as.claims.AuthorizationEndpoint;
import org.openfpx.http.as.claims.CallbackEndpoint;
import org.openfpx.http.as.claims.ClaimsEndpoint;
import org.openfpx.http.as.claims.GatheringCookies;
import org.openfpx.http.as.claims.SignOutEndpoint;
import org.openfpx.http.as.claims.TransactionEndpoint;
import org.openfpx.http.as.claims.WalletChoiceEndpoint;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.as.introspect.IntrospectionAnswers;
import org.openfpx.http.as.introspect.IntrospectionEndpoint;
import org.openfpx.http.as.protection.PermissionTicketEndpoint;
import org.openfpx.http.as.protection.ResourceEndpoint;
import org.openfpx.http.as.registry.ClaimProfilesEndpoint;
import org.openfpx.http.as.registry.ProfilesEndpoint;
import org.openfpx.http.as.registry.RegistryEndpoint;
import org.openfpx.http.as.token.AtThisServer;
import org.openfpx.http.as.token.CapabilityTicketGrant;
import org.openfpx.http.as.token.PushedRequestEndpoint;
import org.openfpx.http.as.token.ServiceTokenGrant;
import org.openfpx.http.as.token.TokenSetRefreshGrant;
import org.openfpx.http.as.token.TokenSetRevocation;
import org.openfpx.http.as.token.UmaTicketGrant;
import org.openfpx.http.as.user.AccountEndpoint;
import org.openfpx.http.as.user.InvitationsEndpoint;
import org.openfpx.http.as.user.PermissionJson;
import org.openfpx.http.as.user.PermissionsEndpoint;
import org.openfpx.http.as.user.PoliciesEndpoint;
import org.openfpx.http.as.user.RequestsEndpoint;
import org.openfpx.http.discovery.Discovery;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.oauth.AuthorizationCodeGrant;
import org.openfpx.http.oauth.BearerDoor;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.JwksEndpoint;
import org.openfpx.http.oauth.RefreshTokenGrant;
import org.openfpx.http.oauth.TokenEndpoint;
import org.openfpx.http.oauth.UserinfoEndpoint;
import org.openfpx.http.page.HomeEndpoint;
import org.openfpx.http.page.Pages;

/** Everything the authorization server answers at on its public listener. */
final class Endpoints {
  private Endpoints() {}

  /**
   * What endpoints need beside use cases and pages.
   *
   * @param signer for answers that are signed
   */
  record Means(Issuer issuer, World world, Stores stores, TokenSigner signer) {}

  static List<Endpoint> open(Means means, UseCases useCases, Pages pages) {
    var issuer = means.issuer();
    var world = means.world();
    var stores = means.stores();
    var clients = new ClientDoor(useCases.authenticateClient(), issuer);
    var services = new ServiceDoor(useCases.checkServiceToken(), issuer);
    var mounted = new ArrayList<Endpoint>();
    mounted.addAll(forClients(issuer, useCases, clients));
    mounted.addAll(forBrowsers(means, useCases, pages));
    mounted.addAll(forWallets(issuer, world, useCases, services));
    mounted.addAll(forResourceServers(means, useCases, clients, services));
    mounted.add(keySet(means));
    mounted.add(new RegistryEndpoint(stores.registry()));
    mounted.add(new ProfilesEndpoint());
    mounted.add(new ClaimProfilesEndpoint(stores.registry().current().network().mode()));
    mounted.add(pages.assets());
    return Discovery.describing(
        URI.create(issuer.value()), EnumSet.allOf(DiscoveryDocument.class), mounted);
  }

  /** Whoever reads the keys first, right after the first start, waits until all are there. */
  private static JwksEndpoint keySet(Means means) {
    return new JwksEndpoint(
        "/oauth2/jwks",
        means.stores().signingKeys(),
        means.world().time(),
        () -> AuthorizationServer.SIGNED_BY.forEach(means.signer()::prepare));
  }

  private static List<Endpoint> forClients(Issuer issuer, UseCases useCases, ClientDoor clients) {
    var token = useCases.token();
    var signIns = useCases.signIn().tokens();
    var proofs = new TokenEndpoint.Proofs(useCases.checkProof(), URI.create(issuer.value()));
    return List.of(
        new TokenEndpoint(
            "/oauth2/token",
            clients,
            proofs,
            List.of(
                new CapabilityTicketGrant(token.openTransaction(), issuer, ClaimsEndpoint.PATH),
                new UmaTicketGrant(token.redeemTicket(), issuer, ClaimsEndpoint.PATH),
                new AtThisServer(new ServiceTokenGrant(token.issueServiceToken()), issuer),
                new AtThisServer(new AuthorizationCodeGrant(signIns::redeem), issuer),
                new TokenSetRefreshGrant(
                    token.refreshTokens(),
                    new AtThisServer(new RefreshTokenGrant(signIns::refresh), issuer)))),
        new TokenSetRevocation(clients, token.revokeToken(), signIns),
        new PushedRequestEndpoint(clients, proofs, useCases.signIn().push()),
        new UserinfoEndpoint(
            "/oauth2/userinfo", new BearerDoor(signIns.check(), issuer, proofs), _ -> Claims.NONE));
  }

  private static List<Endpoint> forBrowsers(Means means, UseCases useCases, Pages pages) {
    var issuer = means.issuer();
    var claims = useCases.claims();
    var registry = means.stores().registry();
    // As it was last seen: nobody is asked how long a cookie lives.
    var cookies =
        new GatheringCookies(issuer, () -> registry.at(0).network().lifetimes().gathering());
    return List.of(
        new HomeEndpoint(pages),
        new ClaimsEndpoint(claims.startGathering(), pages, cookies),
        new AuthorizationEndpoint(useCases.signIn().request(), pages, issuer, cookies),
        new WalletChoiceEndpoint(claims.chooseWallet(), pages, issuer, cookies),
        new SignOutEndpoint(useCases.signIn().signOut(), pages),
        // Before the address of a transaction, which would take it for a handle.
        new CallbackEndpoint(claims.finishGathering(), pages, cookies));
  }

  private static List<Endpoint> forWallets(
      Issuer issuer, World world, UseCases useCases, ServiceDoor services) {
    var account = useCases.account();
    var owner = useCases.owner();
    var guest = useCases.guest();
    return List.of(
        new TransactionEndpoint(useCases.claims().describeTransaction(), services),
        new AccountEndpoint(account.registerAccount(), account.manageAccount(), services, issuer),
        new PermissionsEndpoint(
            account.pushPermissions(),
            account.heldPermissions(),
            services,
            new PermissionJson(world.time())),
        new PoliciesEndpoint(
            owner.managePolicies(), useCases.findResources(), services, world.time()),
        new InvitationsEndpoint(
            guest.acceptInvitation(),
            guest.heldInvitations(),
            guest.useInvitation(),
            useCases.findResources(),
            services,
            world.time()),
        new RequestsEndpoint(
            owner.readRequests(), owner.answerRequest(), useCases.findResources(), services));
  }

  private static List<Endpoint> forResourceServers(
      Means means, UseCases useCases, ClientDoor clients, ServiceDoor services) {
    var introspect = useCases.token().introspectToken();
    var answers = new IntrospectionAnswers(means.issuer(), means.signer(), means.world().time());
    return List.of(
        new IntrospectionEndpoint(introspect, services, clients, answers),
        new PermissionTicketEndpoint(useCases.askForTicket(), services),
        new ResourceEndpoint(
            useCases.registerResources(), useCases.ownersPage(), services, means.issuer()));
  }
}
