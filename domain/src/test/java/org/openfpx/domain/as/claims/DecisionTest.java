package org.openfpx.domain.as.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.IMMUNIZATIONS;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PURPOSE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.Participants;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.Asked;
import org.openfpx.domain.as.token.EffectiveScopes;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.SameBut;

/** What a transaction comes to, over generated networks and pushes (protocol, section 2.6). */
class DecisionTest {
  private static final int ROUNDS = 1_000;
  private static final int ENOUGH = ROUNDS / 50;
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final List<String> NAMES = List.of("read", "write", "print", "share");
  private static final List<ResourceId> RESOURCES =
      List.of(AT_CLINIC, AT_PROVINCE, PROFILE_AT_PROVINCE);
  private static final ClientId ACCOUNT = new ClientId("an account");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void noPermissionOnAGeneralResourceIsDecidedWithoutARot() {
    int general = 0;
    int owned = 0;
    int left = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var registry = Owners.snapshot(1, withOwners(network().participants()));
      var transaction = transaction();
      var pushed = RESOURCES.stream().map(this::pushed).toList();
      var whole = pushed.stream().filter(one -> isFound(one, registry)).toList();
      var login = login();

      var decided = Decision.of(transaction, pushed, login, registry, NOW);

      for (var permission : pushed) {
        if (decided.containsKey(permission.id())) {
          assertThat(isFound(permission, registry)).as("seed %d", seed).isTrue();
          general += permission.rot().isPresent() ? 1 : 0;
          owned += permission.rot().isEmpty() ? 1 : 0;
        }
      }
      assertThat(decided)
          .as("as if they had not been pushed, seed %d", seed)
          .isEqualTo(Decision.of(transaction, whole, login, registry, NOW));
      left += decided.isEmpty() ? 0 : pushed.size() - whole.size();
    }
    assertThat(general).as("with a ROT").isGreaterThan(ENOUGH);
    assertThat(owned).as("of their owner, without").isGreaterThan(ENOUGH);
    assertThat(left).as("left out where others were decided").isGreaterThan(ENOUGH);
  }

  @Test
  void afterTheDecisionNothingEverWidens() {
    int wider = 0;
    int remained = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var then = new Snapshot(1, network().participants());
      var pushed = pushed(AT_CLINIC, then);
      var decided = Decision.of(transaction(), List.of(pushed), login(), then, NOW);
      if (decided.isEmpty()) {
        continue;
      }
      var permission = active(pushed, decided.get(pushed.id()));
      for (int change = 0; change < 5; change++) {
        var now = new Snapshot(2 + change, maybeWithoutSome(network()).participants());
        var later = NOW.plus(Duration.ofHours(random.nextInt(24 * 60)));

        var remaining = EffectiveScopes.remaining(permission, asked(), later, now);

        assertThat(permission.scopes().covers(remaining)).as("seed %d", seed).isTrue();
        assertThat(EffectiveScopes.endOf(permission, now))
            .as("seed %d", seed)
            .isBeforeOrEqualTo(EffectiveScopes.endOf(permission, then));
        if (!later.isBefore(EffectiveScopes.endOf(permission, then))) {
          assertThat(remaining).as("seed %d", seed).isEqualTo(ScopeSet.NONE);
        }
        wider += permission.scopes().covers(offered(now)) ? 0 : 1;
        remained += remaining.isEmpty() ? 0 : 1;
      }
    }
    assertThat(wider).as("registries that allow more than was decided").isGreaterThan(ENOUGH);
    assertThat(remained).as("permissions of which something is left").isGreaterThan(ENOUGH);
  }

  private static boolean isFound(Permission permission, Snapshot registry) {
    return permission.rot().isPresent()
        || registry.resource(permission.resource()).orElseThrow().owner().isPresent();
  }

  private static ScopeSet offered(Snapshot registry) {
    return registry.resource(AT_CLINIC).map(Resource::offeredScopes).orElse(ScopeSet.NONE);
  }

  /** As the store keeps what was decided. */
  private static Permission active(Permission pushed, Permissions.Decided decided) {
    return new Permission(
        pushed.id(),
        pushed.transaction(),
        pushed.account(),
        pushed.client(),
        pushed.resource(),
        pushed.definition(),
        decided.scopes(),
        pushed.purpose(),
        pushed.rot(),
        pushed.givenAt(),
        pushed.expiresAt(),
        decided.state());
  }

  /** Each resource general, or owned by the account. */
  private Participants withOwners(Participants all) {
    var resources = new ArrayList<Resource>();
    for (var one : all.resources()) {
      resources.add(
          new Resource(
              one.id(),
              one.server(),
              one.definition(),
              one.scopes(),
              one.uri(),
              one.name(),
              one.description(),
              one.iconUri(),
              random.nextBoolean() ? Optional.of(ACCOUNT) : Optional.empty()));
    }
    return SameBut.resources(all, resources);
  }

  private Permission pushed(ResourceId resource) {
    return pushed(resource, NOW.plus(Duration.ofDays(1)));
  }

  /** As the wallet can push it: for no longer than the definition then allows. */
  private Permission pushed(ResourceId resource, Snapshot registry) {
    var longest = registry.definition(IMMUNIZATIONS).orElseThrow().maxPermissionDuration();
    return pushed(resource, NOW.plusSeconds(60 + random.nextLong(longest.toSeconds() - 59)));
  }

  private Permission pushed(ResourceId resource, Instant end) {
    return new Permission(
        new PermissionId("permission at " + resource),
        new TransactionId("t"),
        ACCOUNT,
        APP,
        resource,
        resource.equals(PROFILE_AT_PROVINCE) ? PROFILE : IMMUNIZATIONS,
        some(),
        Optional.of(PURPOSE),
        random.nextBoolean() ? Optional.of(new Sealed("k:sealed")) : Optional.empty(),
        NOW,
        end,
        new Permission.State.Pending());
  }

  /** One that asks for every resource of the small network. */
  private Transaction transaction() {
    return new Transaction(
        new TransactionId("t"),
        random.nextBoolean() ? Kind.AS_FIRST : Kind.RS_FIRST,
        Optional.of(APP),
        Optional.of(PURPOSE),
        List.of(
            TicketResource.ofType(IMMUNIZATIONS, some(), random.nextInt(4) == 0),
            TicketResource.ofType(IMMUNIZATIONS, some(), false),
            TicketResource.ofType(PROFILE, some(), false)),
        random.nextBoolean() ? ScopeSet.NONE : some(),
        Optional.empty(),
        NOW.plus(Duration.ofMinutes(10)),
        new Stage.Requested());
  }

  private Asked asked() {
    return new Asked(
        random.nextBoolean() ? ScopeSet.NONE : some(),
        random.nextBoolean() ? Optional.empty() : Optional.of(some()));
  }

  private Login login() {
    return new Login(
        new Assurance(new Ial(1 + random.nextInt(3)), new Aal(1 + random.nextInt(3))),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(Duration.ofMinutes(random.nextInt(60))));
  }

  private AsNetwork network() {
    return new AsNetwork(
            some(),
            some(),
            some(),
            some(),
            some(),
            Assurance.LOWEST,
            Duration.ofDays(1 + random.nextInt(60)),
            Set.of())
        .needing(1 + random.nextInt(2), 1 + random.nextInt(2));
  }

  private AsNetwork maybeWithoutSome(AsNetwork network) {
    return random.nextInt(5) > 0
        ? network
        : network.without(List.of(APP, AT_CLINIC, CLINIC).get(random.nextInt(3)).toString());
  }

  private ScopeSet some() {
    return ScopeSet.of(
        NAMES.stream().filter(name -> random.nextInt(4) > 0).map(Scope::new).toList());
  }
}
