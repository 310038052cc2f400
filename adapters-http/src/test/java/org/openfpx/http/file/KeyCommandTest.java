package org.openfpx.http.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.KeyMaker;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.NewSigningKeys;
import org.openfpx.domain.oauth.RotateSigningKeys;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;

/** What an operator reads of the keys that a system signs with. */
class KeyCommandTest {
  private final TestWorld world = new TestWorld();
  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void eachRotationSaysWhatItDidAndWhatIsGoingOn() {
    assertThat(run("rotate"))
        .isEqualTo(
            "0 ES256: key-1 is published and signs from now on: there was no key that signs (if the"
                + " system has been served, look whether this is its database)\n"
                + "RS256: key-2 is published and signs from now on: there was no key that signs (if"
                + " the system has been served, look whether this is its database)\n");
    assertThat(run("rotate"))
        .isEqualTo(
            "0 ES256: key-3 is published, and signs from 2026-01-05T12:00:00Z; until then key-1"
                + " does, which stays published until 2026-01-06T12:00:00Z\n"
                + "RS256: key-4 is published, and signs from 2026-01-05T12:00:00Z; until then key-2"
                + " does, which stays published until 2026-01-06T12:00:00Z\n");
    assertThat(run("rotate"))
        .isEqualTo(
            "0 ES256: nothing to do: key-3 is published already, and signs from"
                + " 2026-01-05T12:00:00Z; until then key-1 does\n"
                + "RS256: nothing to do: key-4 is published already, and signs from"
                + " 2026-01-05T12:00:00Z; until then key-2 does\n");
    assertThat(closed).hasValue(3);
  }

  @Test
  void theListHasIdsStatesAndTimesAndNothingOfTheKeys() {
    run("rotate");
    run("rotate");

    var lines = run("list").lines().toList();

    assertThat(lines.toString()).doesNotContain("secret");
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0).split(" {2,}"))
        .containsExactly(
            "0 id", "algorithm", "state", "signs from", "signs until", "published until");
    assertThat(lines.get(1).split(" {2,}"))
        .containsExactly(
            "key-1",
            "ES256",
            "signing",
            "2026-01-05T10:00:00Z",
            "2026-01-05T12:00:00Z",
            "2026-01-06T12:00:00Z");
    assertThat(lines.get(2)).startsWith("key-2").contains(" RS256 ", " signing ");
    assertThat(lines.get(3)).startsWith("key-3").contains(" ES256 ", " waiting ");
    world.pass(Duration.ofHours(2));
    assertThat(run("list").lines().skip(1))
        .satisfiesExactly(
            one -> assertThat(one).contains(" published "),
            two -> assertThat(two).contains(" published "),
            three -> assertThat(three).contains(" signing "),
            four -> assertThat(four).contains(" signing "));
  }

  @Test
  void whatFailsIsSaidWithItsCause() {
    var command =
        new SystemCommand<String>(
            template(),
            Object::toString,
            config -> () -> {},
            config -> {
              throw new IllegalStateException("no database", new java.io.IOException("in use"));
            });
    assertThat(run(command, "list"))
        .isEqualTo("1 keys list failed: no database\n  because: in use\n");
    assertThat(run(command, "lst")).startsWith("2 not understood: keys lst --config x; right: ");
  }

  private String run(String action) {
    var rotation = KeyRotation.DEFAULT.publishedAhead(Duration.ofHours(2));
    var rotate =
        new RotateSigningKeys(keys, new NewSigningKeys(this::make, new Hidden(), rotation), world);
    var command =
        new SystemCommand<String>(
            template(),
            Object::toString,
            config -> () -> {},
            config ->
                new OpenedKeys(
                    keys,
                    rotate,
                    List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256),
                    world,
                    closed::incrementAndGet));
    return run(command, action);
  }

  private static String run(SystemCommand<String> command, String action) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int status = command.run(new String[] {"keys", action, "--config", "x"}, print, print);
    return status + " " + out.toString(StandardCharsets.UTF_8);
  }

  private static ConfigTemplate template() {
    return new ConfigTemplate("a system", "as", SystemKeys.of("as", 8401).all());
  }

  private KeyMaker.NewKey make(SignatureAlgorithm algorithm) {
    var id = "key-" + made.incrementAndGet();
    return new KeyMaker.NewKey(id, "{}", new Secret("secret"));
  }

  private static final class Hidden implements Sealer {
    @Override
    public Sealed seal(String clear, String place) {
      return new Sealed("kek:hidden");
    }

    @Override
    public String open(Sealed sealed, String place) {
      return "secret";
    }
  }
}
