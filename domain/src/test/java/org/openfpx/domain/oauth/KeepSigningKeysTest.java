package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;

/** Signing keys follow each other without a gap (RFC 8414 section 2, jwks_uri). */
class KeepSigningKeysTest {
  private final TestWorld world = new TestWorld();
  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final KeepSigningKeys keep =
      new KeepSigningKeys(keys, this::make, new OpenSealer(), KeyRotation.DEFAULT, world);
  private int made;

  @Test
  void theFirstKeySignsAtOnceAndIsMadeOnce() {
    keep.keep();
    keep.keep();

    assertThat(ids(keys.all())).containsExactly("key-1");
    assertThat(signing()).isEqualTo("key-1");
    assertThat(keys.all().getFirst().privateJwk().value()).startsWith("signing-key:key-1:");
  }

  @Test
  void aSuccessorIsPublishedBeforeItSignsAndThePredecessorAfter() {
    keep.keep();
    world.pass(Duration.ofDays(89));
    keep.keep();
    assertThat(signing()).isEqualTo("key-1");
    assertThat(published()).containsExactly("key-1", "key-2");

    world.pass(Duration.ofDays(1));
    keep.keep();
    assertThat(signing()).isEqualTo("key-2");
    assertThat(published()).containsExactly("key-1", "key-2");

    world.pass(Duration.ofDays(1));
    keep.keep();
    assertThat(published()).containsExactly("key-2");
    assertThat(ids(keys.all())).containsExactly("key-2");
  }

  @Test
  void afterALongSleepThereIsANewKeyAtOnce() {
    keep.keep();
    world.pass(Duration.ofDays(1000));
    keep.keep();

    assertThat(signing()).isEqualTo("key-2");
    assertThat(ids(keys.all())).containsExactly("key-2");
  }

  @Test
  void aKeyThatDoesNotOpenIsFoundAtTheStart() {
    keep.keep();
    var other = new KeepSigningKeys(keys, this::make, new LostKey(), KeyRotation.DEFAULT, world);

    assertThatThrownBy(other::keep).isInstanceOf(IllegalStateException.class);
  }

  private KeyMaker.NewKey make() {
    made++;
    return new KeyMaker.NewKey("key-" + made, "{}", new Secret("private " + made));
  }

  private String signing() {
    return new KeyRing(keys.all()).signingAt(world.instant()).orElseThrow().keyId();
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
