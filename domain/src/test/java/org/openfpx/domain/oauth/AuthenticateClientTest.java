package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.oauth.OauthClients.KEYS;
import static org.openfpx.domain.testing.oauth.OauthClients.SECRET;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.ClientAuthentication.Refused;
import org.openfpx.domain.oauth.ClientAuthentication.SeveralMethods;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemoryAssertionIds;
import org.openfpx.domain.testing.oauth.InMemoryRegisteredClients;
import org.openfpx.domain.testing.oauth.OauthClients;
import org.openfpx.domain.testing.oauth.TransparentTokens;

/** RFC 6749 section 2.3, RFC 7523 section 3 and its update. */
class AuthenticateClientTest {
  private static final String ISSUER = "https://provider.example";
  private static final URI ENDPOINT = URI.create(ISSUER + "/oauth2/token");

  private final TestWorld world = new TestWorld();
  private final TransparentTokens tokens = new TransparentTokens();
  private final InMemoryRegisteredClients clients =
      new InMemoryRegisteredClients(
          OauthClients.alpha(),
          OauthClients.beta(),
          OauthClients.gamma(),
          OauthClients.delta(),
          OauthClients.pia());
  private final AuthenticateClient authenticate =
      new AuthenticateClient(
          new Issuer(ISSUER),
          clients,
          new AuthenticateClient.Verifiers(
              tokens, Optional.of((token, key) -> tokens.verify(token, keyOf(key), Set.of()))),
          new InMemoryAssertionIds(),
          world);

  /** Stands for what one signs with who knows the secret. */
  private static VerificationKeys keyOf(ClientCredential.SharedKey key) {
    return new VerificationKeys.Inline(key.place() + key.secret().value());
  }

  @Test
  void aSecretInTheHeaderProvesAClientThatIsRegisteredForIt() {
    assertIs("alpha", basic("alpha", SECRET));
    assertRefused(basic("alpha", new Secret("another")));
    assertRefused(basic("beta", SECRET));
    assertRefused(basic("gamma", SECRET));
    assertRefused(basic("pia", SECRET));
    assertRefused(basic("nobody", SECRET));
    assertRefused(basic("not\na client", SECRET));
  }

  @Test
  void aSecretInTheBodyProvesAClientThatIsRegisteredForIt() {
    assertIs("beta", post("beta", SECRET));
    assertRefused(post("beta", new Secret("another")));
    assertRefused(post("alpha", SECRET));
    assertRefused(new ShownCredentials(none(), none(), Optional.of(SECRET), none()));
  }

  @Test
  void aPublicClientSaysItsNameAndAConfidentialOneCannotGetAwayWithThat() {
    assertIs("pia", named("pia"));
    assertRefused(named("alpha"));
    assertRefused(named("gamma"));
    assertRefused(new ShownCredentials(none(), none(), none(), none()));
  }

  @Test
  void oneMethodAtATime() {
    var both =
        new ShownCredentials(
            Optional.of(new ShownCredentials.Basic("alpha", SECRET)),
            none(),
            Optional.of(SECRET),
            none());

    assertThat(authenticate.authenticate(both)).isEqualTo(new SeveralMethods());
  }

  @Test
  void theClientIdBesideAnotherMethodMustNotDisagree() {
    var basic = Optional.of(new ShownCredentials.Basic("alpha", SECRET));
    assertIs("alpha", new ShownCredentials(basic, Optional.of("alpha"), none(), none()));
    assertRefused(new ShownCredentials(basic, Optional.of("beta"), none(), none()));
    assertRefused(
        new ShownCredentials(none(), Optional.of("alpha"), none(), Optional.of(signed(good()))));
  }

  @Test
  void anAssertionIsGoodOnce() {
    var assertion = signed(good());

    assertIs("gamma", assertion(assertion));
    assertRefused(assertion(assertion));
    assertRefused(assertion(signed(good())));
    assertIs("gamma", assertion(signed(good().with("jti", "another"))));
  }

  @Test
  void anAssertionIsSignedByTheClientsOwnKeys() {
    var foreign = new VerificationKeys.Inline("mallory's");
    assertRefused(assertion(tokens.signedBy(foreign, "jwt", good())));
    assertRefused(assertion("no token at all"));
  }

  @Test
  void anAssertionThatIsSignedWithTheSecretOfTheClientIsGoodOnce() {
    var assertion = signedByDelta(deltas());
    assertIs("delta", assertion(assertion));
    assertRefused(assertion(assertion));
    assertRefused(assertion(signedByDelta(deltas().with("jti", "two").with("aud", "x"))));
    assertIs("delta", assertion(signedByDelta(deltas().with("jti", "two"))));
  }

