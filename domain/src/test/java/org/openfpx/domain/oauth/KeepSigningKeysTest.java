package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.domain.oauth.SignatureAlgorithm.ES256;
import static org.openfpx.domain.oauth.SignatureAlgorithm.RS256;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.domain.testing.oauth.Rivals;

/** Signing keys follow each other without a gap (RFC 8414 section 2, jwks_uri). */
class KeepSigningKeysTest {
  private final TestWorld world = new TestWorld();
  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final KeepSigningKeys keep =
      new KeepSigningKeys(keys, this::make, new OpenSealer(), KeyRotation.DEFAULT, world);
  private int made;

  @Test
  void theFirstKeySignsAtOnceAndIsMadeOnce() {
    keep.keep(ES256);
    keep.keep(ES256);

    assertThat(ids(keys.all())).containsExactly("key-1");
    assertThat(signing()).isEqualTo("key-1");
    assertThat(keys.all().getFirst().privateJwk().value()).startsWith("signing-key:key-1:");
  }

  @Test
  void ofReplicasThatStartAtOnceOneMakesTheKey() {
    var numbers = new AtomicInteger();
    KeyMaker maker =
        _ ->
            new KeyMaker.NewKey(
                "key-" + numbers.incrementAndGet(), "{}", new Secret("of a replica"));
    Rivals.march(
        1,
        _ -> {
          var replica =
              new KeepSigningKeys(keys, maker, new OpenSealer(), KeyRotation.DEFAULT, world);
          replica.keep(RS256);
          return true;
        });

    assertThat(published()).hasSize(1);
    assertThat(numbers).as("made").hasValueGreaterThanOrEqualTo(1);
  }

  @Test
  void aSuccessorIsPublishedBeforeItSignsAndThePredecessorAfter() {
    keep.keep(ES256);
    world.pass(Duration.ofDays(89));
    keep.keep(ES256);
    assertThat(signing()).isEqualTo("key-1");
    assertThat(published()).containsExactly("key-1", "key-2");

    world.pass(Duration.ofDays(1));
    keep.keep(ES256);
    assertThat(signing()).isEqualTo("key-2");
    assertThat(published()).containsExactly("key-1", "key-2");

    world.pass(Duration.ofDays(1));
    keep.keep(ES256);
    assertThat(published()).containsExactly("key-2");
    assertThat(ids(keys.all())).containsExactly("key-2");
  }

  @Test
  void afterALongSleepThereIsANewKeyAtOnce() {
    keep.keep(ES256);
    world.pass(Duration.ofDays(1000));
    keep.keep(ES256);

    assertThat(signing()).isEqualTo("key-2");
    assertThat(ids(keys.all())).containsExactly("key-2");
  }

  @Test
  void keysOfEachAlgorithmFollowEachOtherAlone() {
    keep.keep(ES256);
    world.pass(Duration.ofDays(40));
    keep.keep(RS256);
    assertThat(signing(ES256)).isEqualTo("key-1");
    assertThat(signing(RS256)).isEqualTo("key-2");
    assertThat(keys.all()).extracting(SigningKey::algorithm).containsExactly(ES256, RS256);

    world.pass(Duration.ofDays(51));
    keep.keep(RS256);
    keep.keep(ES256);

    assertThat(signing(ES256)).isEqualTo("key-3");
    assertThat(signing(RS256)).isEqualTo("key-2");
    assertThat(ids(keys.all())).containsExactly("key-2", "key-3");
  }

  @Test
  void aKeyThatDoesNotOpenIsFoundAtTheStart() {
    keep.keep(ES256);
    var other = new KeepSigningKeys(keys, this::make, new LostKey(), KeyRotation.DEFAULT, world);

    // Whichever is seen to: the first signature would fail otherwise.
    assertThatThrownBy(() -> other.keep(RS256)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> other.keep(ES256)).isInstanceOf(IllegalStateException.class);
  }

  private KeyMaker.NewKey make(SignatureAlgorithm algorithm) {
    made++;
    return new KeyMaker.NewKey("key-" + made, "{}", new Secret("private " + made));
  }

  private String signing() {
    return signing(ES256);
  }

  private String signing(SignatureAlgorithm algorithm) {
    return new KeyRing(keys.all()).signingAt(algorithm, world.instant()).orElseThrow().keyId();
  }

  private List<String> published() {
    return ids(new KeyRing(keys.all()).publishedAt(world.instant()));
  }

  private static List<String> ids(List<SigningKey> keys) {
    return keys.stream().map(SigningKey::keyId).toList();
  }

  private static final class LostKey implements Sealer {
    @Override
    public Sealed seal(String clear, String place) {
      throw new IllegalStateException("the key is lost");
    }

    @Override
    public String open(Sealed sealed, String place) {
      throw new IllegalStateException("the key is lost");
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
