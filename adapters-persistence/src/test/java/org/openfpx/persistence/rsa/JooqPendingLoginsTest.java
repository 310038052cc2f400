package org.openfpx.persistence.rsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.linking.PendingLogins;
import org.openfpx.domain.testing.rsa.PendingLoginsContract;
import org.openfpx.domain.testing.rsa.RsaMother;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** Logins under way on each database. */
@EachDatabase
class JooqPendingLoginsTest implements PendingLoginsContract {
  private final TestDatabase on;

  JooqPendingLoginsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public PendingLogins emptyStore() {
    return new JooqPendingLogins(on.empty(SystemSchema.RSA), TestSealer.make());
  }

  @Test
  void ofManySimultaneousAnswersOneIsTaken() throws Exception {
    var store = emptyStore();
    try (var rivals = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 50; round++) {
        var name = "login" + round;
        store.open(RsaMother.atProvider(name, name, "browser"));
        Callable<Boolean> take =
            () -> store.takeAnswered(RsaMother.hash(name), RsaMother.hash("browser")).isPresent();
        assertThat(rivals.invokeAll(Stream.generate(() -> take).limit(4).toList()))
            .extracting(done -> done.get())
            .containsOnlyOnce(true);
      }
    }
  }

  @Test
  void noRowShowsASecretOrAPerson() {
    var database = on.empty(SystemSchema.RSA);
    var store = new JooqPendingLogins(database, TestSealer.make());
    store.open(RsaMother.atProvider("one", "state", "browser"));
    store.awaitConsent(RsaMother.atConsent("two", "browser"));

    assertThat(database.db().fetch("SELECT * FROM pending_login").toString())
        .contains("one")
        .doesNotContain("nonce")
        .doesNotContain("june")
        .doesNotContain("access");
  }
}