  @Test
  void noClientProvesItselfByWhatAnotherIsRegisteredFor() {
    assertRefused(assertion(tokens.signedBy(KEYS, "jwt", deltas())));
    assertRefused(assertion(signedByDelta(good())));
    assertRefused(assertion(signedByDelta(good().with("iss", "alpha").with("sub", "alpha"))));
    assertRefused(assertion(signedByDelta(good().with("iss", "pia").with("sub", "pia"))));
    assertRefused(basic("delta", SECRET));
    assertRefused(post("delta", SECRET));
    assertRefused(named("delta"));
  }

  @Test
  void whereNobodySignsWithASecretNobodyCan() {
    var without =
        new AuthenticateClient(
            new Issuer(ISSUER), clients, tokens, new InMemoryAssertionIds(), world);

    assertThat(without.authenticate(assertion(signedByDelta(deltas())))).isEqualTo(new Refused());
    assertThat(without.methods())
        .doesNotContain(ClientAuthenticationMethod.CLIENT_SECRET_JWT)
        .hasSize(ClientAuthenticationMethod.values().length - 1);
    assertThat(authenticate.methods()).contains(ClientAuthenticationMethod.CLIENT_SECRET_JWT);
  }

  private Claims deltas() {
    return good().with("iss", "delta").with("sub", "delta");
  }

  private String signedByDelta(Claims claims) {
    var key = (ClientCredential.SharedKey) OauthClients.delta().credential();
    return tokens.signedBy(keyOf(key), "jwt", claims);
  }

  @Test
  void anAssertionIsByTheClientAboutItself() {
    assertRefused(assertion(signed(good().with("iss", "alpha"))));
    assertRefused(assertion(signed(good().with("sub", "alpha"))));
    assertRefused(assertion(signed(good().with("iss", "nobody").with("sub", "nobody"))));
  }

  @Test
  void itsOnlyAudienceIsTheIssuer() {
    assertRefused(assertion(signed(good().with("aud", ENDPOINT.toString()))));
    assertRefused(assertion(signed(good().with("aud", "https://other.example"))));
    assertRefused(assertion(signed(good().with("aud", List.of(ISSUER, "https://o.example")))));
    assertRefused(assertion(signed(good().with("aud", List.of()))));
    assertIs("gamma", assertion(signed(good().with("aud", List.of(ISSUER)))));
  }

  @Test
  void itsEndIsNear() {
    var now = world.instant();
    assertRefused(assertion(signed(new Claims(without("exp")))));
    assertRefused(assertion(signed(good().with("exp", now.minus(Duration.ofMinutes(1))))));
    assertRefused(assertion(signed(good().with("exp", now.plus(Duration.ofMinutes(6))))));
    assertRefused(assertion(signed(good().with("exp", Long.MAX_VALUE))));
    assertRefused(assertion(signed(good().with("nbf", Long.MAX_VALUE))));
    assertRefused(assertion(signed(good().with("nbf", now.plus(Duration.ofMinutes(1))))));
    assertRefused(assertion(signed(good().with("iat", now.plus(Duration.ofMinutes(1))))));
    assertIs("gamma", assertion(signed(good().with("exp", now.plus(Duration.ofMinutes(5))))));
  }

  @Test
  void itHasAnId() {
    assertRefused(assertion(signed(new Claims(without("jti")))));
    assertRefused(assertion(signed(good().with("jti", "x".repeat(256)))));
  }

  @Test
  void aDisabledClientIsUnknown() {
    clients.disable(new ClientId("alpha"));
    assertRefused(basic("alpha", SECRET));
  }

  private Claims good() {
    return Claims.NONE
        .with("iss", "gamma")
        .with("sub", "gamma")
        .with("aud", ISSUER)
        .with("exp", world.instant().plusSeconds(60))
        .with("jti", "one");
  }

  private java.util.Map<String, ClaimValue> without(String name) {
    var members = new java.util.LinkedHashMap<>(good().members());
    members.remove(name);
    return members;
  }

  private String signed(Claims claims) {
    return tokens.signedBy(KEYS, "jwt", claims);
  }

  private void assertIs(String client, ShownCredentials shown) {
    assertThat(authenticate.authenticate(shown))
        .isInstanceOfSatisfying(
            ClientAuthentication.Authenticated.class,
            found -> assertThat(found.client().id().value()).isEqualTo(client));
  }

  private void assertRefused(ShownCredentials shown) {
    assertThat(authenticate.authenticate(shown)).isEqualTo(new Refused());
  }

  private static ShownCredentials basic(String client, Secret secret) {
    return new ShownCredentials(
        Optional.of(new ShownCredentials.Basic(client, secret)), none(), none(), none());
  }

  private static ShownCredentials post(String client, Secret secret) {
    return new ShownCredentials(none(), Optional.of(client), Optional.of(secret), none());
  }

  private static ShownCredentials named(String client) {
    return new ShownCredentials(none(), Optional.of(client), none(), none());
  }

  private static ShownCredentials assertion(String compact) {
    return new ShownCredentials(none(), none(), none(), Optional.of(compact));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
