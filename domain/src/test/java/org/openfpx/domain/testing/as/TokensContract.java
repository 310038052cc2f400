package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.ACTIVE;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.BETA;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.READ;
import static org.openfpx.domain.testing.as.AsMother.accessToken;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.domain.testing.as.AsMother.id;
import static org.openfpx.domain.testing.as.AsMother.pending;
import static org.openfpx.domain.testing.as.AsMother.refreshToken;
import static org.openfpx.domain.testing.as.AsMother.serviceToken;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.token.Asked;
import org.openfpx.domain.as.token.IssuedToken;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.oauth.Rivals;

/**
 * What every store of tokens promises: each found by its hash and as what it is, a refresh token
 * good for one use, and a grant that ends whole.
 */
public interface TokensContract {
  ResourceServerId CLINIC = new ResourceServerId("clinic");

  /** Tokens and what stands behind them. */
  record Stores(Tokens tokens, Permissions permissions) {}

  Stores emptyStores();

  /** Sets the version of the registry beside those stores. */
  void registryIsAt(long version);

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  /** One grant of three tokens, another of one, and a service token of another client. */
  private Tokens storeWithSome() {
    var tokens = emptyStores().tokens();
    issueSome(tokens);
    return tokens;
  }

  private static void issueSome(Tokens tokens) {
    tokens.issue(
        List.of(
            accessToken("one", id("g")),
            accessToken("two", id("g")),
            refreshToken("refresh", id("g")),
            accessToken("other", id("other")),
            serviceToken("pat")));
  }

  private static List<String> left(Tokens tokens) {
    return List.of("one", "two", "refresh", "other", "pat").stream()
        .filter(one ->
            tokens.accessToken(hash(one)).isPresent()
                || tokens.refreshToken(hash(one)).isPresent()
                || tokens.serviceToken(hash(one)).isPresent())
        .toList();
  }

  private static Optional<Tokens.Refreshable> refreshable(Tokens tokens, String token) {
    return tokens.refreshToken(hash(token)).map(Tokens.Versioned::value);
  }

  private static List<Permission> behind(Tokens tokens, String token) {
    return tokens.accessToken(hash(token)).orElseThrow().value().permissions();
  }

  @Test
  default void eachKindComesBackAsItWasIssued() {
    var tokens = storeWithSome();
    var narrowedToNothing =
        new IssuedToken.RefreshToken(
            hash("narrowed"), id("g"), ALPHA, new Asked(READ, Optional.of(ScopeSet.NONE)), LATER);
    tokens.issue(List.of(narrowedToNothing));

    assertThat(tokens.accessToken(hash("one")).orElseThrow().value())
        .isEqualTo(new Tokens.WithPermissions(accessToken("one", id("g")), List.of()));
    assertThat(refreshable(tokens, "refresh"))
        .contains(new Tokens.Refreshable(refreshToken("refresh", id("g")), false, List.of()));
    assertThat(refreshable(tokens, "narrowed").orElseThrow().token()).isEqualTo(narrowedToNothing);
    assertThat(tokens.serviceToken(hash("pat")).orElseThrow().value())
        .isEqualTo(serviceToken("pat"));
  }

  @Test
  default void aBoundTokenKeepsItsKey() {
    var tokens = storeWithSome();
    var key = Optional.of(new KeyThumbprint("k".repeat(43)));
    var access =
        new IssuedToken.AccessToken(
            hash("bound"), id("g"), ALPHA, CLINIC, Asked.EVERYTHING, NOW, LATER, key);
    var refresh =
        new IssuedToken.RefreshToken(
            hash("refreshing"), id("g"), ALPHA, Asked.EVERYTHING, LATER, key);
    var service = new IssuedToken.ServiceToken(hash("opening"), BETA, READ, LATER, key);
    tokens.issue(List.of(access, refresh, service));

    assertThat(tokens.accessToken(hash("bound")).orElseThrow().value().token()).isEqualTo(access);
    assertThat(refreshable(tokens, "refreshing").orElseThrow().token()).isEqualTo(refresh);
    assertThat(tokens.serviceToken(hash("opening")).orElseThrow().value()).isEqualTo(service);
  }

