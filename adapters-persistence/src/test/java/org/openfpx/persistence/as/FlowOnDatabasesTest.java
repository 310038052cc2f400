package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PROVINCE;
import static org.openfpx.persistence.generated.as.Tables.PERMISSION;
import static org.openfpx.persistence.generated.as.Tables.TOKEN;
import static org.openfpx.persistence.generated.as.Tables.UMA_TRANSACTION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.reap.Reap;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.token.RefreshTokens;
import org.openfpx.domain.as.token.TokenSet;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The rules of the AS over real stores. */
@EachDatabase
class FlowOnDatabasesTest {
  private final Database database;
  private final AsHouse.Stores stores;
  private final AsHouse house;

  FlowOnDatabasesTest(TestDatabase on) {
    database = on.empty(SystemSchema.AUTHORIZATION_SERVER);
    stores =
        new AsHouse.Stores(
            new JooqTransactions(database),
            new JooqPermissions(database),
            new JooqTokens(database),
            new JooqAccounts(database),
            new JooqOwnedResources(database),
            database.atomically());
    house = new AsHouse(stores);
  }

  private RefreshTokens.Outcome refresh(TokenSet set) {
    return house
        .refreshTokens()
        .refresh(house.authenticated(APP), set.refreshToken().orElseThrow(), Optional.empty());
  }

  private static Secret tokenOf(TokenSet set, int which) {
    return set.tokens().get(which).token();
  }

  private boolean isActive(TokenSet set) {
    return house.introspect(CLINIC, tokenOf(set, 0)) instanceof IntrospectToken.Active;
  }

  @Test
  void aYesToTwoSourcesGivesATokenForEachAndEachIsGoodThereAlone() {
    var set = house.grant(AT_CLINIC, PROFILE_AT_PROVINCE);

    assertThat(set.tokens()).hasSize(2);
    assertThat(house.introspect(CLINIC, tokenOf(set, 0)))
        .isInstanceOfSatisfying(
            IntrospectToken.Active.class,
            active ->
                assertThat(active.permissions().getFirst().rot().orElseThrow().reveal())
                    .isEqualTo("rot for city-clinic-immunizations"));
    assertThat(house.introspect(CLINIC, tokenOf(set, 1)))
        .isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(house.introspect(PROVINCE, tokenOf(set, 1)))
        .isInstanceOf(IntrospectToken.Active.class);
  }

  @Test
  void withoutTheRequiredLineTheAnswerIsNoAndNothingIsLeft() {
    assertThat(house.decided(PROFILE_AT_PROVINCE)).isEmpty();

    assertThat(database.db().fetchCount(PERMISSION)).isZero();
    assertThat(database.db().fetchCount(TOKEN)).isZero();
  }

  @Test
  void ofRivalsWithOneTicketOneGetsTokens() {
    var tickets = new ArrayList<Secret>();
    for (int i = 0; i < 20; i++) {
      tickets.add(house.decided(AT_CLINIC).orElseThrow());
    }

    var outcomes =
        Rivals.march(
            tickets.size(),
            prize -> house.redeem(APP, tickets.get(prize)) instanceof RedeemTicket.Granted);

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
    assertThat(database.db().fetchCount(TOKEN)).isEqualTo(2 * tickets.size());
  }

  @Test
  void aRedemptionThatFailsAtItsEndLeavesTheTicketGood() {
    var ticket = house.decided(AT_CLINIC).orElseThrow();

    // As if the process were killed before its one commit.
    var killed =
        catchThrowable(() ->
            database
                .atomically()
                .run(() -> {
                  house.mustRedeem(APP, ticket);
                  throw new IllegalStateException("killed");
                }));

    assertThat(killed).hasMessage("killed");
    assertThat(house.mustRedeem(APP, ticket).tokens()).hasSize(1);
  }

  @Test
  void anEndedPermissionIsGoneAtTheNextIntrospection() {
    var set = house.grant(AT_CLINIC);
    var row = database.db().fetchSingle(PERMISSION);
    assertThat(isActive(set)).isTrue();

    stores
        .permissions()
        .end(new PermissionId(row.getId()), new ClientId(row.getAccountId()), house.now());

    assertThat(isActive(set)).isFalse();
    assertThat(refresh(set)).isInstanceOf(RefreshTokens.NoSuchToken.class);
  }

  @Test
  void refreshingReplacesAndAReplayEndsTheWholeGrant() {
    var set = house.grant(AT_CLINIC);
    var refreshed = ((RefreshTokens.Refreshed) refresh(set)).tokens();
    assertThat(isActive(set)).isFalse();
    assertThat(isActive(refreshed)).isTrue();

    assertThat(refresh(set)).isInstanceOf(RefreshTokens.NoSuchToken.class);
    assertThat(isActive(refreshed)).isFalse();
  }

