package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.apps.demo.party.Reply;
import org.openfpx.apps.demo.party.Telephone;

/** The whole network in one process. */
class DemoTest {
  @TempDir Path somewhere;

  @BeforeAll
  static void homeIsTheRootOfTheTree() {
    System.setProperty("openfpx.home", Places.root().toString());
  }

  @Test
  void everybodyAnswersAndTheFolderIsKeptBetweenRuns() {
    var arguments = new Arguments(somewhere.resolve("demo"), Places.free(), false, true, List.of());
    var addresses = arguments.addresses();
    String password;
    try (var demo = Demo.start(arguments, Chance.world());
        var telephone = new Telephone()) {
      assertThat(demo).isNotNull();
      for (var party :
          new Party[] {
            Party.AUTHORIZATION_SERVER_ADMIN, Party.WALLET_ADMIN, Party.PROVINCIAL_REGISTRY_ADMIN
          }) {
        assertThat(get(telephone, addresses.of(party).resolve("/health/ready")).status())
            .as(party.name())
            .isEqualTo(200);
      }
      password = password(telephone, addresses);
      assertThat(get(telephone, addresses.of(Party.SAMPLE_ID).resolve("/oauth2/jwks")).isGood())
          .isTrue();
      for (var party : new Party[] {Party.START, Party.CLIENT, Party.SAMPLE_ID}) {
        var port = addresses.port(party);
        assertThat(statusFor("rebound.example:" + port, port)).as(party.name()).contains(" 421 ");
        assertThat(statusFor("localhost:1", port)).as(party.name()).contains(" 421 ");
        assertThat(statusFor("127.0.0.1:" + port, port)).as(party.name()).contains(" 200 ");
        assertThat(statusFor("[::1]:" + port, port)).as(party.name()).contains(" 200 ");
      }
      // Without any token: the source says where to get one.
      var refused = get(telephone, addresses.of(Party.CITY_CLINIC).resolve("/api/Immunization"));
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.challenge().orElseThrow()).startsWith("UMA ").contains("ticket=");
      assertThat(statusOfBlankTicket(addresses.of(Party.CLIENT))).isEqualTo(400);
    }
    try (var again = Demo.start(arguments, Chance.world());
        var telephone = new Telephone()) {
      assertThat(again).isNotNull();
      assertThat(password(telephone, addresses)).isEqualTo(password);
    }
  }

  @Test
  void withoutSystemsTheirPlacesAreLeftToSomebodyElse() throws IOException {
    var addresses = Places.free();
    var arguments = new Arguments(somewhere.resolve("demo"), addresses, false, false, List.of());
    int wallet = addresses.port(Party.WALLET);
    try (var own = new ServerSocket(wallet, 1, InetAddress.getLoopbackAddress());
        var demo = Demo.start(arguments, Chance.world());
        var telephone = new Telephone()) {
      assertThat(own.isBound()).isTrue();
      assertThat(demo).isNotNull();
      for (var party : new Party[] {Party.SAMPLE_ID, Party.REGISTRY_LOGIN}) {
        assertThat(get(telephone, addresses.of(party).resolve("/oauth2/jwks")).isGood())
            .as(party.name())
            .isTrue();
      }
      assertThat(get(telephone, addresses.of(Party.START).resolve("/network.json")).isGood())
          .isTrue();
    }
    assertThat(somewhere.resolve("demo/as.yaml")).doesNotExist();
    assertThat(somewhere.resolve("demo/demo.json"))
        .content()
        .contains("OPENFPX_WALLET_AT_SAMPLE_ID_SECRET")
        .contains("OPENFPX_PROVINCIAL_REGISTRY_AT_LOGIN_SECRET");
  }

  @Test
  void onlyTheScriptSaysThatTheStartPageKeepsItselfUpToDate() {
    var addresses = Places.free();
    var arguments = new Arguments(somewhere.resolve("demo"), addresses, false, true, List.of());
    try (var demo = Demo.start(arguments, Chance.world());
        var browser = HttpClient.newHttpClient()) {
      assertThat(demo).isNotNull();
      var page = sent(browser, HttpRequest.newBuilder(addresses.of(Party.START).resolve("/")));
      assertThat(page.body())
          .contains("<span id=\"fresh\" hidden>This list keeps itself up to date.</span>")
          .contains("href=\"/transactions\"");
    }
  }

  /** What the client answers to a browser that it sent away, and that brings nothing back. */
  private static int statusOfBlankTicket(URI client) {
    var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var home = sent(browser, HttpRequest.newBuilder(client.resolve("/")));
    var asked =
        sent(
            browser,
            HttpRequest.newBuilder(client.resolve("/ask"))
                .header("Origin", client.toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("csrf=" + first("name=\"csrf\" value=\"", home))));
    var state = first("&amp;state=", asked);
    var issuer = asked.body().replaceFirst("(?s).*0;url=(http://[^/]+)/.*", "$1");
    var back = "/callback?ticket=%20&state=" + state + "&iss=" + issuer;
    return sent(browser, HttpRequest.newBuilder(client.resolve(back))).statusCode();
  }

  private static String first(String before, HttpResponse<String> page) {
    return page.body().split(before, 2)[1].split("[^A-Za-z0-9_-]", 2)[0];
  }

  private static HttpResponse<String> sent(HttpClient browser, HttpRequest.Builder request) {
    try {
      return browser.send(
          request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPortInUseIsNamedBeforeAnythingIsMade() throws IOException {
    var addresses = Places.free();
    int taken = addresses.port(Party.CLIENT);
    try (var socket = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
      var arguments = new Arguments(somewhere.resolve("demo"), addresses, false, true, List.of());

      assertThatThrownBy(() -> Demo.start(arguments, Chance.world()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + taken)
          .hasMessageContaining("--port-base");
      assertThat(somewhere.resolve("demo")).doesNotExist();
    }
  }

  private static String password(Telephone telephone, Addresses addresses) {
    var network = get(telephone, addresses.of(Party.START).resolve("/network.json"));
    assertThat(network.text("client_id")).isEqualTo("flow");
    return network.body().path("person").path("password").asText();
  }

  private static Reply.Answered get(Telephone telephone, URI address) {
    return (Reply.Answered) telephone.get(address);
  }

  private static String statusFor(String host, int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      var request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
