package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.OWNER_REQUEST;
import static org.openfpx.persistence.generated.as.Tables.OWNER_REQUEST_NUMBER;
import static org.openfpx.persistence.generated.as.Tables.OWNER_REQUEST_PARTY;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.request.RequestingParty;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.persistence.generated.as.tables.records.OwnerRequestRecord;
import org.openfpx.persistence.pool.Database;

/** Requests to owners, one row each. */
public final class JooqOwnerRequests implements OwnerRequests {
  private final Database database;

  public JooqOwnerRequests(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(OwnerRequest request, Bounds bounds) {
    return database
        .atomically()
        .run(() -> {
          // Held until all is committed: so the numbers are in the order in which requests can be
          // seen, and nobody counts beside us.
          long number = nextNumber();
          boolean isRoom = isRoomFor(request, bounds);
          if (isRoom) {
            insert(number, request);
          }
          return isRoom;
        });
  }

  private long nextNumber() {
    database
        .db()
        .update(OWNER_REQUEST_NUMBER)
        .set(OWNER_REQUEST_NUMBER.LAST, OWNER_REQUEST_NUMBER.LAST.plus(1))
        .execute();
    return database
        .db()
        .select(OWNER_REQUEST_NUMBER.LAST)
        .from(OWNER_REQUEST_NUMBER)
        .fetchSingle()
        .value1();
  }

  private boolean isRoomFor(OwnerRequest request, Bounds bounds) {
    var waiting =
        database
            .db()
            .select(OWNER_REQUEST.CLIENT_ID, OWNER_REQUEST.REQUEST_LINES)
            .from(OWNER_REQUEST)
            .where(OWNER_REQUEST.ACCOUNT_ID.eq(request.account().value()))
            .and(OWNER_REQUEST.STATE.eq(OwnerRequest.State.PENDING.name()))
            .and(OWNER_REQUEST.EXPIRES_AT.gt(request.since().getEpochSecond()))
            .limit(bounds.ofOwner())
            .fetch();
    var ofClient =
        waiting.stream()
            .filter(row -> row.get(OWNER_REQUEST.CLIENT_ID).equals(request.client().value()))
            .toList();
    var lines = TicketLines.write(request.lines());
    long alike =
        ofClient.stream().filter(row -> row.get(OWNER_REQUEST.REQUEST_LINES).equals(lines)).count();
    return waiting.size() < bounds.ofOwner()
        && ofClient.size() < bounds.ofClient()
        && alike < bounds.alike();
  }

  private void insert(long number, OwnerRequest request) {
    database
        .db()
        .insertInto(OWNER_REQUEST)
        .set(OWNER_REQUEST.NUMBER, number)
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
        .set(columns(request.party()))
        .execute();
  }

  /** The names of policies hold no line break. */
  private static Map<Field<?>, @Nullable Object> columns(Optional<RequestingParty> party) {
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(
        OWNER_REQUEST.PARTY_ISSUER,
        party.flatMap(RequestingParty::issuer).map(Issuer::value).orElse(null));
    columns.put(
        OWNER_REQUEST.PARTY_SATISFIES, party.map(JooqOwnerRequests::satisfied).orElse(null));
    return columns;
  }

  private static String satisfied(RequestingParty party) {
    return party.satisfied().stream().map(PolicyId::value).collect(Collectors.joining("\n"));
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
            .set(columns(Optional.empty()))
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
  public void keepParty(TransactionId transaction, RequestingParty party, Instant until) {
    var row = database.db().newRecord(OWNER_REQUEST_PARTY);
    row.setTransactionId(transaction.value());
    row.setIssuer(party.issuer().map(Issuer::value).orElse(null));
    row.setSatisfies(satisfied(party));
    row.setExpiresAt(until.getEpochSecond());
    var _ =
        database
            .atomically()
            .run(() -> {
              var isThis = OWNER_REQUEST_PARTY.TRANSACTION_ID.eq(transaction.value());
              database.db().deleteFrom(OWNER_REQUEST_PARTY).where(isThis).execute();
              return database.db().executeInsert(row);
            });
  }

  @Override
  public Optional<RequestingParty> takeParty(TransactionId transaction, Instant now) {
    var isThis = OWNER_REQUEST_PARTY.TRANSACTION_ID.eq(transaction.value());
    return database
        .atomically()
        .run(() -> {
          var found =
              database
                  .db()
                  .selectFrom(OWNER_REQUEST_PARTY)
                  .where(isThis)
                  .forUpdate()
                  .fetchOptional();
          database.db().deleteFrom(OWNER_REQUEST_PARTY).where(isThis).execute();
          return found
              .filter(row -> now.getEpochSecond() < row.getExpiresAt())
              .map(row -> party(row.getIssuer(), row.getSatisfies()));
        });
  }

  @Override
  public void forgetParty(TransactionId transaction) {
    database
        .db()
        .deleteFrom(OWNER_REQUEST_PARTY)
        .where(OWNER_REQUEST_PARTY.TRANSACTION_ID.eq(transaction.value()))
        .execute();
  }

  @Override
  public void denyAllOn(ResourceId resource, ClientId account) {
    var pending =
        database
            .db()
            .selectFrom(OWNER_REQUEST)
            .where(OWNER_REQUEST.ACCOUNT_ID.eq(account.value()))
            .and(OWNER_REQUEST.STATE.eq(OwnerRequest.State.PENDING.name()))
            .fetch(JooqOwnerRequests::toDomain);
    for (var request : pending) {
      if (request.lines().stream()
          .anyMatch(line -> line.resource().equals(Optional.of(resource)))) {
        var _ = answer(request.id(), account, OwnerRequest.State.DENIED);
      }
    }
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
    int requests =
        database
            .db()
            .deleteFrom(OWNER_REQUEST)
            .where(OWNER_REQUEST.EXPIRES_AT.lt(before.getEpochSecond()))
            .limit(atMost)
            .execute();
    int parties =
        database
            .db()
            .deleteFrom(OWNER_REQUEST_PARTY)
            .where(OWNER_REQUEST_PARTY.EXPIRES_AT.lt(before.getEpochSecond()))
            .limit(atMost - requests)
            .execute();
    return requests + parties;
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
        OwnerRequest.State.valueOf(row.getState()),
        party(row));
  }

  private static Optional<RequestingParty> party(OwnerRequestRecord row) {
    return Optional.ofNullable(row.getPartySatisfies())
        .map(satisfied -> party(row.getPartyIssuer(), satisfied));
  }

  private static RequestingParty party(@Nullable String issuer, String satisfied) {
    return new RequestingParty(
        Optional.ofNullable(issuer).map(Issuer::new),
        satisfied.lines().map(PolicyId::new).toList());
  }
}
