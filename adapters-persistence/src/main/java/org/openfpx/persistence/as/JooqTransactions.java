package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.UMA_TRANSACTION;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.UmaTransactionRecord;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.Prepared;
import org.openfpx.persistence.pool.Row;

/** Transactions, one row each. */
public final class JooqTransactions implements Transactions {
  /** How much of its spent hashes a row remembers: the latest 64, each with a space. */
  private static final int SPENT_CHARACTERS = 64 * 65;

  private static final List<String> OPEN_STAGES =
      List.of(Stages.REQUESTED, Stages.GATHERING, Stages.SUBMITTED, Stages.GRANTED);

  private final Database database;
  private final Prepared swap;
  private final Prepared byTicket;
  private final Prepared insert;

  public JooqTransactions(Database database) {
    this.database = database;
    swap = database.prepared(JooqTransactions::swap);
    byTicket =
        database.prepared(db ->
            db.select(UMA_TRANSACTION.fields())
                .select(RegistryVersion.NOW)
                .from(UMA_TRANSACTION)
                .where(UMA_TRANSACTION.TICKET_HASH.eq(parameter())));
    insert =
        database.prepared(db ->
            db.insertInto(UMA_TRANSACTION)
                .columns(UMA_TRANSACTION.fields())
                .values(
                    Arrays.stream(UMA_TRANSACTION.fields()).map(it -> DSL.param("", it)).toList()));
  }

