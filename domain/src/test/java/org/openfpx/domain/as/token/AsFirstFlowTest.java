package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PROVINCE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.registry.Lifetimes;
import org.openfpx.domain.as.registry.Network;
import org.openfpx.domain.as.registry.Participants;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.SameBut;
import org.openfpx.domain.testing.oauth.Rivals;

/** Protocol, sections 2.1 to 2.5, 3 and 5: the AS-first flow over the rules. */
class AsFirstFlowTest {
  private final AsHouse house = new AsHouse();

  @Test
  void aYesToTwoSourcesGivesATokenForEach() {
    var set = house.grant(AT_CLINIC, PROFILE_AT_PROVINCE);

    assertThat(set.tokens())
        .extracting(one -> one.resourceServer().id().value())
        .containsExactly("city-clinic", "provincial-registry");
    assertThat(set.refreshToken()).isPresent();
    assertThat(set.tokens().getFirst().permissions())
        .singleElement()
        .satisfies(one -> assertThat(one.scopes()).isEqualTo(ScopeSet.of("read")));
  }

  @Test
  void aTokenIsGoodAtItsOwnResourceServerAlone() {
    var token = house.grant(AT_CLINIC).tokens().getFirst().token();

    assertThat(house.introspect(PROVINCE, token)).isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(house.introspect(APP, token)).isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(house.introspect(CLINIC, token))
        .isInstanceOfSatisfying(
            IntrospectToken.Active.class,
            active ->
                assertThat(active.permissions())
                    .singleElement()
                    .satisfies(one -> {
                      assertThat(one.resource().id()).isEqualTo(AT_CLINIC);
                      assertThat(one.rot().orElseThrow().reveal())
                          .isEqualTo("rot for city-clinic-immunizations");
                    }));
  }

  @Test
  void withoutTheRequiredLineTheAnswerIsNo() {
    assertThat(house.decided(PROFILE_AT_PROVINCE)).isEmpty();
    assertThat(house.permissions.all()).isEmpty();
  }

  @Test
  void anEndedPermissionIsGoneAtTheNextIntrospection() {
    var set = house.grant(AT_CLINIC);
    var permission = house.permissions.all().getFirst();

    house.heldPermissions().end(permission.account(), permission.id());

    assertThat(house.introspect(CLINIC, set.tokens().getFirst().token()))
        .isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(refresh(set)).isInstanceOf(RefreshTokens.NoSuchToken.class);
    assertThat(house.permissions.all().getFirst().rot()).isEmpty();
  }

  @Test
  void aDisabledPartyTakesPartInNothing() {
    for (var name : List.of("my-immunizations", "city-clinic", "city-clinic-immunizations")) {
      var other = new AsHouse();
      var set = other.grant(AT_CLINIC);
      var token = set.tokens().getFirst().token();

      other.registry.become(AsNetwork.open().without(name).participants());

      assertThat(other.introspect(CLINIC, token)).isInstanceOf(IntrospectToken.Inactive.class);
    }
  }

  @Test
  void refreshingAnswersTheWholeSetAndEndsTheOlderTokens() {
    var set = house.grant(AT_CLINIC, PROFILE_AT_PROVINCE);

    var refreshed = ((RefreshTokens.Refreshed) refresh(set)).tokens();

    assertThat(refreshed.tokens()).hasSize(2);
    assertThat(house.introspect(CLINIC, set.tokens().getFirst().token()))
        .isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(house.introspect(CLINIC, refreshed.tokens().getFirst().token()))
        .isInstanceOf(IntrospectToken.Active.class);
  }

  /** RFC 9700 section 4.14.2: what nobody uses ends, and no use moves the end of what was given. */
  @Test
  void aRefreshTokenEndsUnusedAndAtTheLatestWithWhatWasGiven() {
    house.registry.become(endingUnusedAfter(Duration.ofDays(2)));
    var idle = house.grant(AT_CLINIC);
    var used = house.grant(AT_CLINIC);

    for (int day = 1; day < 7; day++) {
      house.world.pass(Duration.ofDays(1));
      used = ((RefreshTokens.Refreshed) refresh(used)).tokens();
    }

    assertThat(refresh(idle)).isInstanceOf(RefreshTokens.NoSuchToken.class);
    house.world.pass(Duration.ofDays(1));
    assertThat(refresh(used)).isInstanceOf(RefreshTokens.NoSuchToken.class);
  }

  private static Participants endingUnusedAfter(Duration unused) {
    var all = AsNetwork.open().participants();
    var usual = all.network();
    var of = usual.lifetimes();
    var lifetimes =
        new Lifetimes(
            of.ticket(),
            of.gathering(),
            of.submitted(),
            of.code(),
            of.rpt(),
            of.accessToken(),
            unused);
    return SameBut.network(
        all, new Network(usual.mode(), usual.switches(), lifetimes, usual.languages()));
  }

  @Test
  void aReplayedRefreshTokenEndsTheWholeGrant() {
    var set = house.grant(AT_CLINIC);
    var refreshed = ((RefreshTokens.Refreshed) refresh(set)).tokens();

    assertThat(refresh(set)).isInstanceOf(RefreshTokens.NoSuchToken.class);

    assertThat(house.introspect(CLINIC, refreshed.tokens().getFirst().token()))
        .isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(refresh(refreshed)).isInstanceOf(RefreshTokens.NoSuchToken.class);
    assertThat(house.audit.all()).hasSize(1);
  }

