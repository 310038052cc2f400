package org.openfpx.idp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.FreePort;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.domain.time.World;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.idp.jose.JoseTokenSigner;
import org.openfpx.idp.jose.JoseTokenVerifier;
import org.openfpx.idp.jose.KeySets;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;

/**
 * The client speaks with a provider that is not ours, so that we don't only agree with ourselves.
 */
@Tag("network")
class NodeProviderTest {
  private static final String VERSION = "9.13.3";
  private static final Pattern FORM_ACTION = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");
  private static final Secret VERIFIER = new Secret("v".repeat(43));

  private static final InMemorySigningKeys KEYS = new InMemorySigningKeys();
  private static final Sealer SEALER = new OpenSealer();
  private static @Nullable Process node;
  private static int port;

  private final TestWorld chance = new TestWorld();
  private final World world = new World(InstantSource.system(), chance, chance.ids());
  private final Outgoing outgoing = Outgoing.within(OutgoingSettings.DEFAULT.allowing("localhost"));
  private final ProviderClient client =
      new ProviderClient(
          outgoing,
          ProviderDirectory.ofProviders(outgoing, world.time()),
          new JoseTokenVerifier(new KeySets(outgoing, world.time())),
          world);
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeAll
  static void startNode() throws Exception {
    new KeepSigningKeys(
            KEYS, new JoseKeyMaker(), SEALER, KeyRotation.DEFAULT, InstantSource.system())
        .keep(SignatureAlgorithm.ES256);
    var folder = Files.createDirectories(Path.of("target", "node-provider"));
    try (var script = NodeProviderTest.class.getResourceAsStream("/node/provider.mjs")) {
      Files.copy(
          Objects.requireNonNull(script),
          folder.resolve("provider.mjs"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(folder.resolve("node_modules/oidc-provider"))) {
      run(folder, "npm", "install", "--no-audit", "--no-fund", "oidc-provider@" + VERSION);
    }
    port = FreePort.next();
    var started =
        new ProcessBuilder(
                "node", "provider.mjs", Integer.toString(port), KEYS.all().getFirst().publicJwk())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    node = started;
    awaitReady(started);
  }

  @AfterAll
  static void stopNode() {
    if (node != null) {
      node.destroyForcibly();
    }
  }

  @AfterEach
  void close() {
    outgoing.close();
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"by:secret", "by-key"})
  void aPersonSignsInAndTheTokensLiveOn(String who) throws Exception {
    var us = us(who);
    var returned = signIn(us);
    assertThat(returned.get("iss")).isEqualTo(us.issuer().value());
    assertThat(returned.get("state")).isEqualTo("the-state");

    var answer = client.redeem(us, arriving(returned, "the-nonce"));

    assertThat(answer).isInstanceOf(TokenAnswer.Tokens.class);
    var tokens = (TokenAnswer.Tokens) answer;
    assertThat(tokens.idToken().orElseThrow().subject()).contains("june");
    var token = tokens.accessToken().orElseThrow();
    assertThat(client.userinfo(us, token, "june").orElseThrow().text("name"))
        .contains("June of Node");

    var refresh = tokens.refreshToken().orElseThrow();
    assertThat(client.refresh(us, refresh)).isInstanceOf(TokenAnswer.Tokens.class);
    assertThat(client.revoke(us, token)).isTrue();
    assertThat(client.userinfo(us, token, "june")).isEmpty();
  }

  @Test
  void aCodeWithAnotherNonceOrVerifierOrASecondTimeGivesNothing() throws Exception {
    var us = us("by:secret");
    assertThat(client.redeem(us, arriving(signIn(us), "another")))
        .isEqualTo(new TokenAnswer.NotValid());

    var returned = signIn(us);
    var wrong =
        new ProviderClient.Arriving(
            new Secret(code(returned)),
            Optional.ofNullable(returned.get("iss")),
            "the-nonce",
            "w".repeat(43));
    assertThat(client.redeem(us, wrong)).isEqualTo(new TokenAnswer.Refused());

    var good = signIn(us);
    assertThat(client.redeem(us, arriving(good, "the-nonce")))
        .isInstanceOf(TokenAnswer.Tokens.class);
    assertThat(client.redeem(us, arriving(good, "the-nonce"))).isEqualTo(new TokenAnswer.Refused());
  }

  private static ProviderClient.Arriving arriving(Map<String, String> returned, String nonce) {
    return new ProviderClient.Arriving(
        new Secret(code(returned)),
        Optional.ofNullable(returned.get("iss")),
        nonce,
        VERIFIER.reveal());
  }

  private static String code(Map<String, String> returned) {
    return Objects.requireNonNull(returned.get("code"));
  }

  private static ProviderRegistration us(String who) {
    var credential =
        who.equals("by-key")
            ? new OwnCredential.SignedAssertion(
                new JoseTokenSigner(KEYS, SEALER, InstantSource.system()))
            : new OwnCredential.SecretInHeader(
                new Secret("secret of more than thirty-two: %characters+"));
    return new ProviderRegistration(
        new Issuer("http://localhost:" + port),
        new ClientId(who),
        credential,
        URI.create("https://wallet.example/callback"),
        ScopeSet.of("openid", "profile", "offline_access"),
        Map.of("prompt", "login consent"));
  }

  /** Walks through the pages as a person without script does; what the callback is given. */
  private Map<String, String> signIn(ProviderRegistration us) throws Exception {
    var departing =
        new ProviderClient.Departing(
            "the-state",
            "the-nonce",
            CodeChallenge.of(new CodeVerifier(VERIFIER.reveal())),
            List.of(),
            Map.of());
    var at = client.authorizationAddress(us, departing).orElseThrow();
    var answer = get(at);
    for (int step = 0; step < 20; step++) {
      if (answer.statusCode() / 100 == 3) {
        at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
        if (at.toString().startsWith(us.redirectUri().toString())) {
          return parameters(at.getRawQuery());
        }
        answer = get(at);
      } else {
        at = at.resolve(action(answer.body()));
        var isLogin = answer.body().contains("name=\"login\"");
        answer = post(at, isLogin ? "prompt=login&login=june&password=x" : "prompt=consent");
      }
    }
    throw new AssertionError("the pages of the provider come to no end");
  }

  private static String action(String page) {
    var form = FORM_ACTION.matcher(page);
    assertThat(form.find()).as(page).isTrue();
    return form.group(1);
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI address, String form)
      throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new HashMap<String, String>();
    for (var pair : query.split("&", -1)) {
      var halves = pair.split("=", 2);
      parameters.put(halves[0], URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static void run(Path folder, String... command) throws Exception {
    var log = folder.resolve("npm.log").toFile();
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("npm came to an end").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
  }

  // Reading blocks until the provider says something, so nothing has to be waited for.
  private static void awaitReady(Process node) throws IOException {
    var lines = node.inputReader();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals("ready")) {
        return;
      }
    }
    throw new AssertionError("node has ended");
  }

  private static final class OpenSealer implements Sealer {
    @Override
    public Sealed seal(String clear, String place) {
      return new Sealed(place + ":" + clear);
    }

    @Override
    public String open(Sealed sealed, String place) {
      return sealed.value().substring(place.length() + 1);
    }
  }
}
