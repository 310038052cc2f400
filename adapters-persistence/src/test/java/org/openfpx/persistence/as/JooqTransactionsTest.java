package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.ACTIVE;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.AT_WALLET;
import static org.openfpx.domain.testing.as.AsMother.CHOOSING;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.READ;
import static org.openfpx.domain.testing.as.AsMother.asFirst;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.domain.testing.as.AsMother.id;
import static org.openfpx.domain.testing.as.AsMother.pending;
import static org.openfpx.domain.testing.as.AsMother.visit;
import static org.openfpx.persistence.generated.as.Tables.UMA_TRANSACTION;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.testing.as.TransactionsContract;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database, and what a row remembers and forgets. */
@EachDatabase
class JooqTransactionsTest implements TransactionsContract {
  private final TestDatabase on;
  private final TestDatabase.Opened opened;

  JooqTransactionsTest(TestDatabase on) {
    this.on = on;
    opened = on.emptied(SystemSchema.AUTHORIZATION_SERVER);
  }

  @Override
  public Transactions emptyStore() {
    return new JooqTransactions(empty());
  }

  private Database empty() {
    return on.empty(SystemSchema.AUTHORIZATION_SERVER);
  }

  @Override
  public void registryIsAt(long version) {
    RegistryVersions.set(opened.database(), version);
  }

  @Override
  public int prizes() {
    return 150;
  }

  @Test
  void spentTicketsAreRememberedUpToABound() {
    var database = empty();
    var transactions = new JooqTransactions(database);
    transactions.open(asFirst("1"), hash("0"));
    for (int i = 0; i < 70; i++) {
      transactions.swapTicket(hash(i + ""), ALPHA, hash(i + 1 + ""), Additions.NONE);
    }

    var spent = database.db().fetchSingle(UMA_TRANSACTION).getSpentHashes();

    assertThat(spent).startsWith(hash("69").hex()).hasSize(64 * 65).doesNotContain(hash("1").hex());
  }

  @Test
  void noColumnHoldsWhatGatheringHeldAfterIt() {
    for (var ending : List.of("decision", "disabling")) {
      var database = empty();
      var transactions = new JooqTransactions(database);
      transactions.open(asFirst("1"), hash("ticket"));
      transactions.gather(id("1"), AT_WALLET, LATER);

      if (ending.equals("decision")) {
        transactions.decide(id("1"), new Stage.Denied(), hash("t"), LATER);
      } else {
        transactions.endAllOf(ALPHA);
      }

      var row = database.db().fetchSingle(UMA_TRANSACTION);
      assertThat(
              Arrays.asList(
                  row.getBrowserHash(),
                  row.getReturnAddress(),
                  row.getClientState(),
                  row.getWallet(),
                  row.getHandleHash(),
                  row.getStateHash()))
          .allMatch(Objects::isNull);
    }
  }

  /** Both hold the transaction first: a push is decided with, or finds that it is late. */
  @Test
  void ofAPushAndADecisionTheLaterSeesTheEarlier() {
    var database = empty();
    var transactions = new JooqTransactions(database);
    var permissions = new JooqPermissions(database);
    for (int i = 0; i < prizes(); i++) {
      transactions.open(asFirst("t" + i), hash("ticket" + i));
      transactions.gather(id("t" + i), CHOOSING.at(visit("h" + i, "s" + i)), LATER);
    }

    var kept =
        oneOfFour(
            database,
            (at, mine) ->
                transactions.hold(id("t" + at), hash("h" + at))
                    && decides(transactions, permissions, id("t" + at)),
            (at, mine) ->
                transactions.hold(id("t" + at), hash("h" + at))
                    && pushes(permissions, "p" + mine, id("t" + at)));

    for (int i = 0; i < prizes(); i++) {
      assertThat(permissions.ofTransaction(id("t" + i)))
          .hasSize((int) kept.get(i).stream().filter(it -> it).count())
          .allSatisfy(one -> assertThat(one.state()).isEqualTo(ACTIVE));
    }
  }

  /** An owner says yes to what is removed at that moment: nothing of the yes is left behind. */
  @Test
  void ofAYesAndARemovalNothingIsLeft() {
    var database = empty();
    var transactions = new JooqTransactions(database);
    var permissions = new JooqPermissions(database);
    for (int i = 0; i < prizes(); i++) {
      var waits = asFirst("t" + i).at(new Stage.Submitted(), LATER.plusSeconds(i));
      transactions.open(waits, hash("ticket" + i));
    }

    oneOfFour(
        database,
        (at, mine) -> removes(transactions, permissions, LATER.plusSeconds(at + 1), 1),
        (at, mine) ->
            transactions.holdSubmitted(id("t" + at))
                && pushes(permissions, "p" + mine, id("t" + at)));
    removes(transactions, permissions, LATER.plusSeconds(prizes()), prizes());

    for (int i = 0; i < prizes(); i++) {
      assertThat(permissions.ofTransaction(id("t" + i))).isEmpty();
    }
  }

  /**
   * What is done to a prize.
   *
   * @see #oneOfFour
   */
  @FunctionalInterface
  private interface Act {
    boolean on(int prize, int turn);
  }

  /** Rivals march over all prizes: every fourth time one does this, else that, each atomically. */
  private List<List<Boolean>> oneOfFour(Database database, Act one, Act others) {
    var turn = new AtomicInteger();
    return Rivals.march(
        prizes(),
        at -> {
          var mine = turn.getAndIncrement();
          return database.atomically().run(() -> (mine % 4 == 0 ? one : others).on(at, mine));
        });
  }

  private static boolean removes(
      Transactions transactions, Permissions permissions, Instant before, int atMost) {
    var removed = transactions.removeExpired(before, atMost);
    removed.forEach(one -> permissions.drop(one.id()));
    return !removed.isEmpty();
  }

  private static boolean pushes(Permissions permissions, String name, TransactionId id) {
    var pushed = permissions.push(ACCOUNT, hash(name), hash(name), List.of(pending(name, id)));
    return pushed instanceof Permissions.Pushed.Added;
  }

  /** All that it sees; answers no, so that only pushes are counted. */
  private static boolean decides(
      Transactions transactions, Permissions permissions, TransactionId id) {
    var decided =
        permissions.ofTransaction(id).stream()
            .collect(Collectors.toMap(Permission::id, _ -> new Permissions.Decided(READ, ACTIVE)));
    assertThat(transactions.decide(id, new Stage.Granted(), hash("next " + id), LATER)).isTrue();
    permissions.decide(id, decided);
    return false;
  }

  @Test
  void openingTakesOneStatementAndSwappingTwo() {
    var transactions = emptyStore();

    assertThat(opened.statements().during(() -> transactions.open(asFirst("1"), hash("first"))))
        .hasSize(1);
    assertThat(
            opened
                .statements()
                .during(() ->
                    transactions.swapTicket(hash("first"), ALPHA, hash("second"), Additions.NONE)))
        .hasSize(2);
  }
}
