package org.openfpx.domain.testing.rsa;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.DownstreamTokens;
import org.openfpx.domain.rsa.linking.Link;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.LoginId;
import org.openfpx.domain.rsa.linking.PendingLogin;
import org.openfpx.domain.rsa.linking.PendingLogin.AtConsent;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.rsa.linking.PendingLogin.Stage;
import org.openfpx.domain.rsa.linking.Person;
import org.openfpx.domain.rsa.rot.IssuedRot;
import org.openfpx.domain.rsa.rot.PermissionId;
import org.openfpx.domain.rsa.rot.PresentedRot;
import org.openfpx.domain.rsa.rot.RotBinding;
import org.openfpx.domain.rsa.rot.RotUse;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;

/** The things of a source, as tests need them. */
public final class RsaMother {
  public static final URI AS = URI.create("https://as.test");
  public static final ClientId WALLET = new ClientId("wallet");
  public static final ClientId CLIENT = new ClientId("my-immunizations");
  public static final ResourceId IMMUNIZATIONS = new ResourceId("registry-immunizations");
  public static final ScopeSet READ = ScopeSet.of("read");
  public static final Person JUNE = new Person(URI.create("https://idp.test"), "june");
  public static final Instant NOW = TestWorld.BEGINNING;

  private RsaMother() {}

  public static SecretHash hash(String value) {
    return SecretHash.sha256(value);
  }

  public static DownstreamTokens downstream(String name, Duration lifetime) {
    return new DownstreamTokens(
        new Secret(name + "-access"),
        Optional.of(new Secret(name + "-refresh")),
        NOW.plus(lifetime));
  }

  public static Link link(String id) {
    return link(id, JUNE);
  }

  public static Link link(String id, Person person) {
    return new Link(
        new LinkId(id),
        person,
        WALLET,
        "pseudonym of " + person.subject(),
        Optional.of("June"),
        downstream(id, Duration.ofHours(1)),
        false,
        NOW);
  }

  public static AuthorizationParameters wish() {
    return new AuthorizationParameters(
        Map.of(
            "client_id", "wallet",
            "redirect_uri", "https://wallet.test/callback",
            "response_type", "code",
            "scope", "openid fpx_rot",
            "state", "a state & more=",
            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method", "S256"),
        Set.of());
  }

  public static PendingLogin atProvider(String id, String state, String browser) {
    return login(
        id, browser, new AtProvider(hash(state), new Secret("nonce"), new Secret("verifier"), NOW));
  }

  public static PendingLogin atConsent(String id, String browser) {
    return login(
        id,
        browser,
        new AtConsent(
            JUNE, Optional.of("June"), downstream(id, Duration.ofHours(1)), Optional.of(NOW)));
  }

  private static PendingLogin login(String id, String browser, Stage stage) {
    return new PendingLogin(
        new LoginId(id), hash(browser), wish(), stage, NOW.plus(Duration.ofMinutes(10)));
  }

  public static RotUse use() {
    return new RotUse(AS, CLIENT, IMMUNIZATIONS, READ, NOW.plus(Duration.ofDays(30)));
  }

  public static IssuedRot rot(String value, String link) {
    return new IssuedRot(
        hash(value),
        new LinkId(link),
        Optional.empty(),
        NOW.plus(Duration.ofMinutes(30)),
        Optional.empty());
  }

  public static IssuedRot rotFor(String value, String link, RotUse use) {
    return new IssuedRot(
        hash(value),
        new LinkId(link),
        Optional.of(use),
        NOW.plus(Duration.ofMinutes(30)),
        Optional.empty());
  }

  public static RotBinding binding(String permission) {
    var use = use();
    return new RotBinding(
        use.authorizationServer(),
        new PermissionId(permission),
        use.client(),
        use.resource(),
        use.endsAt());
  }

  public static PresentedRot presented(Secret rot, String permission) {
    return presented(rot, permission, use());
  }

  public static PresentedRot presented(Secret rot, String permission, RotUse use) {
    return new PresentedRot(rot, new PermissionId(permission), use);
  }
}
