package org.openfpx.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@code Secrets} and {@code Ids} promise, for every world that there is. */
class WorldTest {
  private static final int ENOUGH_TO_SEE_EVERY_CHARACTER = 2_000;

  private final World world = World.of(InstantSource.fixed(Instant.EPOCH), new Random(1));

  @Test
  void secretsAndIdsHaveTheirLengthAndTheWholeAlphabet() {
    var seen = new HashSet<Integer>();
    for (int i = 0; i < ENOUGH_TO_SEE_EVERY_CHARACTER; i++) {
      var secret = world.secrets().next().reveal();
      assertThat(secret).matches("[A-Za-z0-9_-]{43}");
      assertThat(world.ids().next()).matches("[A-Za-z0-9_-]{22}");
      secret.chars().forEach(seen::add);
    }
    assertThat(seen).hasSize(64);
  }

  @Test
  void aSecretOfAnotherLengthIsHadFrom22CharactersTo512() {
    assertThat(world.secrets().next(22).reveal()).matches("[A-Za-z0-9_-]{22}");
    assertThat(world.secrets().next(512).reveal()).matches("[A-Za-z0-9_-]{512}");
    assertThatIllegalArgumentException().isThrownBy(() -> world.secrets().next(21));
    assertThatIllegalArgumentException().isThrownBy(() -> world.secrets().next(513));
  }

  @Test
  void noTwoAreTheSame() {
    var seen = new HashSet<String>();
    for (int i = 0; i < ENOUGH_TO_SEE_EVERY_CHARACTER; i++) {
      assertThat(seen.add(world.secrets().next().reveal())).isTrue();
      assertThat(seen.add(world.ids().next())).isTrue();
    }
  }
}
