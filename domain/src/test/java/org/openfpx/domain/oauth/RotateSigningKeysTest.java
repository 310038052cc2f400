package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.domain.oauth.SignatureAlgorithm.ES256;
import static org.openfpx.domain.oauth.SignatureAlgorithm.RS256;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.RotateSigningKeys.Begun;
import org.openfpx.domain.oauth.RotateSigningKeys.SignsAtOnce;
import org.openfpx.domain.oauth.RotateSigningKeys.UnderWay;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;

/** A key takes over before its time, and is published before it signs (RFC 8414 section 2). */
class RotateSigningKeysTest {
  private static final Duration OVERLAP = Duration.ofHours(2);
  private static final Instant START = TestWorld.BEGINNING;

  private final TestWorld world = new TestWorld();
  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final Sealer sealer = new OpenSealer();
  private final KeepSigningKeys keep =
      new KeepSigningKeys(keys, this::make, sealer, KeyRotation.DEFAULT, world);
  private final RotateSigningKeys rotate =
      new RotateSigningKeys(
          keys,
          new NewSigningKeys(this::make, sealer, KeyRotation.DEFAULT.publishedAhead(OVERLAP)),
          world);
  private int made;

  @Test
  void theNextKeyIsPublishedAtOnceAndSignsAfterTheOverlap() {
    keep.keep(ES256);

    var begun = (Begun) rotate.rotate(ES256);

    assertThat(begun.next().keyId()).isEqualTo("key-2");
    assertThat(begun.next().signsFrom()).isEqualTo(START.plus(OVERLAP));
    assertThat(states()).containsExactly("key-1 SIGNING", "key-2 WAITING");
    world.pass(OVERLAP.minusSeconds(1));
    assertThat(states()).containsExactly("key-1 SIGNING", "key-2 WAITING");
    world.pass(Duration.ofSeconds(1));
    assertThat(states()).containsExactly("key-1 PUBLISHED", "key-2 SIGNING");
  }

  @Test
  void theKeysOfAnotherAlgorithmStayAsTheyAre() {
    keep.keep(ES256);
    keep.keep(RS256);

    var begun = (Begun) rotate.rotate(RS256);

    assertThat(begun.signing().keyId()).isEqualTo("key-2");
    assertThat(begun.next().algorithm()).isEqualTo(RS256);
    assertThat(states()).containsExactly("key-1 SIGNING", "key-2 SIGNING", "key-3 WAITING");
    world.pass(OVERLAP);
    assertThat(states()).containsExactly("key-1 SIGNING", "key-2 PUBLISHED", "key-3 SIGNING");
  }

  @Test
  void thePredecessorIsPublishedUntilNothingItSignedIsAlive() {
    keep.keep(ES256);
    var begun = (Begun) rotate.rotate(ES256);
    assertThat(begun.signing().publishedUntil())
        .isEqualTo(START.plus(OVERLAP).plus(KeyRotation.DEFAULT.publishedAfter()));

    world.pass(OVERLAP.plus(KeyRotation.DEFAULT.publishedAfter()).minusSeconds(1));
    keep.keep(ES256);
    assertThat(states()).containsExactly("key-1 PUBLISHED", "key-2 SIGNING");

    world.pass(Duration.ofSeconds(1));
    assertThat(states()).containsExactly("key-1 OVER", "key-2 SIGNING");
    keep.keep(ES256);
    assertThat(states()).containsExactly("key-2 SIGNING");
  }

  @Test
  void twiceWithinTheOverlapChangesNothingTheSecondTime() {
    keep.keep(ES256);
    rotate.rotate(ES256);
    var before = keys.all();
    world.pass(OVERLAP.minusSeconds(1));

    var second = (UnderWay) rotate.rotate(ES256);

    assertThat(second.signing().keyId()).isEqualTo("key-1");
    assertThat(second.next().keyId()).isEqualTo("key-2");
    assertThat(keys.all()).isEqualTo(before);
    world.pass(Duration.ofSeconds(1));
    assertThat(rotate.rotate(ES256)).isInstanceOf(Begun.class);
  }

  @Test
  void aSuccessorThatIsPublishedAlreadyTakesOverEarlier() {
    keep.keep(ES256);
    world.pass(Duration.ofDays(89));
    keep.keep(ES256);
    assertThat(states()).containsExactly("key-1 SIGNING", "key-2 WAITING");

    assertThat(rotate.rotate(ES256)).isInstanceOf(Begun.class);

    world.pass(OVERLAP);
    assertThat(states()).containsExactly("key-1 PUBLISHED", "key-2 SIGNING");
  }

