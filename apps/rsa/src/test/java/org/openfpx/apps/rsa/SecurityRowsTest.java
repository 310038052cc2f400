package org.openfpx.apps.rsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.EveryRow;

/**
 * Rows of the checklist of OAuth and web security that no other test looks at (conformance-tests,
 * {@code clauses/security.yaml}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityRowsTest {
  private final TestWorld world = new TestWorld();
  private final HttpClient client = Wallet.browser();
  private Neighbours neighbours;
  private StartedAdapter adapter;
  private Wallet wallet;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    neighbours = new Neighbours(world);
    adapter = StartedAdapter.start(folder, world, neighbours);
    wallet = new Wallet(adapter.source(), neighbours);
  }

  @AfterAll
  void stop() {
    adapter.close();
    neighbours.close();
  }

  /** OWASP ASVS 5.0, 3.4.2. */
  @Test
  void nothingButWhatIsPublicIsOpenToScriptsOfOtherOrigins() {
    var open = new TreeSet<String>();
    for (var route : adapter.routes()) {
      var address = URI.create(adapter.source() + route.path().replaceAll("[*{<][^/]*", "x"));
      for (var origin : List.of("https://evil.example", "null")) {
        for (var method : List.of(route.method().name(), "OPTIONS")) {
          var headers =
              Wallet.send(
                      client,
                      HttpRequest.newBuilder(address)
                          .method(method, BodyPublishers.noBody())
                          .header("Origin", origin)
                          .header("Access-Control-Request-Method", "GET"))
                  .headers();
          assertThat(headers.allValues("Access-Control-Allow-Credentials")).isEmpty();
          var whom = headers.allValues("Access-Control-Allow-Origin");
          assertThat(whom).as(route.path()).isSubsetOf("*");
          if (!whom.isEmpty()) {
            open.add(method + " " + route.path().replaceFirst("(/.well-known)/.*", "$1"));
          }
        }
      }
    }
    assertThat(open).containsExactly("GET /.well-known", "GET /jwks");
  }

  /** RFC 7636 section 7.1. */
  @Test
  void everyDepartureHasAChallengeOfItsOwn() {
    var challenges = new HashSet<String>();
    for (int departure = 0; departure < 100; departure++) {
      challenges.add(Wallet.query(wallet.begin()).get("code_challenge"));
    }

    assertThat(challenges).hasSize(100).allMatch(one -> one.matches("[A-Za-z0-9_-]{43}"));
  }

  /** RFC 6749 section 10.3. */
  @Test
  void noRowHoldsAnythingThatOpensADoor() {
    var begun = Wallet.query(wallet.begin());
    var code = wallet.link().get("code");
    var unused = wallet.link().get("code");
    var tokens = wallet.redeem(code).body();
    var bearer = Wallet.member(tokens, "access_token");
    var rot = Wallet.member(wallet.askForRots(bearer, "{\"count\":1}").body(), "rots");

    var cells = cells();

    assertThat(cells).hasSizeGreaterThan(20);
    for (var secret :
        List.of(
            begun.getOrDefault("state", ""),
            begun.getOrDefault("nonce", ""),
            code,
            unused,
            bearer,
            Wallet.member(tokens, "refresh_token"),
            rot,
            StartedAdapter.SECRET,
            "downstream-0",
            "refresh-0")) {
      assertThat(secret).hasSizeGreaterThan(8);
      assertThat(cells).noneMatch(cell -> cell.contains(secret));
    }
  }

  private List<String> cells() {
    var url = "jdbc:h2:mem:adapter" + URI.create(adapter.source()).getPort();
    return EveryRow.cells(DatabaseSettings.of(url, "sa", Optional.empty()));
  }
}
