package org.openfpx.domain.wallet.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.linking.Sources.RotPurpose;
import org.openfpx.domain.wallet.login.Session;

/** Protocol, section 6: fresh ROTs, with tokens that are refreshed when they have run out. */
class FreshRotsTest {
  private final WalletHouse house = new WalletHouse();
  private final Session june = house.signIn("june");
  private final AccountId account = june.signedIn().orElseThrow().account();

  @BeforeEach
  void juneHasLinkedTheClinic() {
    house.link(june, "clinic");
  }

  private FreshRots.Outcome fetch() {
    var purpose =
        new RotPurpose(
            "https://as.example",
            "my-immunizations",
            "clinic-immunizations",
            ScopeSet.of("read"),
            house.world.instant().plus(Duration.ofDays(7)));
    return house.freshRots.fetch(account, "clinic", List.of(purpose));
  }

  @Test
  void eachCallGetsAnotherRot() {
    assertThat(fetch()).isInstanceOf(FreshRots.Outcome.Fresh.class);
    assertThat(fetch()).isInstanceOf(FreshRots.Outcome.Fresh.class);
    assertThat(house.sources.purposes()).hasSize(2);
  }

  @Test
  void tokensThatHaveRunOutAreRefreshedAndTheNewOnesKept() {
    for (int i = 0; i < 3; i++) {
      house.world.pass(Duration.ofHours(2));
      assertThat(fetch()).isInstanceOf(FreshRots.Outcome.Fresh.class);
    }
    assertThat(house.links.find(account, "clinic").orElseThrow().revision()).isEqualTo(3);
  }

  @Test
  void aSourceThatRefusesIsOneToRenewUntilThePersonHasDoneSo() {
    house.sources.refuse("clinic");

    assertThat(fetch()).isInstanceOf(FreshRots.Outcome.ToRenew.class);
    assertThat(house.links.find(account, "clinic").orElseThrow().toRenew()).isTrue();
  }

  @Test
  void aSourceThatIsDownIsNotOneToRenew() {
    house.world.pass(Duration.ofHours(2));
    house.sources.takeDown("clinic");

    assertThat(fetch()).isInstanceOf(FreshRots.Outcome.Unreachable.class);
    house.sources.bringBack("clinic");
    assertThat(fetch()).isInstanceOf(FreshRots.Outcome.Fresh.class);
  }

  @Test
  void whoeverFindsARefreshUnderWayDoesNotShowTheTokenAgain() {
    house.world.pass(Duration.ofHours(2));
    var link = house.links.find(account, "clinic").orElseThrow();
    house.links.lease(link.id(), link.revision(), house.world.instant(), Duration.ofSeconds(30));

    assertThat(fetch()).isInstanceOf(FreshRots.Outcome.Unreachable.class);
    house.world.pass(Duration.ofSeconds(31));
    assertThat(fetch()).isInstanceOf(FreshRots.Outcome.Fresh.class);
  }

  @Test
  void whatIsNotLinkedHasToBeLinked() {
    assertThat(house.freshRots.fetch(account, "registry", List.of()))
        .isInstanceOf(FreshRots.Outcome.ToRenew.class);
  }

  @Test
  void unlinkingTakesEffectHereAtOnceAndAtTheSourceWhenItAnswers() {
    house.sources.takeDown("clinic");

    assertThat(house.unlink.unlink(account, "clinic")).isFalse();
    assertThat(house.links.find(account, "clinic")).isEmpty();

    house.sources.bringBack("clinic");
    assertThat(house.unlink.catchUp(10)).isEqualTo(1);
    assertThat(house.sources.revoked()).containsExactly("clinic");
    assertThat(house.unlink.catchUp(10)).isZero();
  }
}
