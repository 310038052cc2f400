package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.person.PersonAtBrowser;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Browser;

/** Signing in at a client with the wallet (protocol, section 2.4). */
abstract class SignInScenarios {
  private static final String CLIENT = "my-immunizations";
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  /** Somebody who shares nothing else, whose first sharing is the one to stop. */
  private static final String SHEBA = "sheba";

  private final Setting setting;
  private final ScenarioNetwork network;

  SignInScenarios(Setting setting) {
    this.setting = setting;
    this.network = setting.network();
  }

  @Test
  void aClientKnowsThePersonAgainAndNobodyElseByThatName() {
    try (var peer = network.peer()) {
      var june = name(peer, signIn(peer, "june"));
      var again = name(peer, signIn(peer, "june"));
      var rosario = name(peer, signIn(peer, "rosario"));

      assertThat(again).isEqualTo(june);
      assertThat(rosario).isNotEqualTo(june);
    }
  }

  @Test
  void theWalletShowsTheSignInAndStoppingItEndsIt() {
    try (var peer = network.peer();
        var visitor = new Visitor(network, browser())) {
      var staying = Map.of("scope", "openid offline_access");
      var back = visitor.leave(authorize(peer, staying), wish("omar"));
      var tokens = redeem(peer, back).expect(200).json();
      assertThat(userinfo(peer, tokens).status()).isEqualTo(200);
      assertThat(Visitor.page(visitor.look(authorize(peer, staying))).text())
          .contains("stay signed in for you while you are away");
      var home = visitor.open(network.wallet("/"));
      assertThat(home.text()).contains("My Immunizations", "Signing in with your wallet");

      var stopped = visitor.stopSharing();

      assertThat(stopped.text()).contains("My Immunizations can no longer use your sign-in");
      assertThat(userinfo(peer, tokens).status()).isEqualTo(401);
      assertThat(
              peer.send(
                      asClient(
                          peer,
                          Map.of(
                              "grant_type",
                              "refresh_token",
                              "refresh_token",
                              tokens.required("refresh_token").asText())))
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void aPersonLetsASourceRegisterThingsOfTheirsAndTakesItBack() {
    var clinic = network.clinic("/connected");
    var asked =
        Map.of(
            "client_id", "city-clinic",
            "redirect_uri", clinic.toString(),
            "scope", "uma_protection");
    var browser = setting.browsers().fresh(to -> Traveller.bare(to).equals(clinic));
    try (var peer = network.peer();
        var visitor = new Visitor(network, browser)) {
      var back = visitor.leave(authorize(peer, asked), wish(SHEBA));
      var redemption =
          as(peer, "city-clinic", "OPENFPX_CITY_CLINIC_SECRET", redemption(back, clinic));
      var tokens = peer.send(redemption).expect(200).json();
      assertThat(resources(peer, tokens).status()).isEqualTo(200);
      var page = Visitor.page(visitor.look(authorize(peer, asked)));
      assertThat(page.heading()).isEqualTo("Decide here who sees what City Clinic has of yours?");
      assertThat(page.text()).contains("so that you decide here who sees them");

      var stopped = visitor.stopSharing();

      assertThat(stopped.text()).contains("City Clinic can no longer register things of yours");
      assertThat(resources(peer, tokens).status()).isEqualTo(401);
    }
  }

  private Answer resources(Peer peer, JsonNode tokens) {
    return peer.send(
        Request.get("list", network.authorizationServer("/uma/resource"))
            .bearer(tokens.required("access_token").asText()));
  }

  @Test
  void theWalletSaysWhatASignInIsAndWhatItIsNot() {
    try (var peer = network.peer();
        var visitor = new Visitor(network, browser())) {
      var wish = wish("june");
      visitor.leave(authorize(peer, Map.of()), wish);

      var page = Visitor.page(visitor.look(authorize(peer, Map.of())));

      assertThat(page.heading()).isEqualTo("Sign in at My Immunizations with your wallet?");
      assertThat(page.text())
          .contains("by a name made for them alone")
          .contains("gets no name, no address and no records of yours")
          .doesNotContain("From where");
    }
  }

  @Test
  void aNoIsToldToTheClientAndNothingElse() {
    try (var peer = network.peer();
        var visitor = new Visitor(network, browser())) {
      var back = visitor.leave(authorize(peer, Map.of()), wish("june").refusing());

      assertThat(Traveller.of(back, "error")).isEqualTo("access_denied");
      assertThat(Traveller.of(back, "state")).isEqualTo("the-state");
      assertThat(back.toString()).doesNotContain("code=");
    }
  }

  @Test
  void whoHasToSignInOnceMoreIsAskedTo() {
    try (var peer = network.peer();
        var visitor = new Visitor(network, browser())) {
      visitor.leave(authorize(peer, Map.of()), wish("june"));

      var page = Visitor.page(visitor.look(authorize(peer, Map.of("prompt", "login"))));

      assertThat(page.text()).contains("For this you have to sign in once more");
    }
  }

  private Browser browser() {
    var signedIn = network.client("/signed-in");
    return setting.browsers().fresh(to -> Traveller.bare(to).equals(signedIn));
  }

  private Wish wish(String user) {
    return Wish.everything(user, network.password(user));
  }

  /** What the client gets for a sign-in in a browser of the person's own. */
  private JsonNode signIn(Peer peer, String user) {
    try (var browser = browser()) {
      var first = browser.open("sign in", authorize(peer, Map.of()));
      var back = new PersonAtBrowser(browser, wish(user)).walk(first).to();
      assertThat(Traveller.of(back, "state")).isEqualTo("the-state");
      return redeem(peer, back).expect(200).json();
    }
  }

  private String name(Peer peer, JsonNode tokens) {
    return userinfo(peer, tokens).expect(200).json().required("sub").asText();
  }

  private JsonNode discovered(Peer peer) {
    var address = network.authorizationServer("/.well-known/openid-configuration");
    return peer.send(Request.get("discover", address)).expect(200).json();
  }

  private URI authorize(Peer peer, Map<String, String> more) {
    var endpoint = URI.create(discovered(peer).required("authorization_endpoint").asText());
    var asked =
        new HashMap<>(
            Map.of(
                "client_id", CLIENT,
                "redirect_uri", network.client("/signed-in").toString(),
                "response_type", "code",
                "scope", "openid",
                "state", "the-state",
                "nonce", "the-nonce",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
    asked.putAll(more);
    return Request.query(endpoint, asked);
  }

  private Answer redeem(Peer peer, URI back) {
    return peer.send(asClient(peer, redemption(back, network.client("/signed-in"))));
  }

  private static Map<String, String> redemption(URI back, URI redirect) {
    return Map.of(
        "grant_type",
        "authorization_code",
        "code",
        Traveller.of(back, "code"),
        "redirect_uri",
        redirect.toString(),
        "code_verifier",
        VERIFIER);
  }

  private Request asClient(Peer peer, Map<String, String> fields) {
    return as(peer, CLIENT, "OPENFPX_MY_IMMUNIZATIONS_SECRET", fields);
  }

  private Request as(Peer peer, String client, String variable, Map<String, String> fields) {
    var endpoint = URI.create(discovered(peer).required("token_endpoint").asText());
    var secret = network.kept("secrets").getOrDefault(variable, "");
    var pair = (client + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return Request.form("token", endpoint, fields)
        .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private Answer userinfo(Peer peer, JsonNode tokens) {
    var endpoint = URI.create(discovered(peer).required("userinfo_endpoint").asText());
    return peer.send(Request.get("who", endpoint).bearer(tokens.required("access_token").asText()));
  }
}
