package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.BETA;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.hash;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.Pct;
import org.openfpx.domain.as.policy.Pcts;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.testing.oauth.Rivals;

/** What every store of persisted claims tokens promises (UMA Grant 3.3.5). */
public interface PctsContract {
  Pcts emptyStore();

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 2_000;
  }

  private static Pct pct(String value) {
    return pct(value, "https://people.example");
  }

  private static Pct pct(String value, String issuer) {
    return new Pct(
        hash(value),
        ALPHA,
        Pct.issuer(new Issuer(issuer)),
        new Sealed("k1:c2VhbGVk"),
        "0".repeat(64),
        Set.of("a".repeat(64), "b".repeat(64)),
        LATER);
  }

  @Test
  default void oneIsFoundByItsClientAlone() {
    var pcts = emptyStore();
    pcts.add(pct("one"));

    assertThat(pcts.find(hash("one"), ALPHA)).contains(pct("one"));
    assertThat(pcts.find(hash("one"), BETA)).isEmpty();
    assertThat(pcts.find(hash("two"), ALPHA)).isEmpty();
    assertThat(catchThrowable(() -> pcts.add(pct("one")))).isNotNull();
  }

  @Test
  default void oneIsRemovedByItsClientAlone() {
    var pcts = emptyStore();
    pcts.add(pct("one"));

    assertThat(pcts.remove(hash("one"), BETA)).isFalse();
    assertThat(pcts.remove(hash("one"), ALPHA)).isTrue();
    assertThat(pcts.remove(hash("one"), ALPHA)).isFalse();
    assertThat(pcts.find(hash("one"), ALPHA)).isEmpty();
  }

  @Test
  default void ofRivalsOneRemovesIt() {
    var pcts = emptyStore();
    for (int i = 0; i < prizes(); i++) {
      pcts.add(pct("p" + i));
    }

    var outcomes = Rivals.march(prizes(), prize -> pcts.remove(hash("p" + prize), ALPHA));

    assertThat(outcomes).allMatch(removed -> removed.stream().filter(won -> won).count() == 1);
  }

  @Test
  default void thoseOfAnIssuerAreForgottenInBoundedBatches() {
    var pcts = emptyStore();
    List.of("a", "b", "c").forEach(one -> pcts.add(pct(one)));
    pcts.add(pct("d", "https://other.example"));
    var people = Optional.of(Pct.issuer(new Issuer("https://people.example")));

    assertThat(pcts.removeVouchedBy(people, 2)).isEqualTo(2);
    assertThat(pcts.removeVouchedBy(people, 2)).isOne();
    assertThat(pcts.find(hash("d"), ALPHA)).isPresent();
    assertThat(pcts.removeVouchedBy(Optional.empty(), 2)).isOne();
    assertThat(pcts.removeVouchedBy(Optional.empty(), 2)).isZero();
  }

  @Test
  default void whatIsOverIsForgottenInBoundedBatches() {
    var pcts = emptyStore();
    List.of("a", "b", "c").forEach(one -> pcts.add(pct(one)));

    assertThat(pcts.removeExpired(LATER, 2)).isZero();
    assertThat(pcts.removeExpired(LATER.plusSeconds(1), 2)).isEqualTo(2);
    assertThat(pcts.removeExpired(LATER.plusSeconds(1), 2)).isOne();
  }
}
