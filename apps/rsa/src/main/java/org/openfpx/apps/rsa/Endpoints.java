package org.openfpx.apps.rsa;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.Link;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.registry.RsaSnapshot;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Discovery;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.listener.Health;
import org.openfpx.http.oauth.AuthorizationAnswers;
import org.openfpx.http.oauth.AuthorizationCodeGrant;
import org.openfpx.http.oauth.BearerDoor;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.JwksEndpoint;
import org.openfpx.http.oauth.RefreshTokenGrant;
import org.openfpx.http.oauth.RevocationEndpoint;
import org.openfpx.http.oauth.TokenEndpoint;
import org.openfpx.http.oauth.UserinfoEndpoint;
import org.openfpx.http.page.HomeEndpoint;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.Site;
import org.openfpx.http.rsa.AuthorizeEndpoint;
import org.openfpx.http.rsa.Browser;
import org.openfpx.http.rsa.CallbackEndpoint;
import org.openfpx.http.rsa.ConsentEndpoint;
import org.openfpx.http.rsa.LoginCookie;
import org.openfpx.http.rsa.RotEndpoint;
import org.openfpx.http.rsa.proxy.ProtectedRoutes;
import org.openfpx.http.rsa.proxy.Upstream;
import org.openfpx.http.session.FormGuard;

/** What answers at the two listeners. */
final class Endpoints {
  private static final Scope PROFILE = new Scope("profile");

  private final List<Endpoint> open;
  private final List<Endpoint> admin;
  private final Pages pages;

  private Endpoints(List<Endpoint> open, List<Endpoint> admin, Pages pages) {
    this.open = open;
    this.admin = admin;
    this.pages = pages;
  }

  static Endpoints of(
      Config config,
      World world,
      Stores stores,
      Partners partners,
      UseCases rules,
      CurrentRegistry registry,
      Health health) {
    var issuer = config.system().issuer();
    var address = URI.create(issuer.value());
    var paths = config.paths();
    var pages = new Pages(new Site("rsa", config.name(), address, config.system().languages()));
    var browser =
        new Browser(
            new LoginCookie(address, world.secrets(), config.login()),
            pages,
            new AuthorizationAnswers(issuer, pages::sendAway));
    var clients = new ClientDoor(rules.authenticateClient(), issuer);
    var bearers = new BearerDoor(rules.checkAccessToken(), issuer);
    var scopes = List.of("openid", PROFILE.value(), config.rotScope().value());
    var mounted =
        List.of(
            new AuthorizeEndpoint(
                paths.authorize(), scopes, rules.judgeRequest(), rules.beginLogin(), browser),
            new CallbackEndpoint(paths, rules.finishLogin(), browser),
            new ConsentEndpoint(
                paths,
                rules.askConsent(),
                rules.decideConsent(),
                new ConsentEndpoint.Texts(
                    client -> walletName(config, registry, client),
                    () -> registry.snapshot().resources()),
                new FormGuard(address),
                browser),
            new TokenEndpoint(
                paths.token(),
                clients,
                List.of(
                    new AuthorizationCodeGrant(rules.redeemCode()),
                    new RefreshTokenGrant(rules.refreshTokens()))),
            new RevocationEndpoint(paths.revoke(), clients, rules.revokeToken()::revoke),
            new UserinfoEndpoint(paths.userinfo(), bearers, token -> facts(stores, token)),
            new JwksEndpoint(paths.jwks(), stores.signingKeys(), world.time()),
            new RotEndpoint(
                paths.complete(), config.rotScope(), rules.strategy(), rules.issueRots(), bearers),
            new ProtectedRoutes(
                paths.api(),
                issuer,
                registry::routes,
                rules.judgeAccess(),
                new Upstream(partners.outgoing().client(), config.upstream())),
            new HomeEndpoint(pages),
            pages.assets());
    return new Endpoints(
        Discovery.describing(
            address, Set.of(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID), mounted),
        List.of(health),
        pages);
  }

  private static LocalizedText walletName(
      Config config, CurrentRegistry registry, ClientId wallet) {
    return registry
        .snapshot()
        .wallet(wallet)
        .map(RsaSnapshot.Wallet::name)
        .orElseGet(() -> LocalizedText.of(config.system().languages().getFirst(), wallet.value()));
  }

  /** What a wallet may know of a person besides the pseudonym. */
  private static Claims facts(Stores stores, AccessToken token) {
    if (!token.scopes().contains(PROFILE)) {
      return Claims.NONE;
    }
    return stores
        .links()
        .find(LinkId.of(token.grant()))
        .flatMap(Link::displayName)
        .map(name -> Claims.NONE.with("name", name))
        .orElse(Claims.NONE);
  }

  List<Endpoint> open() {
    return open;
  }

  List<Endpoint> admin() {
    return admin;
  }

  Pages pages() {
    return pages;
  }
}
