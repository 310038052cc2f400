package org.openfpx.benchmarks.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Answers as they come over the wire (RFC 9112). */
class HttpConnectionTest {
  private static ByteArrayInputStream wire(String text) {
    return new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aCountedBodyEndsWhereTheNextAnswerBegins() throws IOException {
    var wire = wire("HTTP/1.1 200 OK\nContent-Length: 2\n\n{}HTTP/1.1 204 No Content\n\n");

    assertThat(HttpConnection.read(wire).body()).isEqualTo("{}");
    assertThat(HttpConnection.read(wire).status()).isEqualTo(204);
  }

  @Test
  void aBodyInChunksIsPutTogether() throws IOException {
    var wire = wire("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n3\nabc\nA\n0123456789\n0\n\n");

    assertThat(HttpConnection.read(wire).body()).isEqualTo("abc0123456789");
    assertThat(wire.available()).isZero();
  }

  @Test
  void aRedirectSaysWithWhatItSends() throws IOException {
    var answer = HttpConnection.read(wire("HTTP/1.1 303 x\nLocation: https://a/?b=1%202&c=d\n\n"));

    assertThat(answer.redirectedWith()).containsEntry("b", "1 2").containsEntry("c", "d");
    assertThatThrownBy(() -> answer.must(200)).hasMessageContaining("303");
  }

  @Test
  void aConnectionThatEndsWithinAnAnswerIsAnError() {
    assertThatThrownBy(() -> HttpConnection.read(wire("HTTP/1.1 200 OK\nContent-Le")))
        .isInstanceOf(IOException.class);
  }
}
