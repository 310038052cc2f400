package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The store of tokens: everything an introspection needs is one statement. */
@EachDatabase
class JooqTokensTest {
  private final TestDatabase.Opened opened;
  private final Tokens tokens;
  private final Permissions permissions;

  JooqTokensTest(TestDatabase on) {
    opened = on.emptied(SystemSchema.AUTHORIZATION_SERVER);
    tokens = new JooqTokens(opened.database());
    permissions = new JooqPermissions(opened.database());
    tokens.issue(
        List.of(
            accessToken("one", id("g")),
            accessToken("two", id("g")),
            refreshToken("refresh", id("g")),
            accessToken("other", id("other")),
            serviceToken("pat")));
  }

  private void decideOneOfTwo() {
    var pushed = List.of(pending("p", id("g")), pending("left-out", id("g")));
    permissions.push(ACCOUNT, hash("key"), hash("f"), pushed);
    permissions.decide(
        id("g"), Map.of(new PermissionId("p"), new Permissions.Decided(READ, ACTIVE)));
    permissions.push(ACCOUNT, hash("late"), hash("f"), List.of(pending("undecided", id("g"))));
  }

  private boolean isThere(String token) {
    return tokens.accessToken(hash(token)).isPresent()
        || tokens.refreshToken(hash(token)).isPresent()
        || tokens.serviceToken(hash(token)).isPresent();
  }

  @Test
  void eachKindComesBackAsItWasIssued() {
    assertThat(tokens.accessToken(hash("one")).orElseThrow().value().token())
        .isEqualTo(accessToken("one", id("g")));
    assertThat(tokens.refreshToken(hash("refresh")).orElseThrow().value())
        .isEqualTo(new Tokens.Refreshable(refreshToken("refresh", id("g")), false, List.of()));
    assertThat(tokens.serviceToken(hash("pat")).orElseThrow().value())
        .isEqualTo(serviceToken("pat"));
  }

  @Test
  void aTokenOfOneKindIsNoneOfAnother() {
    assertThat(tokens.accessToken(hash("pat"))).isEmpty();
    assertThat(tokens.serviceToken(hash("one"))).isEmpty();
    assertThat(tokens.refreshToken(hash("one"))).isEmpty();
  }

  @Test
  void anAccessTokenBringsWhatWasDecidedForItsGrantEndedOrNot() {
    decideOneOfTwo();
    assertThat(tokens.accessToken(hash("one")).orElseThrow().value().permissions())
        .extracting(Permission::id, Permission::state)
        .containsExactly(tuple(new PermissionId("p"), ACTIVE));

    permissions.end(new PermissionId("p"), ACCOUNT, NOW);
    assertThat(tokens.accessToken(hash("one")).orElseThrow().value().permissions())
        .extracting(Permission::state)
        .containsExactly(new Permission.State.Ended(NOW));
    assertThat(tokens.accessToken(hash("other")).orElseThrow().value().permissions()).isEmpty();
  }

  @Test
  void anIntrospectionTakesOneStatementForEachTokenAndNoWrite() {
    decideOneOfTwo();

    var statements =
        opened
            .statements()
            .during(() -> {
              tokens.serviceToken(hash("pat"));
              tokens.accessToken(hash("one"));
            });

    assertThat(statements)
        .hasSize(2)
        .allMatch(sql -> sql.startsWith("select ") && sql.contains("registry_version"));
  }

  @Test
  void issuingTakesOneStatementHoweverManyTokens() {
    assertThat(
            opened
                .statements()
                .during(() ->
                    tokens.issue(List.of(accessToken("x", id("h")), refreshToken("y", id("h"))))))
        .hasSize(1);
  }

  @Test
  void ofRivalsOneSpendsTheRefreshToken() {
    for (int i = 0; i < 100; i++) {
      tokens.issue(List.of(refreshToken("r" + i, id("g" + i))));
    }

    var outcomes = Rivals.march(100, prize -> tokens.spend(hash("r" + prize)));

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
    assertThat(tokens.refreshToken(hash("r0")).orElseThrow().value().spent()).isTrue();
  }

  @Test
  void aRefreshEndsTheAccessTokensOfItsGrantAlone() {
    tokens.endAccessTokens(id("g"));

    assertThat(List.of("one", "two")).noneMatch(this::isThere);
    assertThat(List.of("refresh", "other", "pat")).allMatch(this::isThere);
  }

  @Test
  void theEndOfAGrantEndsAllItsTokens() {
    tokens.endGrant(id("g"));

    assertThat(List.of("one", "two", "refresh")).noneMatch(this::isThere);
    assertThat(List.of("other", "pat")).allMatch(this::isThere);
  }

  @Test
  void revokingAnAccessTokenEndsThatOneAndARefreshTokenAll() {
    tokens.revoke(hash("one"), BETA);
    assertThat(isThere("one")).isTrue();

    tokens.revoke(hash("one"), ALPHA);
    assertThat(isThere("one")).isFalse();
    assertThat(isThere("two")).isTrue();

    tokens.revoke(hash("refresh"), ALPHA);
    assertThat(List.of("two", "refresh")).noneMatch(this::isThere);

    tokens.revoke(hash("pat"), BETA);
    assertThat(isThere("pat")).isFalse();
  }

  @Test
  void aDisabledPartysTokensEnd() {
    tokens.endAllOf(BETA);
    assertThat(isThere("pat")).isFalse();

    tokens.endAllAt(new ResourceServerId("clinic"));
    assertThat(List.of("one", "two", "other")).noneMatch(this::isThere);
    assertThat(isThere("refresh")).isTrue();
  }

  @Test
  void whatRanOutIsForgottenInBoundedBatches() {
    assertThat(tokens.removeExpired(LATER, 10)).isZero();
    assertThat(tokens.removeExpired(LATER.plusSeconds(1), 2)).isEqualTo(2);
    assertThat(tokens.removeExpired(LATER.plusSeconds(1), 10)).isEqualTo(3);
  }
}
