package org.openfpx.http.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.openfpx.http.problem.BadRequest;

/** Bodies that do not come as they should are the mistake of whoever sends them, and not ours. */
class BodyTest {
  private static final AtomicBoolean IN_TIME = new AtomicBoolean(false);

  @Test
  void aBodyIsReadToItsEndAndNoFurtherThanItMayBe() {
    assertThat(Body.bytes(body("a=1"), 3, IN_TIME)).asString().isEqualTo("a=1");
    assertThat(statusOf(body("a=12"), IN_TIME)).isEqualTo(413);
  }

  @Test
  void aBodyThatTricklesIsNotWaitedFor() {
    assertThat(statusOf(body("a=1"), new AtomicBoolean(true))).isEqualTo(408);
    assertThat(statusOf(failing(new IOException(new TimeoutException("idle"))), IN_TIME))
        .isEqualTo(408);
  }

  @Test
  void aBodyThatBreaksOffIsMalformed() {
    assertThat(statusOf(failing(new IOException("early end")), IN_TIME)).isEqualTo(400);
  }

  private static int statusOf(InputStream body, AtomicBoolean late) {
    return assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> Body.bytes(body, 3, late))
        .actual()
        .status();
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static InputStream failing(IOException how) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw how;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        throw how;
      }
    };
  }

  @Test
  void aBodyThatCameIsRememberedNoLonger() {
    var before = Body.waitedFor();
    var slow = Body.whenTooLong(new AtomicBoolean());
    assertThat(Body.waitedFor()).isEqualTo(before + 1);

    slow.cancel(false);

    assertThat(Body.waitedFor()).isEqualTo(before);
  }
}
