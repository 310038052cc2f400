package org.openfpx.idp.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.picture.Picture;
import org.openfpx.domain.picture.PictureFormat;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;

/** Hosts of pictures that do not behave get nothing into our pages (ADR 0011). */
class HttpPicturesTest {
  private static final byte[] GIF = HexFormat.of().parseHex("47494638396103000200800000");

  private final MockWebServer server = new MockWebServer();
  private final Outgoing outgoing = outgoing(Set.of("localhost"));
  private final HttpPictures pictures = new HttpPictures(outgoing);

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    outgoing.close();
    server.close();
  }

  @Test
  void aPictureIsWhatItsBytesSayWhateverItIsCalled() throws Exception {
    server.enqueue(answer(GIF).addHeader("Content-Type", "text/html").build());

    assertThat(pictures.fetch(address()))
        .hasValueSatisfying(one -> assertThat(one.format()).isEqualTo(PictureFormat.GIF));
    var asked = server.takeRequest();
    assertThat(asked.getHeaders().get("Accept"))
        .isEqualTo("image/png, image/jpeg, image/gif, image/webp");
    assertThat(asked.getHeaders().get("Cookie")).isNull();
    assertThat(asked.getHeaders().get("Referer")).isNull();
  }

  @Test
  void nothingElseIsTaken() {
    var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Type", "image/png").body(svg).build());
    assertThat(pictures.fetch(address())).isEmpty();

    server.enqueue(answer(java.util.Arrays.copyOf(GIF, Picture.MOST_BYTES + 1)).build());
    assertThat(pictures.fetch(address())).isEmpty();

    server.enqueue(answer(GIF).code(404).build());
    assertThat(pictures.fetch(address())).isEmpty();

    server.enqueue(answer(GIF).bodyDelay(30, TimeUnit.SECONDS).build());
    assertThat(pictures.fetch(address())).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void aRedirectIsNotFollowed() {
    server.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", address().toString()).build());
    server.enqueue(answer(GIF).build());

    assertThat(pictures.fetch(address())).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aHostThatIsNotAllowedIsNotAsked() {
    try (var strict = outgoing(Set.of())) {
      assertThat(new HttpPictures(strict).fetch(address())).isEmpty();
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private static Outgoing outgoing(Set<String> allowed) {
    return Outgoing.within(
        new OutgoingSettings(allowed, Duration.ofMillis(1500), 1000, Optional.empty()));
  }

  private static MockResponse.Builder answer(byte[] content) {
    return new MockResponse.Builder().body(new Buffer().write(content));
  }

  private URI address() {
    return server.url("/logo.png").uri();
  }
}
