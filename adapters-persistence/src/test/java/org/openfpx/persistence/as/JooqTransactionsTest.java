package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsMother.ALPHA;
import static org.openfpx.domain.testing.as.AsMother.BETA;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.READ;
import static org.openfpx.domain.testing.as.AsMother.asFirst;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.domain.testing.as.AsMother.id;
import static org.openfpx.domain.testing.as.AsMother.rsFirst;
import static org.openfpx.persistence.generated.as.Tables.UMA_TRANSACTION;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The store of transactions: one winner in each race, and nothing left that gathering held. */
@EachDatabase
class JooqTransactionsTest {
  private static final Stage.Gathering CHOOSING =
      new Stage.Gathering(
          hash("browser"), "https://client.test/back?a=b", Optional.of("s t"), Optional.empty());
  private static final Stage.Gathering AT_WALLET =
      CHOOSING.at(new Stage.Visit(new WalletId("wallet"), hash("handle"), hash("state")));
  private static final CodeChallenge CHALLENGE = new CodeChallenge("c".repeat(43));

  private final Database database;
  private final TestDatabase.Opened opened;
  private final Transactions transactions;

  JooqTransactionsTest(TestDatabase on) {
    opened = on.emptied(SystemSchema.AUTHORIZATION_SERVER);
    database = opened.database();
    transactions = new JooqTransactions(database);
  }

  private Transaction swap(String from, String to) {
    return transactions
        .swapTicket(hash(from), ALPHA, hash(to), Additions.NONE)
        .orElseThrow()
        .transaction();
  }

  private void openAtWallet(String id) {
    transactions.open(asFirst(id), hash("ticket"));
    assertThat(transactions.gather(id(id), AT_WALLET, LATER)).isTrue();
  }

  @Test
  void whatWasOpenedComesBackAsItWas() {
    transactions.open(rsFirst("1"), hash("first"));

    var found = transactions.swapTicket(hash("first"), BETA, hash("second"), Additions.NONE);

    var theirs =
        new Transaction(
            id("1"),
            rsFirst("1").kind(),
            Optional.of(BETA),
            Optional.empty(),
            rsFirst("1").resources(),
            rsFirst("1").requested(),
            Optional.empty(),
            LATER,
            new Stage.Requested());
    assertThat(found).contains(new Transactions.Swapped(theirs, 0));
  }

  @Test
  void aTicketIsGoodForOneUse() {
    transactions.open(asFirst("1"), hash("first"));

    swap("first", "second");

    assertThat(transactions.swapTicket(hash("first"), ALPHA, hash("x"), Additions.NONE)).isEmpty();
    swap("second", "third");
  }

  @Test
  void aTicketOfAnotherClientIsNotFoundAndStaysGood() {
    transactions.open(asFirst("1"), hash("first"));

    assertThat(transactions.swapTicket(hash("first"), BETA, hash("x"), Additions.NONE)).isEmpty();
    swap("first", "second");
  }

