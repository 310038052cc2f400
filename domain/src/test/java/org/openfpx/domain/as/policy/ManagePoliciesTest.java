package org.openfpx.domain.as.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PUBLIC;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.ManagePolicies.Terms;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.OwnersHouse;

/** What an account does with its policies (protocol, section 3.10). */
class ManagePoliciesTest {
  private static final Terms.Who USING = new Terms.Using(APP);
  private static final Terms.Who PROVING = new Terms.Proving(Owners.PEOPLE, "email", "a@b.example");

  private final OwnersHouse at = new OwnersHouse();
  private final ManagePolicies manage = at.house.managePolicies();

  @Test
  void ofTheValueOfAClaimNothingIsKeptInClear() {
    var one = at.lets(AT_CLINIC, "email", "a@b.example", "read");
    var two = at.lets(AT_CLINIC, "email", "a@b.example", "read");

    assertThat(one.toString()).doesNotContain("a@b.example");
    assertThat(((Policy.WhoProves) one.who()).mac())
        .as("salted anew each time")
        .isNotEqualTo(((Policy.WhoProves) two.who()).mac());
    assertThat(PROVING.toString()).doesNotContain("a@b.example");
  }

  @Test
  void onlyItsOwnAccountSeesOrChangesAPolicy() {
    var policy = at.lets(AT_CLINIC, APP, "read");
    var stranger = at.house.account();
    var registry = at.house.registry.current();
    var terms = at.terms(AT_CLINIC, USING, "read");

    assertThat(manage.find(stranger, policy.id())).isEmpty();
    assertThat(manage.page(stranger, Optional.empty()).policies()).isEmpty();
    assertThat(manage.replace(stranger, registry, policy.id(), terms))
        .isInstanceOf(ManagePolicies.NoSuchPolicy.class);
    assertThat(manage.make(stranger, registry, terms))
        .isInstanceOf(ManagePolicies.NoSuchResource.class);
    assertThat(manage.remove(stranger, policy.id())).isFalse();
    assertThat(manage.find(at.owner, policy.id())).contains(policy);
  }

  @Test
  void replacingKeepsTheResourceAndEndsWhatRested() {
    var policy = at.lets(AT_CLINIC, APP, "read");
    at.mustRedeem(OwnersHouse.request(at.ticket("read")));
    var registry = at.house.registry.current();

    assertThat(
            manage.replace(at.owner, registry, policy.id(), at.terms(AT_PROVINCE, USING, "read")))
        .isInstanceOf(ManagePolicies.NoSuchResource.class);
    assertThat(manage.replace(at.owner, registry, policy.id(), at.terms(AT_CLINIC, USING, "write")))
        .isInstanceOf(ManagePolicies.Kept.class);

    assertThat(manage.find(at.owner, policy.id()).map(Policy::scopes))
        .contains(ScopeSet.of("write"));
    assertThat(at.house.permissions.all())
        .allMatch(
            one -> one.state() instanceof org.openfpx.domain.as.permission.Permission.State.Ended);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(at.make(at.terms(new ResourceId("none"), USING, "read")))
        .isInstanceOf(ManagePolicies.NoSuchResource.class);
    assertThat(at.make(at.terms(PROFILE_AT_PROVINCE, USING, "read")))
        .as("general")
        .isInstanceOf(ManagePolicies.NoSuchResource.class);
    assertThat(at.make(at.terms(AT_CLINIC, USING))).isInstanceOf(ManagePolicies.NoSuchScope.class);
    assertThat(at.make(at.terms(AT_CLINIC, USING, "read", "print")))
        .isInstanceOf(ManagePolicies.NoSuchScope.class);
    assertThat(at.make(at.terms(AT_CLINIC, new Terms.Using(PUBLIC), "read")))
        .as("it proves nothing")
        .isInstanceOf(ManagePolicies.NoSuchClient.class);
    assertThat(at.make(at.terms(AT_CLINIC, new Terms.Using(new ClientId("none")), "read")))
        .isInstanceOf(ManagePolicies.NoSuchClient.class);
    var stranger = new Terms.Proving(new Issuer("https://stranger.example"), "email", "a");
    assertThat(at.make(at.terms(AT_CLINIC, stranger, "read")))
        .isInstanceOf(ManagePolicies.NotBelieved.class);
    assertThat(at.make(at.terms(AT_CLINIC, new Terms.Proving(Owners.PEOPLE, "age", "9"), "read")))
        .isInstanceOf(ManagePolicies.NotBelieved.class);
  }

  @Test
  void anEndIsToComeAndWithinTenYears() {
    for (var end : new Duration[] {Duration.ZERO, Duration.ofSeconds(59), Duration.ofDays(3660)}) {
      var terms = new Terms(AT_CLINIC, ScopeSet.of("read"), at.house.now().plus(end), USING);
      assertThat(at.make(terms)).as("in " + end).isInstanceOf(ManagePolicies.BadEnd.class);
    }
  }

  @Test
  void inAStrictNetworkNoPolicyAsksForAClaim() {
    at.become(AsNetwork.open(), NetworkMode.STRICT);

    assertThat(at.make(at.terms(AT_CLINIC, PROVING, "read")))
        .isInstanceOf(ManagePolicies.NetworkIsStrict.class);
    assertThat(at.make(at.terms(AT_CLINIC, USING, "read"))).isInstanceOf(ManagePolicies.Kept.class);
  }

  @Test
  void accountsOfADisabledWalletSeeAndRemove() {
    var policy = at.lets(AT_CLINIC, APP, "read");
    at.become(AsNetwork.open().without("openfpx-wallet"), NetworkMode.STANDARD);

    assertThat(at.make(at.terms(AT_CLINIC, USING, "read")))
        .isInstanceOf(ManagePolicies.WalletDisabled.class);
    assertThat(manage.find(at.owner, policy.id())).isPresent();
    assertThat(manage.remove(at.owner, policy.id())).isTrue();
  }

  @Test
  void aResourceHoldsABoundedNumber() {
    for (int made = 0; made < ManagePolicies.MOST_ON_A_RESOURCE; made++) {
      at.lets(AT_CLINIC, APP, "read");
    }

    assertThat(at.make(at.terms(AT_CLINIC, USING, "read")))
        .isInstanceOf(ManagePolicies.TooMany.class);
    assertThat(at.make(at.terms(AT_PROVINCE, USING, "read")))
        .isInstanceOf(ManagePolicies.Kept.class);
  }

  @Test
  void theAccountSeesWhatItOwns() {
    var registry = at.house.registry.current();
    var resources = at.house.findResources();

    assertThat(resources.page(at.owner, Optional.empty(), registry).resources())
        .extracting(one -> one.id())
        .containsExactly(AT_CLINIC, AT_PROVINCE);
    assertThat(resources.page(at.owner, Optional.of(AT_CLINIC), registry).resources())
        .extracting(one -> one.id())
        .containsExactly(AT_PROVINCE);
    assertThat(resources.page(at.house.account(), Optional.empty(), registry).resources())
        .isEmpty();
  }
}
