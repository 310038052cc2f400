package org.openfpx.domain.rsa.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.openfpx.domain.testing.rsa.RsaMother.JUNE;
import static org.openfpx.domain.testing.rsa.RsaMother.WALLET;
import static org.openfpx.domain.testing.rsa.RsaMother.wish;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeUse;
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.IssueCode;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.ProviderSettings;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.RegisteredClients;
import org.openfpx.domain.rsa.linking.DecideConsent.Declined;
import org.openfpx.domain.rsa.linking.DecideConsent.Linked;
import org.openfpx.domain.rsa.linking.FinishLogin.AskConsent;
import org.openfpx.domain.rsa.linking.FinishLogin.LoginRefused;
import org.openfpx.domain.rsa.linking.FinishLogin.NoSuchLogin;
import org.openfpx.domain.rsa.linking.FinishLogin.NotRecentEnough;
import org.openfpx.domain.rsa.linking.FinishLogin.ProviderUnreachable;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.rsa.FakeProvider;
import org.openfpx.domain.testing.rsa.InMemoryLinks;
import org.openfpx.domain.testing.rsa.InMemoryPendingLogins;
import org.openfpx.domain.testing.rsa.InMemoryRots;
import org.openfpx.domain.testing.rsa.RsaMother;
import org.openfpx.domain.time.Atomically;

/** From the wallet's request to the link and to its end (protocol, sections 1 and 6). */
class LoginTest {
  private static final Secret BROWSER = new Secret("browser");
  private static final Atomically ATONCE =
      new Atomically() {
        @Override
        public <T> T run(Supplier<T> work) {
          return work.get();
        }
      };

  private final TestWorld world = new TestWorld();
  private final InMemoryPendingLogins logins = new InMemoryPendingLogins();
  private final InMemoryLinks links = new InMemoryLinks();
  private final InMemoryRots rots = new InMemoryRots();
  private final FakeProvider provider = new FakeProvider(world);
  private final Map<SecretHash, IssuedCode> codes = new HashMap<>();
  private final Map<ClientId, RegisteredClient> clients = new HashMap<>(Map.of(WALLET, wallet()));
  private final RegisteredClients registered = id -> Optional.ofNullable(clients.get(id));
  private final JudgeAuthorizationRequest judge = new JudgeAuthorizationRequest(registered);

  private final BeginLogin begin =
      new BeginLogin(world.world(), logins, provider, Duration.ofMinutes(10));
  private final FinishLogin finish = new FinishLogin(world.world(), logins, provider, judge);
  private final org.openfpx.domain.rsa.linking.AskConsent ask =
      new org.openfpx.domain.rsa.linking.AskConsent(world.world(), logins, judge);
  private final DecideConsent decide =
      new DecideConsent(
          world.world(),
          ATONCE,
          new DecideConsent.Ports(logins, links, provider),
          judge,
          new IssueCode(
              ProviderSettings.of(new Issuer("https://source.test")),
              new KeptCodes(codes),
              world.world()));

  private record KeptCodes(Map<SecretHash, IssuedCode> codes) implements Codes {
    @Override
    public void issue(SecretHash code, IssuedCode issued) {
      codes.put(code, issued);
    }

    @Override
    public CodeUse consume(SecretHash code, ClientId by, Optional<KeyThumbprint> key) {
      return new CodeUse.Unknown();
    }

    @Override
    public void endAllOf(ClientId client) {}
  }

  private static RegisteredClient wallet() {
    return new RegisteredClient(
        WALLET,
        new ClientCredential.SharedSecret(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC, SecretHash.sha256("secret")),
        Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
        ScopeSet.of("openid", "profile", "fpx_rot"),
        RedirectUris.of("https://wallet.test/callback"),
        PkceRule.REQUIRED);
  }

  private Secret begun() {
    assertThat(begin.begin(wish(), Recency.ANY, List.of(), BROWSER))
        .isInstanceOf(BeginLogin.GoTo.class);
    return provider.begun().getLast().state();
  }

  private FinishLogin.Outcome answered(Secret state, String code, Secret browser) {
    return finish.finish(
        new ProviderResponse(state, Optional.of(new Secret(code)), Optional.empty()), browser);
  }

  private LoginId signedIn() {
    return answered(begun(), "code", BROWSER) instanceof AskConsent(var id)
        ? id
        : new LoginId("none");
  }

