package org.openfpx.domain.testing.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.dpop.ProofIds;
import org.openfpx.domain.testing.TestWorld;

/** What every store of used proofs promises (RFC 9449 section 11.1). */
public interface ProofIdsContract {
  KeyThumbprint ONE = new KeyThumbprint("1".repeat(43));
  KeyThumbprint OTHER = new KeyThumbprint("2".repeat(43));
  Instant END = TestWorld.BEGINNING.plusSeconds(120);

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  ProofIds emptyProofIds();

  @Test
  default void aProofIsUsedOncePerKey() {
    var ids = emptyProofIds();

    assertThat(ids.isFirstUse(ONE, "jti", END)).isTrue();
    assertThat(ids.isFirstUse(ONE, "jti", END)).isFalse();
    assertThat(ids.isFirstUse(ONE, "jti", END.plusSeconds(60))).isFalse();
    assertThat(ids.isFirstUse(ONE, "JTI", END)).isTrue();
    assertThat(ids.isFirstUse(ONE, "jti ", END)).isTrue();
    assertThat(ids.isFirstUse(OTHER, "jti", END)).isTrue();
  }

  @Test
  default void ofRivalsOneAloneIsTheFirst() {
    var ids = emptyProofIds();

    var outcomes = Rivals.march(prizes(), i -> ids.isFirstUse(ONE, "jti " + i, END));

    assertThat(outcomes)
        .allSatisfy(firsts -> assertThat(firsts).filteredOn(first -> first).hasSize(1));
  }
}
