package org.openfpx.domain.as.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.policy.AcceptInvitation;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.OwnersHouse;

/** Nothing is written for an account that is removed at that moment (protocol, section 5). */
class GoingAccountTest {
  private final OwnersHouse at = new OwnersHouse();
  private final AsHouse house = at.house;

  @Test
  void itGivesNothing() {
    var small = new AsHouse();
    var account = small.account();
    small.mustStart(APP, small.mustOpen(APP));
    small.accounts.goesBeforeItIsHeld(account);

    assertThat(small.push(account, small.entry(AsNetwork.AT_PROVINCE, "read")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);

    assertThat(small.permissions.all()).isEmpty();
  }

  @Test
  void itMakesNoPolicy() {
    house.accounts.goesBeforeItIsHeld(at.owner);

    assertThat(at.make(at.terms(AT_CLINIC, new ManagePolicies.Terms.Using(APP), "read")))
        .isInstanceOf(ManagePolicies.NoSuchResource.class);

    assertThat(house.policies.page(at.owner, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void noPolicyIsMadeOnAResourceThatIsRemovedAtThatMoment() {
    house.accounts.beforeItIsHeld(
        at.owner, () -> house.registry.owned().remove(AT_CLINIC, at.owner));

    assertThat(at.make(at.terms(AT_CLINIC, new ManagePolicies.Terms.Using(APP), "read")))
        .isInstanceOf(ManagePolicies.NoSuchResource.class);

    assertThat(house.policies.page(at.owner, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void whatItLetThroughIsNotGiven() {
    at.lets(AT_CLINIC, APP, "read");
    at.asksToBeAsked(AT_CLINIC, "read");
    house.accounts.goesBeforeItIsHeld(at.owner);

    assertThat(at.redeem(OwnersHouse.request(at.ticket("read"))))
        .isInstanceOf(RedeemTicket.NeedInfo.class);

    assertThat(house.permissions.all()).isEmpty();
  }

  @Test
  void itsPoliciesAreLookedAtAfterItIsHeld() {
    var policy = at.asksToBeAsked(AT_CLINIC, "read");
    var manage = house.managePolicies();
    house.accounts.beforeItIsHeld(at.owner, () -> manage.remove(at.owner, policy.id()));

    assertThat(at.redeem(OwnersHouse.request(at.ticket("read"))))
        .isInstanceOf(RedeemTicket.NeedInfo.class);
  }

  @Test
  void itTakesNoInvitation() {
    var terms = at.terms(AT_CLINIC, new ManagePolicies.Terms.Inviting(), "read");
    var secret = ((ManagePolicies.Offered) at.make(terms)).invitation();
    var guest = house.account();
    house.accounts.goesBeforeItIsHeld(guest);
    var accept = house.acceptInvitation();

    assertThat(accept.take(guest, house.registry.current(), secret))
        .isInstanceOf(AcceptInvitation.NoSuchInvitation.class);

    assertThat(accept.look(house.registry.current(), secret)).isPresent();
  }
}
