package org.openfpx.domain.oauth.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.ProofIdsContract;

class RememberedProofIdsTest implements ProofIdsContract {
  private final TestWorld world = new TestWorld();

  @Override
  public ProofIds emptyProofIds() {
    return new RememberedProofIds(world);
  }

  @Test
  void whenItIsFullNothingIsForgottenAndNothingIsTakenUntilSomethingHasEnded() {
    var ids = new RememberedProofIds(world, 2);
    assertThat(ids.isFirstUse(ONE, "1", END)).isTrue();
    assertThat(ids.isFirstUse(ONE, "2", END.plusSeconds(600))).isTrue();

    assertThat(ids.isFirstUse(ONE, "3", END)).isFalse();
    assertThat(ids.isFirstUse(ONE, "1", END)).isFalse();

    world.pass(Duration.ofSeconds(120));
    assertThat(ids.isFirstUse(ONE, "3", END.plusSeconds(600))).isTrue();
    assertThat(ids.isFirstUse(ONE, "2", END.plusSeconds(600))).isFalse();
    assertThat(ids.isFirstUse(ONE, "4", END.plusSeconds(600))).isFalse();
  }
}
