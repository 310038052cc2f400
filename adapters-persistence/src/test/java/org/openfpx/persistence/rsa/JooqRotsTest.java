package org.openfpx.persistence.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.NOW;
import static org.openfpx.domain.testing.rsa.RsaMother.binding;
import static org.openfpx.domain.testing.rsa.RsaMother.hash;
import static org.openfpx.domain.testing.rsa.RsaMother.rot;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.rot.Rots;
import org.openfpx.domain.testing.rsa.RotsContract;
import org.openfpx.domain.testing.rsa.RsaMother;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** ROTs on each database. */
@EachDatabase
class JooqRotsTest implements RotsContract {
  private final TestDatabase on;

  JooqRotsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Rots emptyStore() {
    return new JooqRots(on.empty(SystemSchema.RSA));
  }

  @Test
  void manyRotsAreKeptByOneStatement() {
    var opened = on.emptied(SystemSchema.RSA);
    var rots = new JooqRots(opened.database());

    assertThat(
            opened
                .statements()
                .during(() -> rots.add(List.of(rot("a", "one"), rot("b", "one"), rot("c", "one")))))
        .hasSize(1);
  }

  @Test
  void theReaperTakesWhatHasEndedAndNothingElse() {
    var database = on.empty(SystemSchema.RSA);
    var rots = new JooqRots(database);
    var logins = new JooqPendingLogins(database, TestSealer.make());
    rots.add(List.of(rot("unused", "one"), rot("bound", "one")));
    rots.bind(hash("bound"), binding("permission"), NOW);
    logins.open(RsaMother.atProvider("one", "state", "browser"));

    new RsaReaper(database, () -> NOW.plus(Duration.ofHours(1))).round();

    assertThat(rots.find(hash("unused"))).isEmpty();
    assertThat(rots.find(hash("bound"))).isPresent();
    assertThat(logins.takeAnswered(hash("state"), hash("browser"))).isEmpty();

    new RsaReaper(database, () -> NOW.plus(Duration.ofDays(31))).round();
    assertThat(rots.find(hash("bound"))).isEmpty();
  }
}
