package org.openfpx.apps.demo.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.SystemSchema;

/** Protocol, section 6: what a ROT of the clinic resolves for, and when. */
class RotsTest {
  private static final String AS = "https://as.test";

  @TempDir Path folder;
  private final TestWorld world = new TestWorld();
  private Database database;
  private Rots rots;

  @BeforeEach
  void open() {
    var settings =
        DatabaseSettings.of("jdbc:h2:file:" + folder.resolve("clinic"), "demo", Optional.empty());
    database = Database.open(settings, SystemSchema.PROVIDER);
    rots = new Rots(database, world.world());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aRotIsTiedToThePermissionItIsFirstSeenWith() {
    var rot = rots.issue(connection(), binding("read"));

    assertThat(rots.resolve(rot, "p1", binding("read"))).hasValue("june");
    assertThat(rots.resolve(rot, "p2", binding("read"))).isEmpty();
    assertThat(rots.resolve(rot, "p1", binding("read"))).hasValue("june");
  }

  @Test
  void aRotResolvesForNothingButWhatItWasAskedFor() {
    var rot = rots.issue(connection(), binding("read"));

    assertThat(rots.resolve(rot, "p1", binding("write"))).isEmpty();
    var longer = new Binding(AS, "client", "r1", Set.of("read"), end(90_000));
    assertThat(rots.resolve(rot, "p1", longer)).isEmpty();
    var another = new Binding(AS, "other", "r1", Set.of("read"), end(3600));
    assertThat(rots.resolve(rot, "p1", another)).isEmpty();
    assertThat(rots.resolve(rot, "p1", binding("read"))).hasValue("june");
  }

  @Test
  void aRotIsNotBoundToWhatIsLongerThanAnyName() {
    var longest = new Binding(AS, "c".repeat(255), "r".repeat(255), scope(1024), end(60));
    assertThat(rots.resolve(rots.issue(connection(), longest), "p1", longest)).hasValue("june");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Binding(AS, "c".repeat(256), "r1", scope(4), end(60)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Binding(AS, "client", "r".repeat(256), scope(4), end(60)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Binding(AS, "client", "r1", scope(1025), end(60)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Binding("a".repeat(513), "client", "r1", scope(4), end(60)));
  }

  private static Set<String> scope(int length) {
    return Set.of("s".repeat(length));
  }

  @Test
  void anUnusedRotDiesSoonAndABoundOneDoesNot() {
    var unused = rots.issue(connection(), binding("read"));
    var free = rots.issueFree(connection());
    var bound = rots.issue(connection(), binding("read"));
    rots.resolve(bound, "p1", binding("read"));

    world.pass(Rots.UNTIL_FIRST_SEEN.plusSeconds(1));

    assertThat(rots.resolve(unused, "p2", binding("read"))).isEmpty();
    assertThat(rots.resolve(free, "p2", binding("read"))).isEmpty();
    assertThat(rots.resolve(bound, "p1", binding("read"))).hasValue("june");
    rots.reap();
    assertThat(rots.resolve(bound, "p1", binding("read"))).hasValue("june");
  }

  @Test
  void aRotWithoutAUseTakesTheFirstOneAndNoOther() {
    var rot = rots.issueFree(connection());

    assertThat(rots.resolve(rot, "p1", binding("read"))).hasValue("june");
    assertThat(rots.resolve(rot, "p1", binding("write"))).hasValue("june");
    assertThat(rots.resolve(rot, "p2", binding("read"))).isEmpty();
    for (var other :
        List.of(
            new Binding("https://other.test", "client", "r1", Set.of("read"), end(3600)),
            new Binding(AS, "other", "r1", Set.of("read"), end(3600)),
            new Binding(AS, "client", "r2", Set.of("read"), end(3600)))) {
      assertThat(rots.resolve(rot, "p1", other)).isEmpty();
    }
  }

  @Test
  void unlinkingEndsTheRots() {
    var rot = rots.issue(connection(), binding("read"));
    rots.resolve(rot, "p1", binding("read"));

    rots.ended(new GrantId("link"));

    assertThat(rots.resolve(rot, "p1", binding("read"))).isEmpty();
  }

  private AccessToken connection() {
    var now = world.world().time().instant();
    return new AccessToken(
        new GrantId("link"),
        new ClientId("wallet"),
        Optional.of("june"),
        ScopeSet.of("fpx_rot"),
        now,
        now.plus(Duration.ofHours(1)));
  }

  private Binding binding(String scope) {
    return new Binding(AS, "client", "r1", Set.of(scope), end(3600));
  }

  private Instant end(long seconds) {
    return Instant.ofEpochSecond(4_000_000_000L).plusSeconds(seconds);
  }
}