  @Test
  void revokingTheRefreshTokenEndsAll() {
    var set = house.grant(AT_CLINIC);

    house.revokeToken().revoke(house.authenticated(OTHER), set.refreshToken().orElseThrow());
    assertThat(house.introspect(CLINIC, set.tokens().getFirst().token()))
        .isInstanceOf(IntrospectToken.Active.class);

    house.revokeToken().revoke(house.authenticated(APP), set.refreshToken().orElseThrow());
    assertThat(house.introspect(CLINIC, set.tokens().getFirst().token()))
        .isInstanceOf(IntrospectToken.Inactive.class);
  }

  @Test
  void aTicketIsGoodForOneUseAtEitherEndpoint() {
    var ticket = house.mustOpen(APP);

    assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.NeedInfo.class);
    assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.NoSuchTicket.class);

    var second = house.mustOpen(APP);
    house.mustStart(APP, second);
    assertThat(house.redeem(APP, second)).isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void ofRivalsOneAloneRedeems() {
    var tickets = new java.util.ArrayList<org.openfpx.domain.secret.Secret>();
    for (int i = 0; i < 300; i++) {
      tickets.add(house.decided(AT_CLINIC).orElseThrow());
    }

    var outcomes = Rivals.march(tickets.size(), at -> house.redeem(APP, tickets.get(at)));

    assertThat(outcomes)
        .allSatisfy(prize ->
            assertThat(prize).filteredOn(one -> one instanceof RedeemTicket.Granted).hasSize(1));
  }

  @Test
  void withoutItsVerifierATicketIsRefusedAndSpent() {
    var ticket = house.decided(AT_CLINIC).orElseThrow();
    var request =
        new RedeemTicket.Request(
            ticket,
            ScopeSet.NONE,
            Optional.of(CodeVerifier.next(house.world)),
            Optional.empty(),
            Optional.empty(),
            RedeemTicket.Brought.NOTHING,
            List.of());

    assertThat(house.redeemTicket().redeem(house.authenticated(APP), request))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
    assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void anotherClientNeitherGetsNorSpendsATicket() {
    var ticket = house.decided(AT_CLINIC).orElseThrow();

    assertThat(house.redeem(OTHER, ticket)).isInstanceOf(RedeemTicket.NoSuchTicket.class);
    assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void aTicketThatIsTooOldIsRefused() {
    var ticket = house.mustOpen(APP);
    house.world.pass(Duration.ofMinutes(6));

    assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void takingAwayNeverGivesBack() {
    var set = house.grant(AT_CLINIC);
    var permission = house.permissions.all().getFirst();
    var change =
        new HeldPermissions.Change(
            Optional.of(ScopeSet.of("read", "write")), Optional.empty(), false);
    var longer =
        new HeldPermissions.Change(
            Optional.empty(), Optional.of(permission.expiresAt().plusSeconds(60)), false);

    assertThat(reduce(permission, change)).isInstanceOf(HeldPermissions.WouldWiden.class);
    assertThat(reduce(permission, longer)).isInstanceOf(HeldPermissions.WouldWiden.class);
    assertThat(set.tokens()).hasSize(1);
  }

  @Test
  void anAccountOfADisabledWalletSeesAndEndsAndNothingElse() {
    house.grant(AT_CLINIC);
    var permission = house.permissions.all().getFirst();
    var until = permission.expiresAt().minus(Duration.ofDays(1));
    var sooner = new HeldPermissions.Change(Optional.empty(), Optional.of(until), false);
    var nothing = new HeldPermissions.Change(Optional.of(ScopeSet.NONE), Optional.empty(), false);

    house.registry.become(AsNetwork.open().without("openfpx-wallet").participants());

    assertThat(reduce(permission, sooner)).isInstanceOf(HeldPermissions.WalletDisabled.class);
    assertThat(house.heldPermissions().find(permission.account(), permission.id()))
        .contains(permission);
    assertThat(house.push(permission.account(), house.entry(AT_CLINIC, "read")))
        .isInstanceOf(PushPermissions.NoSuchTransaction.class);
    assertThat(reduce(permission, nothing))
        .isInstanceOfSatisfying(
            HeldPermissions.Changed.class,
            changed ->
                assertThat(changed.permission().state())
                    .isInstanceOf(Permission.State.Ended.class));
  }

  private HeldPermissions.Outcome reduce(Permission permission, HeldPermissions.Change change) {
    return house
        .heldPermissions()
        .reduce(permission.account(), house.registry.current(), permission.id(), change);
  }

  @Test
  void everyTimeThatIsKeptIsAWholeMinute() {
    house.world.pass(Duration.ofMillis(1_234));
    house.grant(AT_CLINIC);

    assertThat(house.permissions.all())
        .allSatisfy(one -> {
          assertThat(one.givenAt().getEpochSecond() % 60).isZero();
          assertThat(one.expiresAt().getEpochSecond() % 60).isZero();
        });
    assertThat(house.transactions.all())
        .allSatisfy(one -> assertThat(one.expiresAt().getEpochSecond() % 60).isZero());
  }

  private RefreshTokens.Outcome refresh(TokenSet set) {
    return house
        .refreshTokens()
        .refresh(house.authenticated(APP), set.refreshToken().orElseThrow(), Optional.empty());
  }
}