  @Test
  void rivalsWithOneRefreshTokenEndTheGrantBetweenThem() {
    var sets = new ArrayList<TokenSet>();
    for (int i = 0; i < 20; i++) {
      sets.add(house.grant(AT_CLINIC));
    }

    var outcomes = Rivals.march(sets.size(), prize -> refresh(sets.get(prize)));

    assertThat(outcomes)
        .allSatisfy(one ->
            assertThat(one).filteredOn(RefreshTokens.Refreshed.class::isInstance).hasSize(1));
    assertThat(database.db().fetchCount(TOKEN)).isZero();
  }

  @Test
  void aGrantGivenBackWhileItIsRefreshedIsGone() {
    var sets = grants(40);

    raceOfOneAgainstTheOthers(
        sets.size(),
        prize -> refresh(sets.get(prize)),
        prize ->
            house
                .revokeToken()
                .revoke(house.authenticated(APP), sets.get(prize).refreshToken().orElseThrow()));

    assertThat(database.db().fetchCount(TOKEN)).isZero();
  }

  @Test
  void aGrantWhoseOldTokenIsReplayedWhileItIsRefreshedIsGone() {
    var used = grants(40);
    var sets = used.stream().map(set -> ((RefreshTokens.Refreshed) refresh(set)).tokens()).toList();

    raceOfOneAgainstTheOthers(
        sets.size(), prize -> refresh(sets.get(prize)), prize -> refresh(used.get(prize)));

    assertThat(database.db().fetchCount(TOKEN)).isZero();
  }

  @Test
  void whatIsRefreshedWhileItsClientIsDisabledIsGone() {
    for (int i = 0; i < 40; i++) {
      var set = house.grant(AT_CLINIC);
      raceOfOneAgainstTheOthers(1, _ -> refresh(set), _ -> stores.tokens().endAllOf(APP));
      assertThat(database.db().fetchCount(TOKEN)).isZero();
    }
  }

  private List<TokenSet> grants(int count) {
    return IntStream.range(0, count).mapToObj(each -> house.grant(AT_CLINIC)).toList();
  }

  private static void raceOfOneAgainstTheOthers(int prizes, IntConsumer one, IntConsumer others) {
    var turns = Stream.generate(AtomicInteger::new).limit(prizes).toList();
    Rivals.march(
        prizes,
        prize -> {
          (turns.get(prize).getAndIncrement() == 0 ? one : others).accept(prize);
          return prize;
        });
  }

  @Test
  void whatIsOverIsReaped() {
    house.grant(AT_CLINIC);
    house.mustOpen(APP);
    house.world.pass(Duration.ofDays(60));
    var audit = new JooqAuditLog(database);
    var reap =
        new Reap(
            house.world.world(),
            house.registry,
            new Reap.Stores(
                stores.transactions(),
                stores.permissions(),
                stores.tokens(),
                new JooqPolicies(database),
                new JooqOwnerRequests(database),
                new JooqPcts(database),
                audit,
                stores.atomically()));

    assertThat(reap.reap()).isFalse();

    for (var table : List.of(UMA_TRANSACTION, PERMISSION, TOKEN)) {
      assertThat(database.db().fetchCount(table)).isZero();
    }
  }

  @Test
  void noValueOfOneTransactionStandsInAnother() {
    var resources = new ResourceId[] {AT_CLINIC, PROFILE_AT_PROVINCE};
    house.grant(resources);
    house.grant(resources);

    for (var table : List.of(UMA_TRANSACTION, PERMISSION, TOKEN)) {
      for (var field : table.fields()) {
        if (field.getName().endsWith("_hash")
            || List.of("id", "hash", "push_key", "transaction_id", "account_id", "grant_id", "rot")
                .contains(field.getName())) {
          var perTransaction = valuesPerTransaction(table, field);
          assertThat(perTransaction).as(table + "." + field.getName()).doesNotHaveDuplicates();
        }
      }
    }
  }

  private List<Object> valuesPerTransaction(Table<?> table, Field<?> field) {
    var whose =
        table.equals(UMA_TRANSACTION)
            ? UMA_TRANSACTION.ID
            : table.equals(PERMISSION) ? PERMISSION.TRANSACTION_ID : TOKEN.GRANT_ID;
    return database
        .db()
        .selectDistinct(whose, field)
        .from(table)
        .where(field.isNotNull())
        .fetch()
        .map(row -> row.get(field));
  }
}
