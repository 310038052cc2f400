package org.openfpx.apps.demo.provider;

import java.util.List;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.AuthenticateClient;
import org.openfpx.domain.oauth.CheckAccessToken;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.GrantEndings;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.ProviderSettings;
import org.openfpx.domain.oauth.RedeemCode;
import org.openfpx.domain.oauth.RefreshTokens;
import org.openfpx.domain.oauth.RevokeToken;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.oauth.AuthorizationCodeGrant;
import org.openfpx.http.oauth.BearerDoor;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.JwksEndpoint;
import org.openfpx.http.oauth.RefreshTokenGrant;
import org.openfpx.http.oauth.RevocationEndpoint;
import org.openfpx.http.oauth.TokenEndpoint;
import org.openfpx.http.oauth.UserinfoEndpoint;
import org.openfpx.http.page.Pages;

/** Puts a provider together. */
public final class SampleProvider {
  private final ProviderSetup setup;
  private final ProviderParts parts;
  private final GrantEndings endings;

  /**
   * @param endings what hangs on a grant here and ends with it
   */
  public SampleProvider(ProviderSetup setup, ProviderParts parts, GrantEndings endings) {
    this.setup = setup;
    this.parts = parts;
    this.endings = endings;
  }

  /** Its endpoints, without the discovery documents. */
  public List<Endpoint> endpoints(Pages pages) {
    var settings = ProviderSettings.of(setup.issuer());
    var stores = parts.stores();
    var end = new EndGrant(stores.accessTokens(), stores.refreshGrants(), endings);
    var redeem = new RedeemCode(settings, stores, parts.signer(), end, parts.world());
    var refresh = new RefreshTokens(settings, stores, parts.signer(), end, parts.world());
    var door = clientDoor();
    return List.of(
        new LoginEndpoint(
            setup, pages, new IssueCode(settings, stores.codes(), parts.world()), parts.world()),
        new TokenEndpoint(
            "/oauth2/token",
            door,
            List.of(new AuthorizationCodeGrant(redeem), new RefreshTokenGrant(refresh))),
        new RevocationEndpoint("/oauth2/revoke", door, new RevokeToken(stores, end)::revoke),
        new UserinfoEndpoint("/oauth2/userinfo", bearerDoor(), this::facts),
        new JwksEndpoint("/oauth2/jwks", parts.keys(), parts.world().time()));
  }

  /** The way into further endpoints that this provider's access tokens open. */
  public BearerDoor bearerDoor() {
    return new BearerDoor(
        new CheckAccessToken(parts.stores().accessTokens(), setup.clients(), parts.world().time()),
        setup.issuer());
  }

  private ClientDoor clientDoor() {
    return new ClientDoor(
        new AuthenticateClient(
            setup.issuer(),
            setup.clients(),
            parts.verifier(),
            parts.assertionIds(),
            parts.world().time()),
        setup.issuer());
  }

  private Claims facts(AccessToken token) {
    return token
        .subject()
        .flatMap(setup.accounts()::find)
        .map(person -> Claims.NONE.with("preferred_username", person.user()))
        .orElse(Claims.NONE);
  }
}
