package org.openfpx.domain.as.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.HeldPermissions.Change;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.oauth.OneAtATime;

/** What is told of a sign-in that its person takes away from (protocol, section 2.4). */
class HeldPermissionsTest {
  private static final TransactionId SIGN_IN = new TransactionId("the sign-in");
  private static final PermissionId ID = new PermissionId("p");
  private static final ScopeSet BOTH = ScopeSet.of("openid", "uma_protection");

  private final AsHouse house = new AsHouse();
  private final ClientId account = house.account();
  private final Instant end = house.now().plus(Duration.ofDays(7));
  private final List<Instant> over = new ArrayList<>();
  private final List<Instant> shortened = new ArrayList<>();
  private final HeldPermissions held =
      new HeldPermissions(
          house.world.world(),
          house.permissions,
          house.accounts,
          new HeldPermissions.Endings(
              (_, at) -> over.add(at), (_, at) -> shortened.add(at), new OneAtATime()));

  @BeforeEach
  void aSignInAndAPat() {
    var entry =
        new Permission(
            ID,
            SIGN_IN,
            account,
            AsNetwork.CLINIC,
            Permission.AT_THIS_SERVER,
            Permission.OF_THIS_SERVER,
            BOTH,
            Optional.empty(),
            Optional.empty(),
            house.now(),
            end,
            new Permission.State.Pending());
    house.permissions.push(
        account, SecretHash.sha256("key"), SecretHash.sha256("all"), List.of(entry));
    var state = new Permission.State.Active(Login.UNKNOWN, Kind.OAUTH, ScopeSet.NONE);
    house.permissions.decide(SIGN_IN, Map.of(ID, new Permissions.Decided(BOTH, state)));
  }

  @Test
  void oneThatSaysNoMoreWhoSomebodyIsIsOver() {
    reduce(Optional.of(ScopeSet.of("uma_protection")), Optional.empty());

    assertThat(over).containsExactly(house.now());
    assertThat(shortened).isEmpty();
  }

  @Test
  void oneThatLosesSomethingElseIsNotOver() {
    reduce(Optional.of(ScopeSet.of("openid")), Optional.empty());

    assertThat(over).isEmpty();
    assertThat(shortened).isEmpty();
  }

  @Test
  void oneThatIsShortenedIsOverThen() {
    var sooner = end.minus(Duration.ofDays(1));

    reduce(Optional.empty(), Optional.of(sooner));

    assertThat(over).isEmpty();
    assertThat(shortened).containsExactly(sooner);
  }

  @Test
  void oneThatIsEndedIsOver() {
    held.end(account, ID);

    assertThat(over).containsExactly(house.now());
  }

  private void reduce(Optional<ScopeSet> scopes, Optional<Instant> until) {
    assertThat(held.reduce(account, house.registry.current(), ID, new Change(scopes, until, false)))
        .isInstanceOf(HeldPermissions.Changed.class);
  }
}
