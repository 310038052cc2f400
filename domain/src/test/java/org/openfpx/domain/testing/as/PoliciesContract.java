package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.READ;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;

/** What every store of policies promises (protocol, section 3.10). */
public interface PoliciesContract {
  ClientId STRANGER = new ClientId("another account");
  ResourceId RESOURCE = new ResourceId("é resource");
  Policy.Who PROVES =
      new Policy.WhoProves(
          new Issuer("https://people.example/tenant"),
          "email",
          new Sealed("k1:c2VhbGVk"),
          "0".repeat(64));
  Policy.Who USES = new Policy.WhoUses(new ClientId("backup"));

  int MOST = 9_999;

  Policies emptyStore();

  private static Policy policy(String id, Policy.Who who) {
    return policy(id, RESOURCE, LATER, who);
  }

  private static Policy policy(String id, ResourceId resource, Instant until, Policy.Who who) {
    return new Policy(
        new PolicyId(id), ACCOUNT, resource, ScopeSet.of("read", "write"), until, who);
  }

  private static PermissionId permission(String id) {
    return new PermissionId(id);
  }

  @Test
  default void aPolicyComesBackAsItWasMadeAndToItsAccountAlone() {
    var policies = emptyStore();
    for (var who : List.of(PROVES, USES, new Policy.WhoAsks())) {
      var made = policy("of " + who.getClass().getSimpleName(), who);

      policies.add(made, MOST, NOW);

      assertThat(policies.find(made.id(), ACCOUNT)).contains(made);
      assertThat(policies.find(made.id(), STRANGER)).isEmpty();
      assertThat(catchThrowable(() -> policies.add(made, MOST, NOW))).isNotNull();
    }
    assertThat(policies.find(new PolicyId("none"), ACCOUNT)).isEmpty();
  }

  @Test
  default void anAccountsPoliciesPageByKey() {
    var policies = emptyStore();
    List.of("c", "a", "B", "b").forEach(id -> policies.add(policy(id, USES), MOST, NOW));

    assertThat(policies.page(ACCOUNT, Optional.empty(), 3))
        .extracting(one -> one.id().value())
        .containsExactly("B", "a", "b");
    assertThat(policies.page(ACCOUNT, Optional.of(new PolicyId("b")), 3))
        .extracting(one -> one.id().value())
        .containsExactly("c");
    assertThat(policies.page(STRANGER, Optional.empty(), 3)).isEmpty();
  }

  @Test
  default void thoseOnAResourceAreFoundWhoeverMadeThem() {
    var policies = emptyStore();
    var elsewhere = new ResourceId("elsewhere");
    policies.add(policy("b", USES), MOST, NOW);
    policies.add(policy("a", PROVES), MOST, NOW);
    policies.add(policy("c", elsewhere, LATER, USES), MOST, NOW);
    policies.add(policy("d", new ResourceId("É resource"), LATER, USES), MOST, NOW);

    assertThat(policies.on(List.of(RESOURCE)))
        .extracting(one -> one.id().value())
        .containsExactly("a", "b");
    assertThat(policies.on(List.of(elsewhere, RESOURCE))).hasSize(3);
    assertThat(policies.on(List.of(new ResourceId("none")))).isEmpty();
  }

  @Test
  default void anAccountHasNoMoreOnAResourceThanItMay() {
    var policies = emptyStore();
    var strangers =
        new Policy(new PolicyId("s"), STRANGER, RESOURCE, READ, LATER, new Policy.WhoAsks());
    assertThat(policies.add(policy("over", RESOURCE, NOW, USES), 2, NOW)).isTrue();
    assertThat(policies.add(strangers, 2, NOW)).isTrue();
    assertThat(policies.add(policy("elsewhere", new ResourceId("e"), LATER, USES), 2, NOW))
        .isTrue();

    assertThat(policies.add(policy("a", USES), 2, NOW)).isTrue();
    assertThat(policies.add(policy("b", USES), 2, NOW)).isTrue();
    assertThat(policies.add(policy("c", USES), 2, NOW)).isFalse();

    assertThat(policies.find(new PolicyId("c"), ACCOUNT)).isEmpty();
  }

