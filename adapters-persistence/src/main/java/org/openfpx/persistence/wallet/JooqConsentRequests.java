package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.CONSENT_REQUEST;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.consent.Choices;
import org.openfpx.domain.wallet.consent.ConsentRequest;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.consent.ConsentRequests;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.persistence.generated.wallet.tables.records.ConsentRequestRecord;
import org.openfpx.persistence.packed.Packed;
import org.openfpx.persistence.pool.Database;

/** The requests under way in the wallet's database; handle, parameters and ROTs are sealed. */
public final class JooqConsentRequests implements ConsentRequests {
  private final Database database;
  private final Sealer sealer;

  public JooqConsentRequests(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public ConsentRequest open(ConsentRequest request) {
    var known = byHandle(request.handle().hash());
    if (known.isPresent()) {
      return known.get();
    }
    try {
      insert(request);
      return request;
    } catch (IntegrityConstraintViolationException openedMeanwhile) {
      return byHandle(request.handle().hash()).orElseThrow();
    }
  }

  private Optional<ConsentRequest> byHandle(SecretHash handle) {
    return database
        .db()
        .selectFrom(CONSENT_REQUEST)
        .where(CONSENT_REQUEST.HANDLE_HASH.eq(handle.hex()))
        .fetchOptional(this::toDomain);
  }

  private void insert(ConsentRequest request) {
    var id = request.id().value();
    var row = database.db().newRecord(CONSENT_REQUEST);
    row.setId(id);
    row.setServer(request.server());
    row.setHandleHash(request.handle().hash().hex());
    row.setHandle(seal(request.handle().reveal(), id));
    row.setAsked(seal(PackedConsent.of(request.parameters()), id));
    row.setSessionId(request.session());
    row.setOpenedAt(Seconds.of(request.openedAt()));
    row.setEndsAt(Seconds.of(request.endsAt()));
    row.setStage(request.stage().name());
    request.draft().map(PackedConsent::of).ifPresent(row::setDraft);
    row.insert();
  }

  @Override
  public Optional<ConsentRequest> find(ConsentId id) {
    return database
        .db()
        .selectFrom(CONSENT_REQUEST)
        .where(CONSENT_REQUEST.ID.eq(id.value()))
        .fetchOptional(this::toDomain);
  }

  @Override
  public List<ConsentRequest> waiting(String session, Instant now) {
    return database
        .db()
        .selectFrom(CONSENT_REQUEST)
        .where(CONSENT_REQUEST.SESSION_ID.eq(session))
        .and(
            CONSENT_REQUEST.STAGE.in(
                Stage.ASKING.name(), Stage.SHARING.name(), Stage.PUSHING.name()))
        .and(CONSENT_REQUEST.ENDS_AT.gt(Seconds.of(now)))
        .orderBy(CONSENT_REQUEST.ENDS_AT)
        .fetch(this::toDomain);
  }

  @Override
  public void draft(ConsentId id, Choices choices) {
    database
        .db()
        .update(CONSENT_REQUEST)
        .set(CONSENT_REQUEST.DRAFT, PackedConsent.of(choices))
        .where(CONSENT_REQUEST.ID.eq(id.value()))
        .and(CONSENT_REQUEST.STAGE.eq(Stage.ASKING.name()))
        .execute();
  }

  @Override
  public boolean move(ConsentId id, Stage from, Stage to) {
    return database
            .db()
            .update(CONSENT_REQUEST)
            .set(CONSENT_REQUEST.STAGE, to.name())
            .where(CONSENT_REQUEST.ID.eq(id.value()))
            .and(CONSENT_REQUEST.STAGE.eq(from.name()))
            .execute()
        == 1;
  }

  @Override
  public void taken(SecretHash handle) {
    database
        .db()
        .update(CONSENT_REQUEST)
        .set(CONSENT_REQUEST.STAGE, Stage.TAKEN.name())
        .where(CONSENT_REQUEST.HANDLE_HASH.eq(handle.hex()))
        .and(CONSENT_REQUEST.STAGE.eq(Stage.SHARED.name()))
        .execute();
  }

  @Override
  public List<ConsentId> untaken(Instant endedBefore, int atMost) {
    return database
        .db()
        .select(CONSENT_REQUEST.ID)
        .from(CONSENT_REQUEST)
        .where(CONSENT_REQUEST.ENDS_AT.lt(Seconds.of(endedBefore)))
        .and(CONSENT_REQUEST.STAGE.eq(Stage.SHARED.name()))
        .limit(atMost)
        .fetch(row -> new ConsentId(row.value1()));
  }

  @Override
  public boolean keepRots(ConsentId id, Map<String, Secret> rots) {
    var rows =
        rots.entrySet().stream()
            .map(rot -> List.of(rot.getKey(), rot.getValue().reveal()))
            .toList();
    return database
            .db()
            .update(CONSENT_REQUEST)
            .set(CONSENT_REQUEST.ROTS, seal(Packed.rows(rows), id.value()))
            .set(CONSENT_REQUEST.STAGE, Stage.PUSHING.name())
            .where(CONSENT_REQUEST.ID.eq(id.value()))
            .and(CONSENT_REQUEST.STAGE.eq(Stage.SHARING.name()))
            .execute()
        == 1;
  }

  @Override
  public Map<String, Secret> rots(ConsentId id) {
    return database
        .db()
        .select(CONSENT_REQUEST.ROTS)
        .from(CONSENT_REQUEST)
        .where(CONSENT_REQUEST.ID.eq(id.value()))
        .fetchOptional(CONSENT_REQUEST.ROTS)
        .map(sealed -> Packed.rows(open(sealed, id.value())))
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(List::getFirst, row -> new Secret(row.getLast())));
  }

  @Override
  public void dropRots(ConsentId id) {
    database
        .db()
        .update(CONSENT_REQUEST)
        .set(CONSENT_REQUEST.ROTS, (String) null)
        .where(CONSENT_REQUEST.ID.eq(id.value()))
        .execute();
  }

  @Override
  public int reap(Instant before, int atMost) {
    var over =
        database
            .db()
            .select(CONSENT_REQUEST.ID)
            .from(CONSENT_REQUEST)
            .where(CONSENT_REQUEST.ENDS_AT.lt(Seconds.of(before)))
            .limit(atMost)
            .fetch(CONSENT_REQUEST.ID);
    return database.db().deleteFrom(CONSENT_REQUEST).where(CONSENT_REQUEST.ID.in(over)).execute();
  }

  private ConsentRequest toDomain(ConsentRequestRecord row) {
    return new ConsentRequest(
        new ConsentId(row.getId()),
        row.getServer(),
        new Secret(open(row.getHandle(), row.getId())),
        PackedConsent.parameters(open(row.getAsked(), row.getId())),
        row.getSessionId(),
        Seconds.instant(row.getOpenedAt()),
        Seconds.instant(row.getEndsAt()),
        Stage.valueOf(row.getStage()),
        Optional.ofNullable(row.getDraft()).map(PackedConsent::choices));
  }

  private String seal(String clear, String id) {
    return sealer.seal(clear, "consent_request:" + id).value();
  }

  private String open(String sealed, String id) {
    return sealer.open(new Sealed(sealed), "consent_request:" + id);
  }
}
