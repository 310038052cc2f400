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

  private final BodyBudget budget = new BodyBudget(100);

  @Test
  void aBodyIsReadToItsEndAndNoFurtherThanItMayBe() {
    assertThat(Body.bytes(body("a=1"), 3, IN_TIME, budget.share())).asString().isEqualTo("a=1");
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

  @Test
  void aLongBodyThatFindsNoRoomIsToldWhenToAskAgain() {
    var one = budget.share();
    var other = budget.share();
    var most = Body.FIRST_BYTES + 99;
    var text = "x".repeat(most);
    one.take(98);

    assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> Body.bytes(body(text), most, IN_TIME, other))
        .satisfies(busy -> assertThat(busy.status()).isEqualTo(503))
        .satisfies(busy -> assertThat(busy.retryAfterSeconds()).isPresent());

    one.close();
    assertThat(Body.bytes(body(text), most, IN_TIME, other)).hasSize(most);
  }

  @Test
  void aShortBodyNeedsNoRoomThatOthersHave() {
    budget.share().take(100);

    assertThat(Body.bytes(body("a=1"), 3, IN_TIME, budget.share())).asString().isEqualTo("a=1");
  }

  @Test
  void whatARequestTookIsGivenBackOnceAndItGetsNoMore() {
    var share = budget.share();
    share.take(60);
    assertThat(budget.free()).isEqualTo(40);

    share.close();
    share.close();

    assertThat(budget.free()).isEqualTo(100);
    assertThatExceptionOfType(BadRequest.class).isThrownBy(() -> share.take(1));
    assertThat(budget.free()).isEqualTo(100);
  }

  @Test
  void aLargeOneGetsAsMuchAsCameAndNoMoreThanItMayHave() {
    var large = new BodyBudget(64 * 1024);
    try (var share = large.share()) {
      var text = "x".repeat(20_000);
      assertThat(Body.bytes(body(text), 30_000, IN_TIME, share)).hasSize(20_000);
      assertThat(large.free()).isEqualTo(64 * 1024 - 30_001 + Body.FIRST_BYTES);
    }
  }

  private int statusOf(InputStream body, AtomicBoolean late) {
    return assertThatExceptionOfType(BadRequest.class)
        .isThrownBy(() -> Body.bytes(body, 3, late, budget.share()))
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
    var waitedFor = Body.ENDS.getQueue();
    var before = waitedFor.size();
    var slow = Body.whenTooLong(new AtomicBoolean());
    assertThat(waitedFor).hasSize(before + 1);

    slow.cancel(false);

    assertThat(waitedFor).hasSize(before);
  }
}
