package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.OWNER_REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.persistence.generated.as.tables.records.OwnerRequestRecord;
import org.openfpx.persistence.pool.Database;

/** Requests to owners, one row each. */
public final class JooqOwnerRequests implements OwnerRequests {
  private final Database database;

  public JooqOwnerRequests(Database database) {
    this.database = database;
  }

  @Override
  public void add(OwnerRequest request) {
    database
        .db()
        .insertInto(OWNER_REQUEST)
        .set(OWNER_REQUEST.ID, request.id().value())
        .set(OWNER_REQUEST.TRANSACTION_ID, request.transaction().value())
        .set(OWNER_REQUEST.ACCOUNT_ID, request.account().value())
        .set(OWNER_REQUEST.WALLET, request.wallet().value())
        .set(OWNER_REQUEST.CLIENT_ID, request.client().value())
        .set(OWNER_REQUEST.PURPOSE, request.purpose().map(PurposeId::value).orElse(null))
        .set(OWNER_REQUEST.REQUEST_LINES, TicketLines.write(request.lines()))
        .set(OWNER_REQUEST.SINCE, request.since().getEpochSecond())
        .set(OWNER_REQUEST.EXPIRES_AT, request.expiresAt().getEpochSecond())
        .set(OWNER_REQUEST.STATE, request.state().name())
        .set(OWNER_REQUEST.POLLED, 0)
        .execute();
  }

  @Override
  public Optional<OwnerRequest> find(RequestId id, Seer by) {
    return database
        .db()
        .selectFrom(OWNER_REQUEST)
        .where(OWNER_REQUEST.ID.eq(id.value()))
        .and(isSeenBy(by))
        .fetchOptional(JooqOwnerRequests::toDomain);
  }

  @Override
  public List<OwnerRequest> pending(Seer by, Optional<RequestId> after, Instant now, int atMost) {
    return database
        .db()
        .selectFrom(OWNER_REQUEST)
        .where(isSeenBy(by))
        .and(OWNER_REQUEST.STATE.eq(OwnerRequest.State.PENDING.name()))
        .and(OWNER_REQUEST.EXPIRES_AT.gt(now.getEpochSecond()))
        .and(after.map(JooqOwnerRequests::cameAfter).orElseGet(DSL::noCondition))
        .orderBy(OWNER_REQUEST.NUMBER)
        .limit(atMost)
        .fetch(JooqOwnerRequests::toDomain);
  }

  private static Condition cameAfter(RequestId id) {
    var before = OWNER_REQUEST.as("earlier");
    var number = DSL.select(before.NUMBER).from(before).where(before.ID.eq(id.value()));
    return OWNER_REQUEST.NUMBER.gt(DSL.coalesce(DSL.field(number), DSL.inline(0L)));
  }

  @Override
  public boolean answer(RequestId id, ClientId account, OwnerRequest.State answer) {
    // The UPDATE decides the race: its condition holds for one caller only.
    return database
            .db()
            .update(OWNER_REQUEST)
            .set(OWNER_REQUEST.STATE, answer.name())
            .where(OWNER_REQUEST.ID.eq(id.value()))
            .and(OWNER_REQUEST.ACCOUNT_ID.eq(account.value()))
            .and(OWNER_REQUEST.STATE.eq(OwnerRequest.State.PENDING.name()))
            .execute()
        == 1;
  }

  @Override
  public Optional<Polled> poll(TransactionId transaction) {
    database
        .db()
        .update(OWNER_REQUEST)
        .set(OWNER_REQUEST.POLLED, OWNER_REQUEST.POLLED.plus(1))
        .where(OWNER_REQUEST.TRANSACTION_ID.eq(transaction.value()))
        .execute();
    return database
        .db()
        .selectFrom(OWNER_REQUEST)
        .where(OWNER_REQUEST.TRANSACTION_ID.eq(transaction.value()))
        .fetchOptional(row -> new Polled(toDomain(row), row.getPolled() - 1));
  }

  @Override
  public void removeAllOf(ClientId account) {
    database
        .db()
        .deleteFrom(OWNER_REQUEST)
        .where(OWNER_REQUEST.ACCOUNT_ID.eq(account.value()))
        .execute();
  }

  @Override
  public int removeExpired(Instant before, int atMost) {
    return database
        .db()
        .deleteFrom(OWNER_REQUEST)
        .where(OWNER_REQUEST.EXPIRES_AT.lt(before.getEpochSecond()))
        .limit(atMost)
        .execute();
  }

  private static Condition isSeenBy(Seer seer) {
    return switch (seer) {
      case Owner(var account) -> OWNER_REQUEST.ACCOUNT_ID.eq(account.value());
      case OwnersWallet(var wallet) -> OWNER_REQUEST.WALLET.eq(wallet.value());
    };
  }

  private static OwnerRequest toDomain(OwnerRequestRecord row) {
    return new OwnerRequest(
        new RequestId(row.getId()),
        new TransactionId(row.getTransactionId()),
        new ClientId(row.getAccountId()),
        new WalletId(row.getWallet()),
        new ClientId(row.getClientId()),
        Optional.ofNullable(row.getPurpose()).map(PurposeId::new),
        TicketLines.read(row.getRequestLines()),
        Instant.ofEpochSecond(row.getSince()),
        Instant.ofEpochSecond(row.getExpiresAt()),
        OwnerRequest.State.valueOf(row.getState()));
  }
}
