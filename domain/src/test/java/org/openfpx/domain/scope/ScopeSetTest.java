package org.openfpx.domain.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** RFC 6749 section 3.3. */
class ScopeSetTest {
  @Test
  void orderAndRepetitionMakeNoDifference() {
    assertThat(ScopeSet.parse("b a  a")).isEqualTo(ScopeSet.of("a", "b"));
    assertThat(ScopeSet.parse("b a")).hasToString("a b");
  }

  @Test
  void setsAreCombinedAsSets() {
    var ab = ScopeSet.of("a", "b");
    var bc = ScopeSet.of("b", "c");
    assertThat(ab.and(bc)).isEqualTo(ScopeSet.of("b"));
    assertThat(ab.or(bc)).isEqualTo(ScopeSet.of("a", "b", "c"));
    assertThat(ab.without(bc)).isEqualTo(ScopeSet.of("a"));
    assertThat(ab.covers(ScopeSet.of("a"))).isTrue();
    assertThat(ab.covers(bc)).isFalse();
    assertThat(ScopeSet.parse(" ")).isSameAs(ScopeSet.NONE);
  }

  @Test
  void aNameWithAQuoteABackslashOrAControlCharacterIsNoScope() {
    for (var bad : new String[] {"a\"b", "a\\b", "a\u0007", "", "é", "x".repeat(256)}) {
      assertThatThrownBy(() -> new Scope(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
