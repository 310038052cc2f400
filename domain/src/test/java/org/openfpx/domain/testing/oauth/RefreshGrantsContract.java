package org.openfpx.domain.testing.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.RefreshGrant;
import org.openfpx.domain.oauth.RefreshGrants;
import org.openfpx.domain.oauth.RefreshUse;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;

/** What every store of refresh grants promises (RFC 9700 section 4.14.2). */
public interface RefreshGrantsContract {
  ClientId ALPHA = new ClientId("alpha");
  ClientId BETA = new ClientId("beta");
  Instant LATER = TestWorld.BEGINNING.plus(Duration.ofDays(40));

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  RefreshGrants emptyRefreshGrants();

  @Test
  default void aTokenIsExchangedOnceAndItsSecondUseIsAReplay() {
    var grants = emptyRefreshGrants();
    grants.open(aGrant("g1"), hash("one"));

    assertThat(grants.rotate(hash("one"), ALPHA, hash("two"), LATER))
        .isEqualTo(new RefreshUse.Rotated(aGrant("g1")));
    assertThat(grants.rotate(hash("one"), ALPHA, hash("three"), LATER))
        .isInstanceOfSatisfying(
            RefreshUse.Replayed.class,
            replayed -> assertThat(replayed.grant().id()).isEqualTo(new GrantId("g1")));
    assertThat(grants.rotate(hash("two"), ALPHA, hash("four"), LATER))
        .isInstanceOf(RefreshUse.Rotated.class);
    assertThat(grants.rotate(hash("three"), ALPHA, hash("five"), LATER))
        .isEqualTo(new RefreshUse.Unknown());
  }

  @Test
  default void aBoundGrantKeepsItsKeyAtEachUse() {
    var grants = emptyRefreshGrants();
    var free = aGrant("g1");
    var bound =
        new RefreshGrant(
            free.id(),
            free.client(),
            free.authorization(),
            free.startedAt(),
            free.endsAt(),
            free.unusedUntil(),
            Optional.of(new KeyThumbprint("k".repeat(43))));
    grants.open(bound, hash("one"));

    assertThat(grants.find(hash("one"), ALPHA)).contains(bound);
    grants.rotate(hash("one"), ALPHA, hash("two"), LATER);
    assertThat(grants.find(hash("two"), ALPHA).orElseThrow().key()).isEqualTo(bound.key());
  }

  @Test
  default void theNextTokenFindsTheGrantWithItsNewEnd() {
    var grants = emptyRefreshGrants();
    grants.open(aGrant("g1"), hash("one"));
    grants.rotate(hash("one"), ALPHA, hash("two"), LATER);

    assertThat(grants.find(hash("one"), ALPHA)).isEmpty();
    assertThat(grants.find(hash("two"), BETA)).isEmpty();
    assertThat(grants.find(hash("two"), ALPHA).map(RefreshGrant::unusedUntil)).contains(LATER);
    assertThat(grants.find(hash("two"), ALPHA).map(RefreshGrant::authorization))
        .contains(aGrant("g1").authorization());
  }

  @Test
  default void anotherClientsTokenIsUnknownAndStaysGood() {
    var grants = emptyRefreshGrants();
    grants.open(aGrant("g1"), hash("one"));

    assertThat(grants.rotate(hash("one"), BETA, hash("two"), LATER))
        .isEqualTo(new RefreshUse.Unknown());
    assertThat(grants.grantOf(hash("one"), BETA)).isEmpty();
    assertThat(grants.find(hash("one"), ALPHA)).contains(aGrant("g1"));
  }

  @Test
  default void anExchangedTokenStillNamesItsGrant() {
    var grants = emptyRefreshGrants();
    grants.open(aGrant("g1"), hash("one"));
    grants.rotate(hash("one"), ALPHA, hash("two"), LATER);

    assertThat(grants.grantOf(hash("one"), ALPHA)).contains(new GrantId("g1"));
    assertThat(grants.grantOf(hash("two"), ALPHA)).contains(new GrantId("g1"));
  }

  @Test
  default void anEndedGrantIsUnknownByWhateverToken() {
    var grants = emptyRefreshGrants();
    grants.open(aGrant("g1"), hash("one"));
    grants.rotate(hash("one"), ALPHA, hash("two"), LATER);
    grants.end(new GrantId("g1"));
    grants.end(new GrantId("g1"));

    assertThat(grants.rotate(hash("one"), ALPHA, hash("x"), LATER))
        .isEqualTo(new RefreshUse.Unknown());
    assertThat(grants.rotate(hash("two"), ALPHA, hash("y"), LATER))
        .isEqualTo(new RefreshUse.Unknown());
    assertThat(grants.grantOf(hash("one"), ALPHA)).isEmpty();
    assertThat(grants.find(hash("two"), ALPHA)).isEmpty();
  }

  @Test
  default void theGrantsOfAClientEndTogetherWithWhatIsRemembered() {
    var grants = emptyRefreshGrants();
    grants.open(aGrant("g1"), hash("one"));
    grants.rotate(hash("one"), ALPHA, hash("two"), LATER);

    grants.endAllOf(BETA);
    assertThat(grants.grantOf(hash("one"), ALPHA)).isPresent();

    grants.endAllOf(ALPHA);
    assertThat(grants.grantOf(hash("one"), ALPHA)).isEmpty();
    assertThat(grants.rotate(hash("two"), ALPHA, hash("three"), LATER))
        .isEqualTo(new RefreshUse.Unknown());
  }

  @Test
  default void ofRivalsOneAloneRotatesAndTheOthersAreReplays() {
    var grants = emptyRefreshGrants();
    for (int i = 0; i < prizes(); i++) {
      grants.open(aGrant("g" + i), hash("token " + i));
    }

    var outcomes =
        Rivals.march(
            prizes(),
            i -> {
              var next = hash("next " + i + " " + Thread.currentThread().threadId());
              return grants.rotate(hash("token " + i), ALPHA, next, LATER);
            });

    assertThat(outcomes)
        .allSatisfy(uses -> {
          assertThat(uses).filteredOn(RefreshUse.Rotated.class::isInstance).hasSize(1);
          assertThat(uses).noneMatch(RefreshUse.Unknown.class::isInstance);
        });
  }

  private static SecretHash hash(String token) {
    return SecretHash.sha256(token);
  }

  private static RefreshGrant aGrant(String id) {
    return new RefreshGrant(
        new GrantId(id),
        ALPHA,
        new Authorization(
            "june",
            ScopeSet.of("openid", "read"),
            Optional.empty(),
            Claims.NONE.with("acr", "high").with("ial", 2)),
        TestWorld.BEGINNING,
        TestWorld.BEGINNING.plus(Duration.ofDays(365)),
        TestWorld.BEGINNING.plus(Duration.ofDays(30)));
  }
}