  @Override
  public void open(Transaction transaction, SecretHash ticket) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(UMA_TRANSACTION.ID, transaction.id().value());
    columns.put(UMA_TRANSACTION.KIND, transaction.kind().name());
    columns.put(UMA_TRANSACTION.CLIENT_ID, transaction.client().map(ClientId::value).orElse(null));
    columns.put(UMA_TRANSACTION.PURPOSE, transaction.purpose().map(PurposeId::value).orElse(null));
    columns.put(UMA_TRANSACTION.TICKET_LINES, TicketLines.write(transaction.resources()));
    columns.put(UMA_TRANSACTION.REQUESTED, transaction.requested().toString());
    columns.put(
        UMA_TRANSACTION.CHALLENGE, transaction.challenge().map(CodeChallenge::value).orElse(null));
    columns.put(UMA_TRANSACTION.EXPIRES_AT, transaction.expiresAt().getEpochSecond());
    columns.put(UMA_TRANSACTION.TICKET_HASH, ticket.hex());
    columns.put(UMA_TRANSACTION.SPENT_HASHES, "");
    columns.putAll(SignIns.columns(transaction.signIn()));
    columns.putAll(Stages.columns(transaction.stage()));
    insert.execute(Arrays.stream(UMA_TRANSACTION.fields()).map(columns::get).toArray());
  }

  @Override
  public Optional<Swapped> swapTicket(
      SecretHash presented, ClientId by, SecretHash next, Additions additions) {
    // The UPDATE decides the race, not the read: its condition holds for one caller only.
    int swapped =
        swap.execute(
            next.hex(),
            presented.hex() + " ",
            by.value(),
            additions.challenge().map(CodeChallenge::value).orElse(null),
            additions.purpose().map(PurposeId::value).orElse(null),
            additions.requested().map(ScopeSet::toString).orElse(null),
            presented.hex(),
            by.value());
    return swapped == 1
        ? byTicket.fetchOptional(JooqTransactions::swapped, next.hex())
        : Optional.empty();
  }

  @Override
  public boolean lacksChallenge(SecretHash ticket, ClientId by) {
    var row = UMA_TRANSACTION;
    var db = database.db();
    return db.fetchExists(
        db.selectOne()
            .from(row)
            .where(row.TICKET_HASH.eq(ticket.hex()))
            .and(row.CLIENT_ID.isNull().or(row.CLIENT_ID.eq(by.value())))
            .and(row.CHALLENGE.isNull()));
  }

  private static Query swap(DSLContext db) {
    var row = UMA_TRANSACTION;
    var early = row.STAGE.eq(DSL.inline(Stages.REQUESTED));
    return db.update(row)
        .set(row.TICKET_HASH, parameter())
        .set(
            row.SPENT_HASHES,
            DSL.left(DSL.concat(parameter(), row.SPENT_HASHES), DSL.inline(SPENT_CHARACTERS)))
        .set(row.CLIENT_ID, parameter())
        // The first value that comes stands, and none comes after the beginning.
        .set(
            row.CHALLENGE,
            DSL.when(row.CHALLENGE.isNull().and(early), parameter()).otherwise(row.CHALLENGE))
        .set(
            row.PURPOSE,
            DSL.when(row.PURPOSE.isNull().and(early), parameter()).otherwise(row.PURPOSE))
        .set(
            row.REQUESTED,
            DSL.when(early, DSL.coalesce(parameter(), row.REQUESTED)).otherwise(row.REQUESTED))
        // Last: MySQL assigns from left to right, and what stands above asks for the stage before.
        .set(
            row.STAGE,
            DSL.when(row.STAGE.eq(DSL.inline(Stages.GRANTED)), DSL.inline(Stages.REDEEMED))
                .otherwise(row.STAGE))
        .where(row.TICKET_HASH.eq(parameter()))
        .and(row.CLIENT_ID.isNull().or(row.CLIENT_ID.eq(parameter())));
  }

  private static Swapped swapped(Row row) {
    var record = row.into(new UmaTransactionRecord());
    return new Swapped(toDomain(record), row.number(), isOne(record.getSpentHashes()));
  }

  /** A hash, and the space behind it. */
  private static boolean isOne(String spentHashes) {
    return spentHashes.strip().indexOf(' ') < 0;
  }

  private static Param<String> parameter() {
    return DSL.param("", String.class);
  }

  @Override
  public boolean advance(TransactionId id, SecretHash ticket, Stage next, Instant until) {
    var stillWaits = UMA_TRANSACTION.STAGE.in(Stages.REQUESTED, Stages.SUBMITTED);
    return update(
            id,
            UMA_TRANSACTION.TICKET_HASH.eq(ticket.hex()).and(stillWaits),
            Stages.columns(next),
            until)
        == 1;
  }

  @Override
  public boolean gather(TransactionId id, Stage.Gathering gathering, Instant until) {
    return update(
            id,
            UMA_TRANSACTION
                .STAGE
                .eq(Stages.REQUESTED)
                .or(
                    UMA_TRANSACTION
                        .STAGE
                        .eq(Stages.GATHERING)
                        .and(UMA_TRANSACTION.WALLET.isNull())),
            Stages.columns(gathering),
            until)
        == 1;
  }

  @Override
  public Optional<Transaction> choosingIn(SecretHash browser) {
    return find(
        UMA_TRANSACTION.BROWSER_HASH.eq(browser.hex()).and(UMA_TRANSACTION.WALLET.isNull()));
  }

  @Override
  public Optional<Transaction> byHandle(SecretHash handle) {
    return find(UMA_TRANSACTION.HANDLE_HASH.eq(handle.hex()));
  }

  @Override
  public boolean hold(TransactionId id, SecretHash handle) {
    // By its id alone: who came by the handle's index would lock that before the row, and whoever
    // changes the handle locks the row first.
    return held(id)
        .filter(row -> row.value1().equals(Stages.GATHERING))
        .filter(row -> handle.hex().equals(row.value2()))
        .isPresent();
  }

  @Override
  public boolean holdSubmitted(TransactionId id) {
    return held(id).filter(row -> row.value1().equals(Stages.SUBMITTED)).isPresent();
  }

  private Optional<Record2<String, String>> held(TransactionId id) {
    return database
        .db()
        .select(UMA_TRANSACTION.STAGE, UMA_TRANSACTION.HANDLE_HASH)
        .from(UMA_TRANSACTION)
        .where(UMA_TRANSACTION.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional();
  }

  @Override
  public Optional<Transaction> takeState(SecretHash state) {
    // By its id, as hold does: a second callback waits for the decision and not in its way.
    return find(UMA_TRANSACTION.STATE_HASH.eq(state.hex()))
        .flatMap(found -> database.atomically().run(() -> takeState(found.id())));
  }

  private Optional<Transaction> takeState(TransactionId id) {
    // Taken first: what is read then under the lock stays so, for the handle can't be closed.
    int taken =
        database
            .db()
            .update(UMA_TRANSACTION)
            .set(UMA_TRANSACTION.STATE_TAKEN, true)
            .where(UMA_TRANSACTION.ID.eq(id.value()))
            .and(UMA_TRANSACTION.STAGE.eq(Stages.GATHERING))
            .and(UMA_TRANSACTION.STATE_TAKEN.eq(false))
            .execute();
    return taken == 1 ? find(UMA_TRANSACTION.ID.eq(id.value())) : Optional.empty();
  }

  @Override
  public boolean closeHandle(TransactionId id, SecretHash handle, SecretHash nobodys) {
    return database
            .db()
            .update(UMA_TRANSACTION)
            .set(UMA_TRANSACTION.HANDLE_HASH, nobodys.hex())
            .where(UMA_TRANSACTION.ID.eq(id.value()))
            .and(UMA_TRANSACTION.HANDLE_HASH.eq(handle.hex()))
            .and(UMA_TRANSACTION.STATE_TAKEN.eq(false))
            .execute()
        == 1;
  }

  @Override
  public boolean decide(TransactionId id, Stage decision, SecretHash ticket, Instant until) {
    var columns = Stages.columns(decision);
    columns.put(UMA_TRANSACTION.TICKET_HASH, ticket.hex());
    return update(id, UMA_TRANSACTION.STAGE.eq(Stages.GATHERING), columns, until) == 1;
  }

  @Override
  public void endAllOf(ClientId client) {
    expire(UMA_TRANSACTION.CLIENT_ID.eq(client.value()));
  }

  @Override
  public void endAllAt(WalletId wallet) {
    expire(UMA_TRANSACTION.WALLET.eq(wallet.value()));
  }

  @Override
  public List<Transaction> removeExpired(Instant before, int atMost) {
    return database.atomically().run(() -> lockAndRemove(before, atMost));
  }

  /** Whoever has locked a row removes and reports it; other replicas pass it by. */
  private List<Transaction> lockAndRemove(Instant before, int atMost) {
    var rows =
        database
            .db()
            .selectFrom(UMA_TRANSACTION)
            .where(UMA_TRANSACTION.EXPIRES_AT.lt(before.getEpochSecond()))
            .orderBy(UMA_TRANSACTION.EXPIRES_AT)
            .limit(atMost)
            .forUpdate()
            .skipLocked()
            .fetch();
    if (!rows.isEmpty()) {
      database
          .db()
          .deleteFrom(UMA_TRANSACTION)
          .where(UMA_TRANSACTION.ID.in(rows.getValues(UMA_TRANSACTION.ID)))
          .execute();
    }
    return rows.map(JooqTransactions::toDomain);
  }

  private void expire(Condition whose) {
    var columns = Stages.columns(new Stage.Expired());
    columns.put(UMA_TRANSACTION.TICKET_HASH, null);
    // Once more where a decision is in its way: that holds a row, and changes what finds it here.
    database
        .atomically()
        .run(() ->
            database
                .db()
                .update(UMA_TRANSACTION)
                .set(columns)
                .where(whose)
                .and(UMA_TRANSACTION.STAGE.in(OPEN_STAGES))
                .execute());
  }

  private int update(
      TransactionId id, Condition stage, Map<Field<?>, @Nullable Object> columns, Instant until) {
    return database
        .db()
        .update(UMA_TRANSACTION)
        .set(columns)
        .set(UMA_TRANSACTION.EXPIRES_AT, until.getEpochSecond())
        .where(UMA_TRANSACTION.ID.eq(id.value()))
        .and(stage)
        .execute();
  }

  private Optional<Transaction> find(Condition condition) {
    return database
        .db()
        .selectFrom(UMA_TRANSACTION)
        .where(condition)
        .and(UMA_TRANSACTION.STAGE.eq(Stages.GATHERING))
        .limit(1)
        .fetchOptional(JooqTransactions::toDomain);
  }

  private static Transaction toDomain(UmaTransactionRecord row) {
    return new Transaction(
        new TransactionId(row.getId()),
        Kind.valueOf(row.getKind()),
        Optional.ofNullable(row.getClientId()).map(ClientId::new),
        Optional.ofNullable(row.getPurpose()).map(PurposeId::new),
        TicketLines.read(row.getTicketLines()),
        ScopeSet.parse(row.getRequested()),
        Optional.ofNullable(row.getChallenge()).map(CodeChallenge::new),
        Instant.ofEpochSecond(row.getExpiresAt()),
        Stages.read(row),
        SignIns.read(row));
  }
}
