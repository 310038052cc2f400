package org.openfpx.domain.testing.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.AssertionIds;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.testing.TestWorld;

/** What every store of assertion ids promises (RFC 7523 section 3, point 7). */
public interface AssertionIdsContract {
  ClientId ALPHA = new ClientId("alpha");
  ClientId BETA = new ClientId("beta");
  Instant END = TestWorld.BEGINNING.plusSeconds(300);

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  AssertionIds emptyAssertionIds();

  @Test
  default void anIdIsUsedOncePerClient() {
    var ids = emptyAssertionIds();

    assertThat(ids.isFirstUse(ALPHA, "jti", END)).isTrue();
    assertThat(ids.isFirstUse(ALPHA, "jti", END)).isFalse();
    assertThat(ids.isFirstUse(ALPHA, "JTI", END)).isTrue();
    assertThat(ids.isFirstUse(ALPHA, "jti ", END)).isTrue();
    assertThat(ids.isFirstUse(BETA, "jti", END)).isTrue();
  }

  @Test
  default void ofRivalsOneAloneIsTheFirst() {
    var ids = emptyAssertionIds();

    var outcomes = Rivals.march(prizes(), i -> ids.isFirstUse(ALPHA, "jti " + i, END));

    assertThat(outcomes)
        .allSatisfy(firsts -> assertThat(firsts).filteredOn(first -> first).hasSize(1));
  }
}
