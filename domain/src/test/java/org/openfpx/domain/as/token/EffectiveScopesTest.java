package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.as.AsNetwork;

/** Protocol, section 2.6, over generated networks. */
class EffectiveScopesTest {
  private static final List<String> NAMES = List.of("read", "write", "print", "share");
  private static final int ROUNDS = 3_000;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void grantedIsNeverMoreThanAnyLimit() {
    for (int round = 0; round < ROUNDS; round++) {
      var network = network();
      var snapshot = new Snapshot(1, network.participants());
      var claim = claim(snapshot, random.nextBoolean() ? Kind.AS_FIRST : Kind.RS_FIRST);

      var granted = EffectiveScopes.granted(claim, snapshot);

      for (var limit :
          List.of(
              claim.asked(),
              claim.given(),
              network.definitionScopes(),
              network.resourceScopes(),
              network.allowedScopes())) {
        assertThat(limit.covers(granted)).as("seed %d", seed).isTrue();
      }
      if (claim.kind() == Kind.AS_FIRST) {
        assertThat(network.capabilityScopes().covers(granted)).as("seed %d", seed).isTrue();
      }
      if (!claim.login().assurance().suffices(network.least())) {
        assertThat(granted).as("seed %d", seed).isEqualTo(ScopeSet.NONE);
      }
    }
  }

  @Test
  void theOrderOfScopesIsIrrelevant() {
    for (int round = 0; round < ROUNDS; round++) {
      var network = network();
      var snapshot = new Snapshot(1, network.participants());
      var claim = claim(snapshot, Kind.AS_FIRST);
      var shuffled = new ArrayList<>(claim.asked().stream().toList());
      Collections.shuffle(shuffled, random);
      var same =
          new EffectiveScopes.Claim(
              claim.kind(),
              claim.client(),
              claim.resource(),
              ScopeSet.of(shuffled),
              claim.given(),
              claim.login());

      assertThat(EffectiveScopes.granted(same, snapshot))
          .as("seed %d", seed)
          .isEqualTo(EffectiveScopes.granted(claim, snapshot));
    }
  }

  @Test
  void takingFromTheRegistryNeverAdds() {
    for (int round = 0; round < ROUNDS; round++) {
      var network = network();
      var before = new Snapshot(1, network.participants());
      var claim = claim(before, Kind.AS_FIRST);
      var less = network.withAllowed(network.allowedScopes().and(some()));
      var after = new Snapshot(2, less.participants());

      assertThat(
              EffectiveScopes.granted(claim, before).covers(EffectiveScopes.granted(claim, after)))
          .as("seed %d", seed)
          .isTrue();
    }
  }

  @Test
  void anOldLoginHasTheLowestLevel() {
    var login = new Login(new Assurance(new Ial(2), new Aal(3)), Optional.of(Duration.ofHours(1)));

    assertThat(login.asOf(Optional.of(Duration.ofMinutes(5))).aal()).isEqualTo(Aal.LOWEST);
    assertThat(login.asOf(Optional.of(Duration.ofHours(1))).aal()).isEqualTo(new Aal(3));
    assertThat(Login.UNKNOWN.asOf(Optional.of(Duration.ofDays(1)))).isEqualTo(Assurance.LOWEST);
  }

  private EffectiveScopes.Claim claim(Snapshot snapshot, Kind kind) {
    var login =
        new Login(
            new Assurance(new Ial(1 + random.nextInt(3)), new Aal(1 + random.nextInt(3))),
            Optional.empty());
    return new EffectiveScopes.Claim(
        kind, APP, snapshot.resource(AT_CLINIC).orElseThrow(), some(), some(), login);
  }

  private AsNetwork network() {
    return new AsNetwork(
            some().or(ScopeSet.of("read")),
            some(),
            some(),
            some(),
            some(),
            Assurance.LOWEST,
            Duration.ofDays(1 + random.nextInt(60)),
            Set.of())
        .needing(1 + random.nextInt(3), 1 + random.nextInt(3));
  }

  private ScopeSet some() {
    return ScopeSet.of(
        NAMES.stream().filter(name -> random.nextInt(3) > 0).map(Scope::new).toList());
  }
}