  @Test
  void aSuccessorThatTakesOverWithinTheOverlapIsLeftAlone() {
    keep.keep(ES256);
    world.pass(Duration.ofDays(90).minus(OVERLAP));
    keep.keep(ES256);
    var before = keys.all();

    assertThat(rotate.rotate(ES256)).isInstanceOf(UnderWay.class);
    assertThat(keys.all()).isEqualTo(before);
  }

  @Test
  void aKeyThatWouldEndWithinTheOverlapSignsUntilTheNextDoes() {
    keep.keep(ES256);
    world.pass(Duration.ofDays(90).minusSeconds(1));

    rotate.rotate(ES256);

    world.pass(OVERLAP.minusSeconds(1));
    assertThat(states()).containsExactly("key-1 SIGNING", "key-2 WAITING");
    world.pass(Duration.ofSeconds(1));
    assertThat(states()).containsExactly("key-1 PUBLISHED", "key-2 SIGNING");
  }

  @Test
  void whereNoneSignsTheNewOneSignsAtOnce() {
    assertThat(((SignsAtOnce) rotate.rotate(ES256)).key().keyId()).isEqualTo("key-1");
    assertThat(states()).containsExactly("key-1 SIGNING");

    world.pass(Duration.ofDays(1000));
    assertThat(rotate.rotate(ES256)).isInstanceOf(SignsAtOnce.class);
    assertThat(states()).containsExactly("key-1 OVER", "key-2 SIGNING");
  }

  @Test
  void whatIsSealedOtherwiseThanTheSystemDoesIsNotAdded() {
    keep.keep(ES256);
    var before = keys.all();
    var other =
        new RotateSigningKeys(
            keys, new NewSigningKeys(this::make, new OtherSealer(), KeyRotation.DEFAULT), world);

    assertThatThrownBy(() -> other.rotate(ES256)).isInstanceOf(IllegalStateException.class);

    assertThat(keys.all()).isEqualTo(before);
  }

  @Test
  void whoeverTakesTheSigningKeyAwayDoesNotLeaveNobodyToSign() {
    keep.keep(ES256);
    rotate.rotate(ES256);
    keys.remove("key-1");
    assertThat(states()).containsExactly("key-2 WAITING");

    keep.keep(ES256);

    assertThat(states()).containsExactly("key-2 WAITING", "key-3 SIGNING");
    keys.remove("key-3");
    assertThat(rotate.rotate(ES256)).isInstanceOf(SignsAtOnce.class);
    assertThat(states()).containsExactly("key-2 WAITING", "key-4 SIGNING");
  }

  @Test
  void ofTwoThatReplicasMadeAtOnceTheOtherIsPublishedOnly() {
    keep.keep(ES256);
    var first = keys.all().getFirst();
    keys.add(
        new SigningKey(
            "key-9",
            ES256,
            "{}",
            first.privateJwk(),
            first.signsFrom(),
            first.signsUntil(),
            first.publishedUntil()));
    assertThat(states()).containsExactly("key-1 PUBLISHED", "key-9 SIGNING");

    rotate.rotate(ES256);

    world.pass(OVERLAP);
    assertThat(states()).containsExactly("key-1 PUBLISHED", "key-9 PUBLISHED", "key-2 SIGNING");
    world.pass(KeyRotation.DEFAULT.publishedAfter());
    keep.keep(ES256);
    assertThat(states()).containsExactly("key-2 SIGNING");
  }

  private KeyMaker.NewKey make(SignatureAlgorithm algorithm) {
    made++;
    return new KeyMaker.NewKey("key-" + made, "{}", new Secret("private " + made));
  }

  private List<String> states() {
    var ring = new KeyRing(keys.all());
    return ring.keys().stream()
        .map(key -> key.keyId() + " " + ring.stateAt(key, world.instant()))
        .toList();
  }

  private static final class OtherSealer implements Sealer {
    @Override
    public Sealed seal(String clear, String place) {
      return new Sealed("otherwise");
    }

    @Override
    public String open(Sealed sealed, String place) {
      throw new IllegalStateException("another key");
    }
  }

  private static final class OpenSealer implements Sealer {
    @Override
    public Sealed seal(String clear, String place) {
      return new Sealed(place + ":" + clear);
    }

    @Override
    public String open(Sealed sealed, String place) {
      return sealed.value().substring(place.length() + 1);
    }
  }
}
