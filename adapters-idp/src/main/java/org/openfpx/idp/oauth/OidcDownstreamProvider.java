package org.openfpx.idp.oauth;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.rsa.linking.DownstreamProvider;
import org.openfpx.domain.rsa.linking.DownstreamTokens;
import org.openfpx.domain.rsa.linking.Person;
import org.openfpx.domain.secret.Secret;

/** The OpenID provider of a source, as its adapter uses it. */
public final class OidcDownstreamProvider implements DownstreamProvider {
  private final ProviderClient client;
  private final ProviderRegistration us;

  /**
   * @param us how the adapter is known at the provider, with {@code openid} among the scopes
   */
  public OidcDownstreamProvider(ProviderClient client, ProviderRegistration us) {
    this.client = client;
    this.us = us;
  }

  @Override
  public AuthorizationAnswer authorization(LoginRequest request) {
    var departing =
        new ProviderClient.Departing(
            request.state().reveal(),
            request.nonce().reveal(),
            CodeChallenge.of(new CodeVerifier(request.verifier().reveal())),
            request.languages(),
            demands(request.recency()));
    return client
        .authorizationAddress(us, departing)
        .<AuthorizationAnswer>map(SignInAt::new)
        .orElseGet(Unreachable::new);
  }

  private static Map<String, String> demands(Recency recency) {
    var parameters = new TreeMap<>(Demands.of(recency));
    if (recency.anew()) {
      parameters.put("prompt", "login");
    }
    return parameters;
  }

  @Override
  public LoginAnswer redeem(Secret code, Optional<String> issuer, Secret nonce, Secret verifier) {
    var arriving = new ProviderClient.Arriving(code, issuer, nonce.reveal(), verifier.reveal());
    return switch (client.redeem(us, arriving)) {
      case TokenAnswer.Tokens tokens -> signedIn(tokens);
      case TokenAnswer.Refused() -> new Refused();
      case TokenAnswer.NotValid() -> new Refused();
      case TokenAnswer.NotKnown() -> new Unreachable();
      case TokenAnswer.Unreachable() -> new Unreachable();
    };
  }

  private LoginAnswer signedIn(TokenAnswer.Tokens tokens) {
    var subject = tokens.idToken().flatMap(claims -> claims.subject());
    if (tokens.accessToken().isEmpty() || subject.filter(s -> s.length() <= 255).isEmpty()) {
      return new Refused();
    }
    var token = tokens.accessToken().get();
    var name =
        name(tokens.idToken().orElseThrow().claims())
            .or(() ->
                client.userinfo(us, token, subject.get()).flatMap(OidcDownstreamProvider::name));
    return new SignedIn(
        new Person(URI.create(us.issuer().value()), subject.get()),
        name,
        new DownstreamTokens(token, tokens.refreshToken(), tokens.endsAt()),
        tokens.idToken().orElseThrow().claims().instant("auth_time"));
  }

  private static Optional<String> name(Claims claims) {
    return claims.text("name").or(() -> claims.text("preferred_username")).filter(Names::isFit);
  }

  @Override
  public RenewalAnswer renew(Secret refreshToken) {
    return switch (client.refresh(us, refreshToken)) {
      case TokenAnswer.Tokens(var access, var end, var refresh, var _) when access.isPresent() ->
          new Renewed(new DownstreamTokens(access.get(), refresh, end));
      case TokenAnswer.Tokens _ -> new Refused();
      case TokenAnswer.Refused() -> new Refused();
      case TokenAnswer.NotValid() -> new Refused();
      case TokenAnswer.NotKnown() -> new Unreachable();
      case TokenAnswer.Unreachable() -> new Unreachable();
    };
  }

  @Override
  public void revoke(DownstreamTokens tokens) {
    client.revoke(us, tokens.refreshToken().orElse(tokens.accessToken()));
  }
}
