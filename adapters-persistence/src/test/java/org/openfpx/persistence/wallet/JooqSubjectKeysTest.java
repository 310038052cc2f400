package org.openfpx.persistence.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The keys for subjects on each database. */
@EachDatabase
class JooqSubjectKeysTest {
  private final TestDatabase on;

  JooqSubjectKeysTest(TestDatabase on) {
    this.on = on;
  }

  @Test
  void theFirstKeyIsMadeOnceAndKeptSealed() {
    var database = on.empty(SystemSchema.WALLET);
    var first = new JooqSubjectKeys(database, TestSealer.make(), new TestWorld(1)).all();
    var again = new JooqSubjectKeys(database, TestSealer.make(), new TestWorld(2)).all();

    assertThat(first).hasSize(1);
    var key = first.getFirst().key().reveal();
    assertThat(again.getFirst().key().reveal()).isEqualTo(key);
    assertThat(database.db().fetch("SELECT * FROM subject_key").toString()).doesNotContain(key);
  }
}