  @Test
  default void aRefreshTokenInUseMayGetAnotherEnd() {
    var tokens = storeWithSome();
    var later = LATER.plusSeconds(60);

    assertThat(tokens.prolong(hash("refresh"), later)).isTrue();
    assertThat(tokens.prolong(hash("refresh"), later)).as("the same end again").isTrue();
    var token = refreshable(tokens, "refresh").orElseThrow().token();
    assertThat(token.expiresAt()).isEqualTo(later);
    assertThat(token.asked()).isEqualTo(refreshToken("refresh", id("g")).asked());

    for (var other : List.of("one", "pat", "unknown")) {
      assertThat(tokens.prolong(hash(other), later)).isFalse();
    }
    tokens.spend(hash("refresh"));
    assertThat(tokens.prolong(hash("refresh"), later)).isFalse();
  }

  @Test
  default void aTokenOfOneKindIsNoneOfAnother() {
    var tokens = storeWithSome();

    for (var other : List.of("refresh", "pat", "unknown")) {
      assertThat(tokens.accessToken(hash(other))).isEmpty();
    }
    for (var other : List.of("one", "pat", "unknown")) {
      assertThat(tokens.refreshToken(hash(other))).isEmpty();
    }
    for (var other : List.of("one", "refresh", "unknown")) {
      assertThat(tokens.serviceToken(hash(other))).isEmpty();
    }
  }

  @Test
  default void whatIsReadSaysOfWhichRegistryItIs() {
    var tokens = storeWithSome();

    for (long version : List.of(3, 4)) {
      registryIsAt(version);
      assertThat(tokens.accessToken(hash("one")).orElseThrow().registryVersion())
          .isEqualTo(version);
      assertThat(tokens.refreshToken(hash("refresh")).orElseThrow().registryVersion())
          .isEqualTo(version);
      assertThat(tokens.serviceToken(hash("pat")).orElseThrow().registryVersion())
          .isEqualTo(version);
    }
  }

  @Test
  default void theTokensOfAGrantBringWhatWasDecidedForItEndedOrNot() {
    var stores = emptyStores();
    issueSome(stores.tokens());
    var permissions = stores.permissions();
    var decided = new Permissions.Decided(READ, ACTIVE);
    permissions.push(
        ACCOUNT,
        hash("key"),
        hash("f"),
        List.of(
            pending("z", id("g")),
            pending("left-out", id("g")),
            pending("a", id("g")),
            pending("m", id("g"))));
    permissions.decide(
        id("g"),
        Map.of(
            new PermissionId("z"),
            decided,
            new PermissionId("a"),
            decided,
            new PermissionId("m"),
            decided));
    permissions.push(ACCOUNT, hash("late"), hash("f"), List.of(pending("undecided", id("g"))));
    permissions.end(new PermissionId("a"), ACCOUNT, NOW);

    var expected =
        List.of("z", "a", "m").stream()
            .map(one -> permissions.find(new PermissionId(one), ACCOUNT).orElseThrow())
            .toList();
    assertThat(expected)
        .extracting(Permission::state)
        .containsExactly(ACTIVE, new Permission.State.Ended(NOW), ACTIVE);
    assertThat(behind(stores.tokens(), "one")).isEqualTo(expected);
    assertThat(behind(stores.tokens(), "two")).isEqualTo(expected);
    assertThat(refreshable(stores.tokens(), "refresh").orElseThrow().permissions())
        .isEqualTo(expected);
    assertThat(behind(stores.tokens(), "other")).isEmpty();
  }

  @Test
  default void aTokenThatExistsIsNotOverwrittenAndNoneOfThatIssueIsKept() {
    var tokens = storeWithSome();
    var theirs = new IssuedToken.ServiceToken(hash("one"), BETA, READ, LATER);

    assertThat(catchThrowable(() -> tokens.issue(List.of(serviceToken("new"), theirs))))
        .isNotNull();
    assertThat(
            catchThrowable(() -> tokens.issue(List.of(serviceToken("new"), serviceToken("new")))))
        .isNotNull();
    tokens.issue(List.of());

    assertThat(tokens.serviceToken(hash("new"))).isEmpty();
    assertThat(tokens.serviceToken(hash("one"))).isEmpty();
    assertThat(tokens.accessToken(hash("one"))).isPresent();
  }

  @Test
  default void aRefreshTokenIsSpentOnceAndRecognisedAfterIt() {
    var tokens = storeWithSome();

    assertThat(tokens.spend(hash("refresh"))).isTrue();

    assertThat(tokens.spend(hash("refresh"))).isFalse();
    assertThat(refreshable(tokens, "refresh"))
        .contains(new Tokens.Refreshable(refreshToken("refresh", id("g")), true, List.of()));
    assertThat(left(tokens)).hasSize(5);
  }

