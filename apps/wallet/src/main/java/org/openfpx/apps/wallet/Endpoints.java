package org.openfpx.apps.wallet;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Discovery;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.listener.Health;
import org.openfpx.http.oauth.AuthorizationAnswers;
import org.openfpx.http.oauth.AuthorizationCodeGrant;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.JwksEndpoint;
import org.openfpx.http.oauth.TokenEndpoint;
import org.openfpx.http.page.Pages;
import org.openfpx.http.page.PictureEndpoint;
import org.openfpx.http.page.Site;
import org.openfpx.http.problem.Problems;
import org.openfpx.http.session.BrowserCookie;
import org.openfpx.http.session.FormGuard;
import org.openfpx.http.wallet.AccountPages;
import org.openfpx.http.wallet.AskedPages;
import org.openfpx.http.wallet.AuthorizePage;
import org.openfpx.http.wallet.CallbackEndpoint;
import org.openfpx.http.wallet.ConsentPages;
import org.openfpx.http.wallet.EndPages;
import org.openfpx.http.wallet.GuestPages;
import org.openfpx.http.wallet.HomePages;
import org.openfpx.http.wallet.InvitationCookie;
import org.openfpx.http.wallet.LetPages;
import org.openfpx.http.wallet.OrganizationsEndpoint;
import org.openfpx.http.wallet.Owning;
import org.openfpx.http.wallet.RequestPages;
import org.openfpx.http.wallet.SessionPages;
import org.openfpx.http.wallet.SignInPages;
import org.openfpx.http.wallet.SourcePages;
import org.openfpx.http.wallet.ThingPages;
import org.openfpx.http.wallet.WalletSite;

/** All addresses of the wallet. */
final class Endpoints {
  final URI issuer;
  final Problems problems;
  final List<Endpoint> open;
  final List<Endpoint> admin;

  private Endpoints(Config config, World world, Stores stores, UseCases can, Health health) {
    issuer = URI.create(config.system().issuer().value());
    var pages =
        new Pages(
            new Site("wallet", config.name(), issuer, config.system().languages()), can.pictures);
    problems = new Problems(world.ids()::next, Optional.of(pages));
    var site =
        new WalletSite(
            pages, BrowserCookie.of("wallet", issuer), new FormGuard(issuer), can.visits);
    open =
        Discovery.describing(
            issuer,
            EnumSet.of(DiscoveryDocument.OPENID),
            Stream.concat(
                    Stream.concat(
                        pages(config, stores, can, site).stream(),
                        owners(config, world, stores, can, site).stream()),
                    provider(config, world, stores, can, site, pages).stream())
                .toList());
    admin = List.of(health);
  }

  static Endpoints of(Config config, World world, Stores stores, UseCases can, Health health) {
    return new Endpoints(config, world, stores, can, health);
  }

  private static List<Endpoint> pages(Config config, Stores stores, UseCases can, WalletSite site) {
    return List.of(
        new HomePages(site, can.catalogue, can.dashboard, owning(config, can)),
        new ConsentPages(site, can.catalogue, can.dashboard, can.stopSharing),
        new SourcePages(
            site,
            can.catalogue,
            stores.links,
            can.beginLinking,
            can.ownSessions,
            new SourcePages.Leaving(can.dashboard, can.leaveSource)),
        new AccountPages(
            site,
            can.catalogue,
            stores.accounts,
            new AccountPages.Data(can.myData, can.deleteAccount, can.ownSessions),
            config.system().languages()),
        new SessionPages(site, can.catalogue, can.ownSessions, can.beginLogin),
        new SignInPages(site, can.catalogue, can.beginLogin, can.ownSessions),
        new CallbackEndpoint(
            site,
            new CallbackEndpoint.Ends(can.returnFromTrip, can.finishLogin, can.finishLinking),
            stores.accounts),
        new OrganizationsEndpoint(can.catalogue));
  }

  private static Owning owning(Config config, UseCases can) {
    var owns = can.owning;
    return new Owning(
        can.catalogue,
        owns.places(),
        owns.show(),
        owns.let(),
        owns.end(),
        owns.answer(),
        owns.waiting(),
        owns.ledger(),
        config.system().issuer());
  }

  private static List<Endpoint> owners(
      Config config, World world, Stores stores, UseCases can, WalletSite site) {
    var owning = owning(config, can);
    var guests =
        new GuestPages(
            site,
            can.catalogue,
            new GuestPages.Guests(
                can.guests.open(),
                can.guests.leave(),
                stores.welcomes,
                new InvitationCookie(URI.create(config.system().issuer().value()), stores.sealer),
                world.time()));
    return List.of(
        guests,
        new ThingPages(site, owning, guests),
        new LetPages(site, owning, can.ownSessions),
        new EndPages(site, owning),
        new AskedPages(site, owning));
  }

  private static List<Endpoint> provider(
      Config config, World world, Stores stores, UseCases can, WalletSite site, Pages pages) {
    var asking = can.asking;
    var answers = new AuthorizationAnswers(config.system().issuer(), pages::sendAway);
    var door = new ClientDoor(can.providing.authenticate(), config.system().issuer());
    return List.of(
        pages.assets(),
        new PictureEndpoint(can.pictures),
        new AuthorizePage(
            site,
            can.providing.judge(),
            new AuthorizePage.Ways(asking.open(), asking.silently()),
            answers),
        new RequestPages(
            site,
            can.catalogue,
            new RequestPages.Answers(
                asking.show(),
                asking.yes(),
                asking.no(),
                asking.askOwner(),
                asking.saveChoices(),
                can.beginLinking,
                asking.signIn())),
        new TokenEndpoint(
            "/oauth2/token", door, List.of(new AuthorizationCodeGrant(can.providing.redeemCode()))),
        new JwksEndpoint("/jwks", stores.signingKeys, world.time()));
  }
}
