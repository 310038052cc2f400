package org.openfpx.domain.testing.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.domain.oauth.SignatureAlgorithm.ES256;
import static org.openfpx.domain.oauth.SignatureAlgorithm.RS256;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.SigningKey;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.testing.TestWorld;

/** What every store of signing keys promises. */
public interface SigningKeysContract {
  SigningKeys emptySigningKeys();

  @Test
  default void keysAreKeptAsTheyAreUntilTheyAreRemoved() {
    var keys = emptySigningKeys();
    assertThat(keys.all()).isEmpty();

    keys.add(aKey("one"));
    keys.add(aKey("two"));
    assertThat(keys.all()).containsExactlyInAnyOrder(aKey("one"), aKey("two"));

    keys.remove("one");
    keys.remove("one");
    assertThat(keys.all()).containsExactly(aKey("two"));
  }

  @Test
  default void onlyTheTimesOfAKeyChangeAndOnlyOfOneThatIsKept() {
    var keys = emptySigningKeys();
    keys.add(aKey("one"));
    keys.add(aKey("two"));
    var from = TestWorld.BEGINNING.plus(Duration.ofDays(3));
    var until = from.plus(Duration.ofDays(4));
    var gone = until.plus(Duration.ofDays(5));

    keys.reschedule(
        new SigningKey("one", RS256, "other", new Sealed("kek:other"), from, until, gone));
    keys.reschedule(aKey("three"));

    var one = aKey("one");
    assertThat(keys.all())
        .containsExactlyInAnyOrder(
            new SigningKey("one", ES256, one.publicJwk(), one.privateJwk(), from, until, gone),
            aKey("two"));
  }

  /** Two replicas that start at once: none may publish a key that the other does not sign by. */
  @Test
  default void ofRivalsThatSeeNoKeyOneMakesIt() {
    var keys = emptySigningKeys();
    var made = new AtomicInteger();

    var outcomes =
        Rivals.march(
            20,
            prize ->
                keys.alone(() -> {
                  boolean isThere = keys.all().size() > prize;
                  if (!isThere) {
                    keys.add(aKey("made " + made.getAndIncrement()));
                  }
                  return !isThere;
                }));

    assertThat(keys.all()).hasSize(20);
    assertThat(outcomes).allSatisfy(rivals -> assertThat(rivals).containsOnlyOnce(true).hasSize(4));
  }

  @Test
  default void whatFailsOnItsTurnLeavesNothingAndLetsTheNextGoOn() {
    var keys = emptySigningKeys();

    assertThatThrownBy(() ->
            keys.alone(() -> {
              throw new IllegalArgumentException("no entropy");
            }))
        .hasMessage("no entropy");

    assertThat(keys.alone(() -> keys.all().size())).isZero();
  }

  private static SigningKey aKey(String id) {
    var from = TestWorld.BEGINNING;
    // Longer than those of RSA are, sealed.
    return new SigningKey(
        id,
        id.equals("two") ? RS256 : ES256,
        "{\"kid\":\"" + id + "\"}",
        new Sealed("kek:" + "x".repeat(4000)),
        from,
        from.plus(Duration.ofDays(90)),
        from.plus(Duration.ofDays(91)));
  }
}