  @Test
  default void nothingElseIsSpent() {
    var tokens = storeWithSome();

    for (var other : List.of("one", "pat", "unknown")) {
      assertThat(tokens.spend(hash(other))).isFalse();
    }

    assertThat(refreshable(tokens, "refresh").orElseThrow().spent()).isFalse();
  }

  @Test
  default void ofRivalsOneSpendsTheRefreshToken() {
    var tokens = emptyStores().tokens();
    for (int i = 0; i < prizes(); i++) {
      tokens.issue(List.of(refreshToken("r" + i, id("g" + i))));
    }

    var outcomes = Rivals.march(prizes(), prize -> tokens.spend(hash("r" + prize)));

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void aRefreshEndsTheAccessTokensOfItsGrantAlone() {
    var tokens = storeWithSome();

    tokens.endAccessTokens(id("g"));

    assertThat(left(tokens)).containsExactly("refresh", "other", "pat");
  }

  @Test
  default void theEndOfAGrantEndsAllItsTokensAndNoOthers() {
    var tokens = storeWithSome();
    tokens.spend(hash("refresh"));

    tokens.endGrant(id("g"));
    tokens.endGrant(id("unknown"));

    assertThat(left(tokens)).containsExactly("other", "pat");
    assertThat(tokens.spend(hash("refresh"))).isFalse();
    tokens.issue(List.of(refreshToken("refresh", id("g"))));
    assertThat(tokens.spend(hash("refresh"))).isTrue();
  }

  @Test
  default void whatIsRevokedEndsAloneOrWithItsGrant() {
    var tokens = storeWithSome();

    tokens.revoke(hash("one"), ALPHA);
    assertThat(left(tokens)).containsExactly("two", "refresh", "other", "pat");

    tokens.revoke(hash("pat"), BETA);
    assertThat(left(tokens)).containsExactly("two", "refresh", "other");

    // Also one that is spent: whoever gives it back wants no part of the grant.
    tokens.spend(hash("refresh"));
    tokens.revoke(hash("refresh"), ALPHA);
    assertThat(left(tokens)).containsExactly("other");
  }

  @Test
  default void nobodyRevokesWhatIsAnothers() {
    var tokens = storeWithSome();

    tokens.revoke(hash("one"), BETA);
    tokens.revoke(hash("refresh"), BETA);
    tokens.revoke(hash("pat"), ALPHA);
    tokens.revoke(hash("unknown"), ALPHA);

    assertThat(left(tokens)).hasSize(5);
  }

  @Test
  default void aDisabledClientsTokensEnd() {
    var tokens = storeWithSome();

    tokens.endAllOf(BETA);
    assertThat(left(tokens)).containsExactly("one", "two", "refresh", "other");

    tokens.endAllOf(ALPHA);
    assertThat(left(tokens)).isEmpty();
  }

  @Test
  default void theAccessTokensForADisabledServerEnd() {
    var tokens = storeWithSome();
    var elsewhere =
        new IssuedToken.AccessToken(
            hash("elsewhere"),
            id("g"),
            ALPHA,
            new ResourceServerId("province"),
            Asked.EVERYTHING,
            NOW,
            LATER);
    tokens.issue(List.of(elsewhere));

    tokens.endAllAt(CLINIC);

    assertThat(left(tokens)).containsExactly("refresh", "pat");
    assertThat(tokens.accessToken(hash("elsewhere"))).isPresent();
  }

  @Test
  default void whatRanOutIsForgottenInBoundedBatchesAndNothingBeforeItsTime() {
    var tokens = storeWithSome();
    tokens.issue(List.of(new IssuedToken.ServiceToken(hash("brief"), BETA, READ, NOW)));
    tokens.spend(hash("refresh"));

    assertThat(tokens.removeExpired(NOW, 10)).isZero();
    assertThat(tokens.removeExpired(LATER, 10)).isEqualTo(1);
    assertThat(tokens.serviceToken(hash("brief"))).isEmpty();
    assertThat(left(tokens)).hasSize(5);

    assertThat(tokens.removeExpired(LATER.plusSeconds(1), 2)).isEqualTo(2);
    assertThat(left(tokens)).hasSize(3);
    assertThat(tokens.removeExpired(LATER.plusSeconds(1), 10)).isEqualTo(3);
    assertThat(left(tokens)).isEmpty();
  }
}
