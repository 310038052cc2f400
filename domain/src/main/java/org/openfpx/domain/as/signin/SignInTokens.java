package org.openfpx.domain.as.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.as.token.PersonalPats;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.CheckAccessToken;
import org.openfpx.domain.oauth.CodeRedemption;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.PresentedCode;
import org.openfpx.domain.oauth.ProviderSettings;
import org.openfpx.domain.oauth.ProviderStores;
import org.openfpx.domain.oauth.RedeemCode;
import org.openfpx.domain.oauth.RefreshTokens;
import org.openfpx.domain.oauth.Refreshing;
import org.openfpx.domain.oauth.RevokeToken;
import org.openfpx.domain.oauth.TokenCheck;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * What codes and refresh tokens of sign-ins are exchanged for, with the lifetimes of the network or
 * of the client, and bounded by what is left of the grant (protocol, sections 2.4 and 2.5).
 */
public final class SignInTokens implements PersonalPats {
  private final World world;
  private final Issuer issuer;
  private final AuthorizationServerRegistry registry;
  private final ProviderStores stores;
  private final SignInGrants grants;
  private final TokenSigner signer;
  private final EndGrant endGrant;

  public SignInTokens(
      World world,
      Issuer issuer,
      AuthorizationServerRegistry registry,
      Keeping keeping,
      TokenSigner signer) {
    this.world = world;
    this.issuer = issuer;
    this.registry = registry;
    this.stores = keeping.stores();
    this.grants = keeping.grants();
    this.signer = signer;
    this.endGrant = new EndGrant(stores.accessTokens(), stores.refreshGrants(), grants);
  }

  /** What is kept, and what still bounds it. */
  public record Keeping(ProviderStores stores, SignInGrants grants) {}

  /** Gives tokens for a code; one that is shown again ends what it gave. */
  public CodeRedemption redeem(AuthenticatedClient client, PresentedCode code) {
    signer.prepare(client.registered().idTokenSignature());
    var now = world.time().instant();
    return new RedeemCode(settings(client, now), stores, signer, endGrant, grants, at(now))
        .redeem(client, code);
  }

  /** Gives new tokens for a refresh token; one that is shown again ends the grant. */
  public Refreshing refresh(AuthenticatedClient client, Secret token, Optional<ScopeSet> narrowed) {
    signer.prepare(client.registered().idTokenSignature());
    var now = world.time().instant();
    return new RefreshTokens(settings(client, now), stores, signer, endGrant, grants, at(now))
        .refresh(client, token, narrowed);
  }

  /** Ends what the client shows, if it is one of these and its own. */
  public void revoke(AuthenticatedClient client, Secret token) {
    var _ = new RevokeToken(stores, endGrant).revoke(client, token);
  }

  /** The judge of access tokens at the userinfo endpoint. */
  public CheckAccessToken check() {
    return new CheckAccessToken(
        stores.accessTokens(), id -> registry.current().find(id), grants, world.time());
  }

  @Override
  public Found find(Secret token, Optional<KeyThumbprint> proven) {
    return switch (check().check(token, proven, ServiceScopes.PROTECTION)) {
      case TokenCheck.Good(var good) ->
          grants
              .giver(good.grant(), good.client())
              .<Found>map(owner -> new Given(new Pat(good.client(), Optional.of(owner))))
              .orElseGet(Nothing::new);
      case TokenCheck.TooNarrow _ -> new ForSomethingElse();
      case TokenCheck.NotGood() -> new Nothing();
    };
  }

  private World at(Instant now) {
    return new World(() -> now, world.secrets(), world.ids());
  }

  /** The lifetimes of what begins now: all that is kept of it ends on whole minutes. */
  private ProviderSettings settings(AuthenticatedClient client, Instant now) {
    var snapshot = registry.current();
    var lifetimes = snapshot.network().lifetimes();
    var own = snapshot.client(client.id()).map(Client::lifetimes);
    var usual = ProviderSettings.of(issuer);
    return new ProviderSettings(
        issuer,
        lifetimes.code(),
        whole(now, own.flatMap(known -> known.accessToken()).orElse(lifetimes.accessToken())),
        usual.idToken(),
        whole(
            now, own.flatMap(known -> known.refreshToken()).orElse(lifetimes.refreshTokenUnused())),
        whole(now, lifetimes.signIn()),
        false,
        SignInScopes.REFRESHED);
  }

  private static Duration whole(Instant now, Duration lifetime) {
    return Duration.between(now, Ends.after(now, lifetime));
  }
}
