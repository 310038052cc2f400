package org.openfpx.conformance.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Shortened;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** An access token that is asked for again when half of its life is over. */
final class LastingToken {
  private final Supplier<Answer> asking;
  private Optional<Held> held = Optional.empty();

  private record Held(String token, long since, Duration half) {
    private boolean isFresh() {
      return System.nanoTime() - since < half.toNanos();
    }
  }

  /**
   * @param asking a request at a token endpoint
   */
  LastingToken(Supplier<Answer> asking) {
    this.asking = asking;
  }

  /**
   * The token.
   *
   * @throws UnexpectedAnswer if none is given
   */
  synchronized String value() {
    var good = held.filter(Held::isFresh).orElseGet(this::fresh);
    held = Optional.of(good);
    return good.token();
  }

  private Held fresh() {
    var since = System.nanoTime();
    var body = asking.get().expect(200).json();
    var life = Duration.ofSeconds(body.path("expires_in").asLong());
    var token = Shortened.hide(body.path("access_token").asText());
    return new Held(token, since, life.dividedBy(2));
  }
}
