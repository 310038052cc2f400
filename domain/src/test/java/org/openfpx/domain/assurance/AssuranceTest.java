package org.openfpx.domain.assurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Protocol 2.6: the person's level is the lower of two; missing is lowest. */
class AssuranceTest {
  @Test
  void theLowerOfTwoIsTakenLevelByLevel() {
    var one = new Assurance(new Ial(2), new Aal(1));
    var other = new Assurance(new Ial(1), new Aal(3));
    assertThat(one.atMost(other)).isEqualTo(Assurance.LOWEST);
    assertThat(one.suffices(other)).isFalse();
    assertThat(one.suffices(Assurance.LOWEST)).isTrue();
  }

  @Test
  void thereAreThreeLevels() {
    assertThatThrownBy(() -> new Ial(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Aal(4)).isInstanceOf(IllegalArgumentException.class);
  }
}