  @Test
  default void thoseAboutClaimsPageByKey() {
    var policies = emptyStore();
    var other =
        new Policy.WhoProves(
            new Issuer("https://other.example"), "email", new Sealed("k1:YQ"), "1".repeat(64));
    List.of("c", "a").forEach(id -> policies.add(policy(id, PROVES), MOST, NOW));
    policies.add(policy("b", other), MOST, NOW);
    policies.add(policy("d", USES), MOST, NOW);
    var people = Optional.of(new Issuer("https://people.example/tenant"));

    assertThat(policies.aboutClaims(people, Optional.empty(), 9))
        .extracting(one -> one.id().value())
        .containsExactly("a", "c");
    assertThat(policies.aboutClaims(Optional.empty(), Optional.empty(), 2))
        .extracting(one -> one.id().value())
        .containsExactly("a", "b");
    assertThat(policies.aboutClaims(Optional.empty(), Optional.of(new PolicyId("b")), 2))
        .extracting(one -> one.id().value())
        .containsExactly("c");
  }

  @Test
  default void oneIsReplacedByItsAccountAlone() {
    var policies = emptyStore();
    policies.add(policy("a", PROVES), MOST, NOW);
    var other = new Policy(new PolicyId("a"), ACCOUNT, RESOURCE, READ, NOW.plusSeconds(60), USES);
    var strangers =
        new Policy(new PolicyId("a"), STRANGER, RESOURCE, READ, NOW.plusSeconds(60), USES);

    assertThat(policies.replace(strangers)).isFalse();
    assertThat(policies.replace(other)).isTrue();

    assertThat(policies.find(other.id(), ACCOUNT)).contains(other);
  }

  @Test
  default void oneIsRemovedByItsAccountAlone() {
    var policies = emptyStore();
    policies.add(policy("a", USES), MOST, NOW);
    policies.add(policy("b", USES), MOST, NOW);

    assertThat(policies.remove(new PolicyId("a"), STRANGER)).isFalse();
    assertThat(policies.remove(new PolicyId("a"), ACCOUNT)).isTrue();
    assertThat(policies.remove(new PolicyId("a"), ACCOUNT)).isFalse();
    assertThat(policies.page(ACCOUNT, Optional.empty(), 9)).hasSize(1);

    policies.removeAllOf(STRANGER);
    assertThat(policies.on(List.of(RESOURCE))).hasSize(1);
    policies.removeAllOf(ACCOUNT);
    assertThat(policies.on(List.of(RESOURCE))).isEmpty();
  }

  @Test
  default void whatRestsOnAPolicyIsFoundUntilItHasEnded() {
    var policies = emptyStore();
    var one = new PolicyId("a");
    var two = new PolicyId("b");
    policies.rest(permission("q"), LATER, List.of(one, two));
    policies.rest(permission("p"), LATER, List.of(one));
    policies.rest(permission("over"), NOW.minusSeconds(60), List.of(one));

    policies.add(policy("b", USES), MOST, NOW);
    policies.add(policy("a", PROVES), MOST, NOW);

    assertThat(policies.under(permission("q")))
        .extracting(found -> found.id())
        .containsExactly(one, two);
    assertThat(policies.under(permission("none"))).isEmpty();
    assertThat(policies.restingOn(one, NOW)).containsExactly(permission("p"), permission("q"));
    assertThat(policies.restingOn(two, NOW)).containsExactly(permission("q"));
    assertThat(policies.restingOn(one, LATER)).hasSize(2);
    assertThat(policies.restingOn(one, LATER.plusSeconds(1))).isEmpty();
  }

  @Test
  default void whatIsOverIsForgottenInBoundedBatches() {
    var policies = emptyStore();
    List.of("a", "b", "c").forEach(id -> policies.add(policy(id, RESOURCE, NOW, USES), MOST, NOW));
    policies.add(policy("d", USES), MOST, NOW);
    policies.rest(permission("p"), NOW, List.of(new PolicyId("a")));

    assertThat(policies.removeExpired(NOW, 2)).isZero();
    assertThat(policies.removeExpired(NOW.plusSeconds(1), 2)).isEqualTo(2);
    assertThat(policies.removeExpired(NOW.plusSeconds(1), 2)).isOne();
    assertThat(policies.on(List.of(RESOURCE))).extracting(one -> one.id().value()).contains("d");
    assertThat(policies.restingOn(new PolicyId("a"), Instant.EPOCH)).isEmpty();
  }
}
