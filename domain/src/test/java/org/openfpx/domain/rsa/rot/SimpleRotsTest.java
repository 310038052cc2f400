package org.openfpx.domain.rsa.rot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.domain.testing.rsa.RsaMother.AS;
import static org.openfpx.domain.testing.rsa.RsaMother.CLIENT;
import static org.openfpx.domain.testing.rsa.RsaMother.IMMUNIZATIONS;
import static org.openfpx.domain.testing.rsa.RsaMother.READ;
import static org.openfpx.domain.testing.rsa.RsaMother.presented;
import static org.openfpx.domain.testing.rsa.RsaMother.use;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.rot.RotResolution.Resolved;
import org.openfpx.domain.rsa.rot.RotResolution.Unresolvable;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.rsa.InMemoryRots;
import org.openfpx.domain.testing.rsa.RotsContract;

/** Strategy {@code simple} and its two clocks (protocol, section 6.3). */
class SimpleRotsTest {
  private static final LinkId JUNES = new LinkId("junes");

  private final TestWorld world = new TestWorld();
  private final InMemoryRots store = new InMemoryRots();
  private final SimpleRots rots = new SimpleRots(world.world(), store, SimpleRots.Settings.DEFAULT);

  @Nested
  class TheStore implements RotsContract {
    @Override
    public Rots emptyStore() {
      return new InMemoryRots();
    }
  }

  @Test
  void aRotHas64CharactersAndOnlyItsHashIsKept() {
    var rot = one(new RotRequest.Some(1));

    assertThat(rot.reveal()).hasSize(64);
    assertThat(store.find(rot.hash())).isPresent();
  }

  @Test
  void asManyAsWereAskedForAndAllDifferent() {
    var material = (RotMaterial.Simple) rots.issue(JUNES, new RotRequest.Some(20));

    assertThat(material.rots()).extracting(Secret::reveal).hasSize(20).doesNotHaveDuplicates();
    assertThat(material.lifetime()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void noneAndTooManyAreNoRequest() {
    assertThatThrownBy(() -> new RotRequest.Some(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RotRequest.Some(21)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RotRequest.For(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstPermissionThatShowsARotKeepsIt() {
    var rot = one(new RotRequest.Some(1));

    assertThat(rots.resolve(presented(rot, "first"))).isEqualTo(new Resolved(JUNES));
    assertThat(rots.resolve(presented(rot, "second"))).isEqualTo(new Unresolvable());
    assertThat(rots.resolve(presented(rot, "first"))).isEqualTo(new Resolved(JUNES));
  }

  @ParameterizedTest
  @MethodSource("otherUses")
  void aBoundRotServesNoOtherPartyAndNoOtherResource(RotUse other) {
    var rot = one(new RotRequest.Some(1));
    rots.resolve(presented(rot, "first"));

    assertThat(rots.resolve(presented(rot, "first", other))).isEqualTo(new Unresolvable());
  }

  @ParameterizedTest
  @MethodSource({"otherUses", "widerUses"})
  void aRotIssuedForOneUseResolvesForNoOther(RotUse other) {
    var rot = one(new RotRequest.For(List.of(use())));

    assertThat(rots.resolve(presented(rot, "first", other))).isEqualTo(new Unresolvable());
    assertThat(rots.resolve(presented(rot, "first"))).isEqualTo(new Resolved(JUNES));
    assertThat(rots.resolve(presented(rot, "second"))).isEqualTo(new Unresolvable());
  }

  static Stream<RotUse> otherUses() {
    var end = use().endsAt();
    return Stream.of(
        new RotUse(URI.create("https://other-as.test"), CLIENT, IMMUNIZATIONS, READ, end),
        new RotUse(AS, new ClientId("other"), IMMUNIZATIONS, READ, end),
        new RotUse(AS, CLIENT, new ResourceId("profile"), READ, end));
  }

  static Stream<RotUse> widerUses() {
    return Stream.of(
        new RotUse(AS, CLIENT, IMMUNIZATIONS, ScopeSet.of("read", "write"), use().endsAt()),
        new RotUse(AS, CLIENT, IMMUNIZATIONS, ScopeSet.of("write"), use().endsAt()));
  }

  @Test
  void anUnusedRotDiesSoon() {
    var rot = one(new RotRequest.Some(1));
    world.pass(Duration.ofMinutes(30));

    assertThat(rots.resolve(presented(rot, "first"))).isEqualTo(new Unresolvable());
  }

  @Test
  void aBoundRotLivesAsLongAsItsPermission() {
    var rot = one(new RotRequest.Some(1));
    rots.resolve(presented(rot, "first"));

    world.pass(Duration.ofDays(29));
    assertThat(rots.resolve(presented(rot, "first"))).isEqualTo(new Resolved(JUNES));
    world.pass(Duration.ofDays(1));
    assertThat(rots.resolve(presented(rot, "first"))).isEqualTo(new Unresolvable());
  }

  @Test
  void theEndThatTheWalletNamedStandsWhateverTheServerSays() {
    var until = new RotUse(AS, CLIENT, IMMUNIZATIONS, READ, world.instant().plusSeconds(60));
    var rot = one(new RotRequest.For(List.of(until)));
    assertThat(rots.resolve(presented(rot, "first"))).isEqualTo(new Resolved(JUNES));

    world.pass(Duration.ofSeconds(60));

    assertThat(rots.resolve(presented(rot, "first"))).isEqualTo(new Unresolvable());
  }

  @Test
  void withTheShortClockABoundRotEndsWithItsOwnLife() {
    var settings = new SimpleRots.Settings(64, Duration.ofMinutes(30), BoundLifetime.ROT);
    var strict = new SimpleRots(world.world(), store, settings);
    var rot = one(new RotRequest.Some(1));
    assertThat(strict.resolve(presented(rot, "first"))).isEqualTo(new Resolved(JUNES));

    world.pass(Duration.ofMinutes(30));

    assertThat(strict.resolve(presented(rot, "first"))).isEqualTo(new Unresolvable());
  }

  @Test
  void aStoreThatFindsAnotherRotConvincesNobody() {
    var other = one(new RotRequest.Some(1));
    var lying = new LyingRots(store, other.hash());
    var deceived = new SimpleRots(world.world(), lying, SimpleRots.Settings.DEFAULT);

    assertThat(deceived.resolve(presented(new Secret("made up"), "first")))
        .isEqualTo(new Unresolvable());
  }

  private Secret one(RotRequest request) {
    return ((RotMaterial.Simple) rots.issue(JUNES, request)).rots().getFirst();
  }
}
