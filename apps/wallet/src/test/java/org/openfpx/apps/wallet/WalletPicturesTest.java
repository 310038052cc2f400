package org.openfpx.apps.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks at a page goes to nobody but the wallet (ADR 0011). */
class WalletPicturesTest {
  private static final byte[] GIF = HexFormat.of().parseHex("47494638396103000200800000");
  private static final Pattern PICTURE = Pattern.compile("<img [^>]*src=\"(/pictures/[^\"]+)\"");

  private final HttpClient browser = HttpClient.newHttpClient();
  private final AtomicInteger fetched = new AtomicInteger();
  private HttpServer party;

  @BeforeEach
  void open() throws IOException {
    party = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    party.createContext(
        "/logo",
        exchange -> {
          fetched.incrementAndGet();
          exchange.sendResponseHeaders(200, GIF.length);
          exchange.getResponseBody().write(GIF);
          exchange.close();
        });
    party.start();
  }

  @AfterEach
  void close() {
    party.stop(0);
  }

  @Test
  void theWalletFetchesAPictureOnceAndServesItItself(@TempDir Path folder) throws Exception {
    try (var wallet = StartedWallet.in(folder, registry(party.getAddress().getPort()))) {
      var own = wallet.address();
      var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      var page = PICTURE.matcher(get(own + "/sign-in"));
      while (!page.find() && System.nanoTime() < deadline) {
        page = PICTURE.matcher(get(own + "/sign-in"));
      }
      assertThat(page.reset().find()).as("a picture on the page").isTrue();

      assertThat(get(own + page.group(1))).startsWith("GIF89a");
      assertThat(get(own + "/sign-in")).doesNotContain("/logo");
      assertThat(fetched).hasValue(1);
    }
  }

  private String get(String address) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html");
    return browser
        .send(
            request.build(),
            HttpResponse.BodyHandlers.ofString(java.nio.charset.StandardCharsets.ISO_8859_1))
        .body();
  }

  private static String registry(int party) {
    return """
    oauth-provider:
      - handle: id
        name: {en: Sample ID}
        clientId: wallet
        clientSecret: 0123456789012345678901234567890123456789
        issuerUri: http://localhost:2
    data-source:
      - {identifier: id, oauthProvider: id, logoUrl: http://localhost:%d/logo}
    idp-authenticator:
      - {identifier: id, dataSource: id, logoUrl: http://localhost:%d/logo}
    """
        .formatted(party, party);
  }
}