  @Test
  void aYesMakesTheLinkAndACodeThatStandsForIt() {
    var login = signedIn();
    var question = ask.ask(login, BROWSER).orElseThrow();
    assertThat(question.wallet()).isEqualTo(WALLET);
    assertThat(question.displayName()).contains("June");

    var linked = (Linked) decide.decide(login, BROWSER, true);

    var code = Objects.requireNonNull(codes.get(linked.code().hash()));
    assertThat(linked.request().redirectTarget().uri()).isEqualTo("https://wallet.test/callback");
    assertThat(linked.request().state()).contains("a state & more=");
    var link = links.find(LinkId.of(code.grant())).orElseThrow();
    assertThat(link.person()).isEqualTo(JUNE);
    assertThat(link.pseudonym()).isEqualTo(code.authorization().subject());
    assertThat(code.authorization().subject()).doesNotContain("june");
    assertThat(code.authorization().idTokenClaims().isEmpty()).as("no profile asked").isTrue();
    assertThat(provider.revoked()).isEmpty();
  }

  @Test
  void thePersonIsTheSameToOneWalletEachTime() {
    decide.decide(signedIn(), BROWSER, true);
    decide.decide(signedIn(), BROWSER, true);

    assertThat(codes.values())
        .extracting(code -> code.authorization().subject())
        .hasSize(2)
        .containsOnly(codes.values().iterator().next().authorization().subject());
  }

  @Test
  void aNoLeavesNothing() {
    var outcome = decide.decide(signedIn(), BROWSER, false);

    assertThat(outcome).isInstanceOf(Declined.class);
    assertThat(codes).isEmpty();
    assertThat(provider.revoked()).containsExactly("access-0");
  }

  /** RFC 7636 sections 4.1 and 7.1. */
  @Test
  void everyDepartureHasAVerifierOfItsOwn() {
    for (int departure = 0; departure < 100; departure++) {
      var _ = begun();
    }

    assertThat(provider.begun())
        .extracting(request -> request.verifier().reveal())
        .hasSize(100)
        .doesNotHaveDuplicates()
        .allMatch(verifier -> verifier.length() >= 43);
  }

  @Test
  void anAnswerCountsOnce() {
    var login = signedIn();
    decide.decide(login, BROWSER, true);

    assertThat(decide.decide(login, BROWSER, true)).isEqualTo(new DecideConsent.NoSuchLogin());
    assertThat(decide.decide(login, BROWSER, false)).isEqualTo(new DecideConsent.NoSuchLogin());
    assertThat(codes).hasSize(1);
  }

  @Test
  void anotherBrowserGetsNowhere() {
    var other = new Secret("other browser");
    var state = begun();
    assertThat(answered(state, "code", other)).isEqualTo(new NoSuchLogin());

    // The right browser still goes on.
    var login = assertInstanceOf(AskConsent.class, answered(state, "code", BROWSER)).login();
    assertThat(ask.ask(login, other)).isEmpty();
    assertThat(decide.decide(login, other, true)).isEqualTo(new DecideConsent.NoSuchLogin());
    assertThat(ask.ask(login, BROWSER)).isPresent();
  }

  @Test
  void aStateIsGoodOnceAndAMadeUpOneNever() {
    var state = begun();
    assertThat(answered(new Secret("made up"), "code", BROWSER)).isEqualTo(new NoSuchLogin());
    assertThat(answered(state, "code", BROWSER)).isInstanceOf(AskConsent.class);
    assertThat(answered(state, "code", BROWSER)).isEqualTo(new NoSuchLogin());
  }

  /** OpenID Connect Core sections 3.1.2.1 and 3.1.3.7. */
  @Test
  void howRecentASignInTheWalletWantsIsAskedOfTheProviderAndHeldAgainstWhatItSays() {
    for (var demand : List.of(Map.of("prompt", "login"), Map.of("max_age", "60"))) {
      provider.signedInAt(Optional.empty());
      assertThat(answered(begun(demand), "code", BROWSER))
          .as("it does not say when")
          .isInstanceOf(NotRecentEnough.class);
      provider.signedInAt(Optional.of(world.instant().minus(Duration.ofMinutes(5))));
      assertThat(answered(begun(demand), "code", BROWSER)).isInstanceOf(NotRecentEnough.class);
      provider.signedInAt(Optional.of(world.instant()));
      assertThat(answered(begun(demand), "code", BROWSER)).isInstanceOf(AskConsent.class);
    }
    assertThat(provider.revoked()).as("what nobody uses is given back").hasSize(4);
    assertThat(provider.begun().getFirst().recency())
        .isEqualTo(new Recency(true, Optional.empty()));
    assertThat(provider.begun().getLast().recency().oldest()).contains(Duration.ofMinutes(1));
  }

