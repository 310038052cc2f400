package org.openfpx.domain.as.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.permission.PushPermissions.Entry;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;

/**
 * Something else happens between the moment in which a push finds its transaction and that in which
 * it is kept, or refused: it is late then, keeps nothing and ends nothing (protocol, section 3.6).
 */
class LatePushTest {
  private final AsHouse house = new AsHouse();
  private final AtomicReference<Optional<Secret>> ticket = new AtomicReference<>(Optional.empty());
  private ClientId account;
  private BrowserBinding browser;
  private List<PermissionId> first;

  @BeforeEach
  void whatThePersonGivesIsPushed() {
    browser = house.mustStart(APP, house.mustOpen(APP));
    account = house.account();
    first = house.mustPush(account, house.entry(AT_CLINIC, "read"));
  }

  private void theBrowserComesBack() {
    ticket.set(AsHouse.ticketIn(house.finish(browser, first)));
  }

  private PushPermissions.Outcome pushes(Runnable meanwhile, Entry... entries) {
    house.transactions.afterTheNextLook(meanwhile);
    return house.push(account, entries);
  }

  /** What the wallet stood by is granted, and nothing else is there. */
  private void assertGranted() {
    assertThat(house.permissions.all())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.id()).isEqualTo(first.getFirst());
          assertThat(one.state()).isInstanceOf(Permission.State.Active.class);
        });
    assertThat(house.redeem(APP, ticket.get().orElseThrow()))
        .isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void afterTheDecisionNothingIsKept() {
    assertThat(pushes(this::theBrowserComesBack, house.entry(PROFILE_AT_PROVINCE, "read")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);

    assertGranted();
  }

  @Test
  void afterTheDecisionNothingIsRefusedForWhatItSays() {
    assertThat(pushes(this::theBrowserComesBack, house.entry(AT_CLINIC, "nothing-such")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);

    assertGranted();
  }

  @Test
  void afterTheDecisionNoKeyIsTaken() {
    var registry = house.registry.current();
    var push = house.pushPermissions();
    var browser = house.mustStart(APP, house.mustOpen(APP));
    push.push(account, registry, "key", List.of(house.entry(AT_CLINIC, "read")));
    house.transactions.afterTheNextLook(() -> house.finish(browser, List.of()));

    var other = List.of(house.entry(PROFILE_AT_PROVINCE, "read"));
    assertThat(push.push(account, registry, "key", other))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);
  }

  @Test
  void afterARefusedPushNothingIsKept() {
    assertThat(
            pushes(
                () -> house.push(account, house.entry(AT_CLINIC, "nothing-such")),
                house.entry(PROFILE_AT_PROVINCE, "read")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);

    assertThat(house.permissions.all()).isEmpty();
    theBrowserComesBack();
    assertThat(ticket.get()).isEmpty();
  }

  @Test
  void beforeTheDecisionItIsKeptAndDecidedWith() {
    house.mustPush(account, house.entry(PROFILE_AT_PROVINCE, "read"));

    theBrowserComesBack();

    assertThat(ticket.get()).as("the wallet does not stand by it").isEmpty();
    assertThat(house.permissions.all()).isEmpty();
  }

  @Test
  void ofATransactionThatHasEndedNothingIsKept() {
    assertThat(
            pushes(
                () -> house.transactions.endAllOf(APP), house.entry(PROFILE_AT_PROVINCE, "read")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);

    assertThat(house.permissions.all()).extracting(Permission::id).isEqualTo(first);
  }
}