  @Test
  void ofRivalsOneGetsTheTransaction() {
    int prizes = 250;
    for (int i = 0; i < prizes; i++) {
      transactions.open(asFirst("t" + i), hash("ticket" + i));
    }

    var outcomes =
        Rivals.march(
            prizes,
            prize ->
                transactions
                    .swapTicket(
                        hash("ticket" + prize),
                        ALPHA,
                        hash(prize + Thread.currentThread().getName()),
                        Additions.NONE)
                    .isPresent());

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  void spentTicketsAreRememberedUpToABound() {
    transactions.open(asFirst("1"), hash("0"));
    for (int i = 0; i < 70; i++) {
      swap(Integer.toString(i), Integer.toString(i + 1));
    }

    var spent = database.db().fetchSingle(UMA_TRANSACTION).getSpentHashes();

    assertThat(spent).startsWith(hash("69").hex()).hasSize(64 * 65).doesNotContain(hash("1").hex());
  }

  @Test
  void additionsCountUntilGatheringBeginsAndTheFirstOnesStand() {
    transactions.open(rsFirst("1"), hash("first"));
    var other = new CodeChallenge("d".repeat(43));
    var first =
        new Additions(Optional.of(CHALLENGE), Optional.of(new PurposeId("why")), Optional.of(READ));
    var second =
        new Additions(Optional.of(other), Optional.of(new PurposeId("no")), Optional.empty());

    transactions.swapTicket(hash("first"), ALPHA, hash("second"), first);
    var found = transactions.swapTicket(hash("second"), ALPHA, hash("third"), second);

    assertThat(found.orElseThrow().transaction())
        .satisfies(it -> {
          assertThat(it.challenge()).contains(CHALLENGE);
          assertThat(it.purpose()).contains(new PurposeId("why"));
          assertThat(it.requested()).isEqualTo(READ);
        });
  }

  @Test
  void additionsAfterTheDecisionChangeNothing() {
    openAtWallet("1");
    transactions.decide(id("1"), new Stage.Granted(), hash("granted"), LATER);
    var late = new Additions(Optional.of(CHALLENGE), Optional.empty(), Optional.of(READ));

    var found = transactions.swapTicket(hash("granted"), ALPHA, hash("x"), late).orElseThrow();

    assertThat(found.transaction().challenge()).isEmpty();
    assertThat(found.transaction().requested().isEmpty()).isTrue();
  }

  @Test
  void theTicketOfAGrantedTransactionRedeemsItOnce() {
    openAtWallet("1");
    transactions.decide(id("1"), new Stage.Granted(), hash("granted"), LATER);

    assertThat(swap("granted", "next").stage()).isEqualTo(new Stage.Redeemed());
  }

  @Test
  void gatheringGoesOnlyForward() {
    transactions.open(asFirst("1"), hash("ticket"));

    assertThat(transactions.gather(id("1"), CHOOSING, LATER)).isTrue();
    assertThat(transactions.choosingIn(hash("browser")).orElseThrow().stage()).isEqualTo(CHOOSING);
    assertThat(transactions.gather(id("1"), AT_WALLET, LATER)).isTrue();
    assertThat(transactions.gather(id("1"), AT_WALLET, LATER)).isFalse();
    assertThat(transactions.choosingIn(hash("browser"))).isEmpty();
    assertThat(transactions.byHandle(hash("handle")).orElseThrow().stage()).isEqualTo(AT_WALLET);
  }

  @Test
  void ofRivalsWithTheSameStateOneGetsTheTransaction() {
    int prizes = 100;
    for (int i = 0; i < prizes; i++) {
      transactions.open(asFirst("t" + i), hash("ticket" + i));
      var visit = new Stage.Visit(new WalletId("w"), hash("h" + i), hash("s" + i));
      transactions.gather(id("t" + i), CHOOSING.at(visit), LATER);
    }

    var outcomes =
        Rivals.march(prizes, prize -> transactions.takeState(hash("s" + prize)).isPresent());

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  void whatGatheringHeldIsGoneWithTheDecision() {
    openAtWallet("1");
    assertThat(transactions.takeState(hash("state")).orElseThrow().stage()).isEqualTo(AT_WALLET);

    assertThat(transactions.decide(id("1"), new Stage.Denied(), hash("t"), LATER)).isTrue();

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
    assertThat(transactions.decide(id("1"), new Stage.Granted(), hash("u"), LATER)).isFalse();
  }

  @Test
  void whatADisabledWalletHasInItsHandsEnds() {
    openAtWallet("1");
    transactions.open(asFirst("2"), hash("other"));

    transactions.endAllAt(new WalletId("wallet"));

    assertThat(transactions.byHandle(hash("handle"))).isEmpty();
    assertThat(transactions.removeExpired(LATER.plusSeconds(1), 10))
        .extracting(Transaction::stage)
        .containsExactlyInAnyOrder(new Stage.Expired(), new Stage.Requested());
  }

  @Test
  void aDisabledClientsTicketsAreGoodForNothing() {
    transactions.open(asFirst("1"), hash("first"));

    transactions.endAllOf(ALPHA);

    assertThat(transactions.swapTicket(hash("first"), ALPHA, hash("x"), Additions.NONE)).isEmpty();
  }

  @Test
  void whatIsOverIsRemovedInBoundedBatchesAndReportedOnce() {
    for (int i = 0; i < 25; i++) {
      transactions.open(asFirst("t" + i), hash("ticket" + i));
    }

    assertThat(transactions.removeExpired(LATER, 10)).isEmpty();
    var rounds =
        Rivals.march(4, round -> transactions.removeExpired(LATER.plusSeconds(1), 10)).stream()
            .flatMap(List::stream)
            .flatMap(List::stream)
            .map(Transaction::id)
            .toList();

    assertThat(rounds).doesNotHaveDuplicates().hasSize(25);
  }

  @Test
  void openingTakesOneStatementAndSwappingTwo() {
    assertThat(opened.statements().during(() -> transactions.open(asFirst("1"), hash("first"))))
        .hasSize(1);
    assertThat(opened.statements().during(() -> swap("first", "second"))).hasSize(2);
  }
}