  @Test
  void ofALoginWhoseBeginningIsNotKnownTheAgeOfTheSignInCounts() {
    provider.signedInAt(Optional.of(world.instant().minus(Duration.ofMinutes(1))));

    assertThat(answered(unknownSince(Map.of()), "code", BROWSER)).isInstanceOf(AskConsent.class);
    assertThat(answered(unknownSince(Map.of("max_age", "300")), "code", BROWSER))
        .isInstanceOf(AskConsent.class);
    assertThat(answered(unknownSince(Map.of("prompt", "login")), "code", BROWSER))
        .isInstanceOf(NotRecentEnough.class);
  }

  private Secret unknownSince(Map<String, String> demand) {
    var state = begun(demand);
    var login = logins.takeAnswered(state.hash(), BROWSER.hash()).orElseThrow();
    var at = (PendingLogin.AtProvider) login.stage();
    logins.open(
        login.at(new PendingLogin.AtProvider(at.state(), at.nonce(), at.verifier(), Instant.MAX)));
    return state;
  }

  @Test
  void whenThePersonSignedInIsToldToAWalletThatAsksHowRecentItWas() {
    var at = world.instant().minus(Duration.ofMinutes(1));
    provider.signedInAt(Optional.of(at));
    for (var demand : List.of(Map.of("max_age", "300"), Map.<String, String>of())) {
      var login = ((AskConsent) answered(begun(demand), "code", BROWSER)).login();
      var linked = (Linked) decide.decide(login, BROWSER, true);
      var code = Objects.requireNonNull(codes.get(linked.code().hash()));
      assertThat(code.authorization().authenticatedAt())
          .isEqualTo(demand.isEmpty() ? Optional.empty() : Optional.of(at));
    }
  }

  private Secret begun(Map<String, String> more) {
    var values = new HashMap<>(wish().values());
    values.putAll(more);
    var asked = new AuthorizationParameters(values, Set.of());
    var request = ((AuthorizationJudgement.InOrder) judge.judge(asked)).request();
    assertThat(begin.begin(asked, Recency.of(request), List.of(), BROWSER))
        .isInstanceOf(BeginLogin.GoTo.class);
    return provider.begun().getLast().state();
  }

  @Test
  void aRefusedCodeAnotherIssuerOrANoIsARefusal() {
    assertThat(answered(begun(), "bad", BROWSER)).isInstanceOf(LoginRefused.class);
    assertThat(
            finish.finish(
                new ProviderResponse(
                    begun(), Optional.of(new Secret("code")), Optional.of("https://evil.test")),
                BROWSER))
        .isInstanceOf(LoginRefused.class);
    assertThat(
            finish.finish(
                new ProviderResponse(begun(), Optional.empty(), Optional.empty()), BROWSER))
        .isInstanceOf(LoginRefused.class);
  }

  @Test
  void aProviderThatIsDownIsSaid() {
    var state = begun();
    provider.reachable(false);

    assertThat(answered(state, "code", BROWSER)).isInstanceOf(ProviderUnreachable.class);
    assertThat(begin.begin(wish(), Recency.ANY, List.of(), BROWSER))
        .isEqualTo(new BeginLogin.ProviderUnreachable());
  }

  @Test
  void whatTakesTooLongIsOver() {
    var state = begun();
    world.pass(Duration.ofMinutes(10));
    assertThat(answered(state, "code", BROWSER)).isEqualTo(new NoSuchLogin());

    var login = signedIn();
    world.pass(Duration.ofMinutes(10));
    assertThat(ask.ask(login, BROWSER)).isEmpty();
    assertThat(decide.decide(login, BROWSER, true)).isEqualTo(new DecideConsent.NoSuchLogin());
    assertThat(codes).isEmpty();
  }

  @Test
  void aWalletThatIsDisabledMeanwhileIsLinkedToNobody() {
    var login = signedIn();
    clients.clear();

    assertThat(decide.decide(login, BROWSER, true)).isEqualTo(new DecideConsent.NoSuchLogin());
    assertThat(provider.revoked()).containsExactly("access-0");
  }

  @Test
  void endingALinkEndsItsRotsAndGivesItsTokensBack() {
    links.add(RsaMother.link("one"));
    rots.add(List.of(RsaMother.rot("rot", "one")));
    var end = new EndLink(ATONCE, links, List.of(rots), provider, Runnable::run);

    end.end(new LinkId("one"));
    end.end(new LinkId("one"));

    assertThat(links.find(new LinkId("one"))).isEmpty();
    assertThat(rots.find(RsaMother.hash("rot"))).isEmpty();
    assertThat(provider.revoked()).containsExactly("one-access");
  }
}
