package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.PERMISSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;
import org.openfpx.domain.wallet.permission.Permissions;
import org.openfpx.persistence.generated.wallet.tables.records.PermissionRecord;
import org.openfpx.persistence.pool.Database;

/** The permissions in the wallet's database. */
public final class JooqPermissions implements Permissions {
  private static final String PROMISED = "PROMISED";
  private static final String GIVEN = "GIVEN";
  private static final String STOPPING = "STOPPING";
  private static final String ENDED = "ENDED";

  private final Database database;

  public JooqPermissions(Database database) {
    this.database = database;
  }

  @Override
  public void promise(List<Permission> permissions) {
    database.db().batchInsert(permissions.stream().map(this::promised).toList()).execute();
  }

  private PermissionRecord promised(Permission permission) {
    var row = database.db().newRecord(PERMISSION);
    row.setId(permission.id());
    row.setAccountId(permission.account().value());
    row.setConsentId(permission.consent().value());
    row.setAsAccountId(permission.asAccount());
    row.setLine(permission.line());
    row.setSource(permission.source());
    row.setResource(permission.resource());
    row.setScopes(permission.scopes().toString());
    row.setEndsAt(Seconds.of(permission.endsAt()));
    row.setStanding(PROMISED);
    return row;
  }

  @Override
  public List<Permission> of(AccountId account, Collection<ConsentId> consents) {
    return consents.isEmpty()
        ? List.of()
        : fetch(
            mine(account)
                .and(PERMISSION.CONSENT_ID.in(consents.stream().map(ConsentId::value).toList())));
  }

  @Override
  public List<Permission> open(AccountId account) {
    return fetch(mine(account).and(PERMISSION.STANDING.ne(ENDED)));
  }

  @Override
  public List<Permission> ofConsent(ConsentId consent) {
    return fetch(PERMISSION.CONSENT_ID.eq(consent.value()));
  }

  @Override
  public List<Permission> atAsAccount(String asAccount) {
    return fetch(PERMISSION.AS_ACCOUNT_ID.eq(asAccount));
  }

  @Override
  public boolean given(String id, String permission) {
    return database
            .db()
            .update(PERMISSION)
            .set(PERMISSION.STANDING, GIVEN)
            .set(PERMISSION.ID_AT_SERVER, permission)
            .where(PERMISSION.ID.eq(id))
            .and(PERMISSION.STANDING.eq(PROMISED))
            .execute()
        == 1;
  }

  @Override
  public List<Permission> stopping(AccountId account, ConsentId consent, Instant now) {
    return stop(account, PERMISSION.CONSENT_ID.eq(consent.value()), now);
  }

  @Override
  public List<Permission> stoppingFrom(AccountId account, String source, Instant now) {
    return stop(account, PERMISSION.SOURCE.eq(source), now);
  }

  @Override
  public List<Permission> stoppingAll(AccountId account, Instant now) {
    return stop(account, DSL.noCondition(), now);
  }

  private List<Permission> stop(AccountId account, Condition those, Instant now) {
    var which = mine(account).and(those);
    return database
        .atomically()
        .run(() -> {
          // What is being promised is there when this begins, or finds that it was stopped.
          var _ = HeldAccount.hold(database, account);
          database
              .db()
              .update(PERMISSION)
              .set(PERMISSION.STANDING, STOPPING)
              .set(PERMISSION.STOPPED_AT, Seconds.of(now))
              .where(which)
              .and(PERMISSION.STANDING.eq(GIVEN))
              .execute();
          endWhere(which.and(PERMISSION.STANDING.eq(PROMISED)), Reason.BROKEN_OFF, now);
          return fetch(which.and(PERMISSION.STANDING.eq(STOPPING)));
        });
  }

  @Override
  public void ended(String id, Reason reason, Instant at) {
    endWhere(PERMISSION.ID.eq(id).and(PERMISSION.STANDING.ne(ENDED)), reason, at);
  }

  private void endWhere(Condition which, Reason reason, Instant at) {
    database
        .db()
        .update(PERMISSION)
        .set(PERMISSION.STANDING, ENDED)
        .set(PERMISSION.ENDED_AT, Seconds.of(at))
        .set(PERMISSION.END_REASON, reason.name())
        .where(which)
        .execute();
  }

  @Override
  public boolean stoppingLate(String id, String permission, Instant now) {
    return database
            .db()
            .update(PERMISSION)
            .set(PERMISSION.STANDING, STOPPING)
            .set(PERMISSION.ID_AT_SERVER, permission)
            .set(PERMISSION.STOPPED_AT, Seconds.of(now))
            .setNull(PERMISSION.ENDED_AT)
            .setNull(PERMISSION.END_REASON)
            .where(PERMISSION.ID.eq(id))
            .and(PERMISSION.STANDING.eq(ENDED))
            .and(PERMISSION.END_REASON.eq(Reason.BROKEN_OFF.name()))
            .execute()
        == 1;
  }

  @Override
  public List<Permission> stoppingSince(Instant before, Optional<Permission> after, int atMost) {
    var inOrder =
        database
            .db()
            .selectFrom(PERMISSION)
            .where(PERMISSION.STANDING.eq(STOPPING))
            .and(PERMISSION.STOPPED_AT.lt(Seconds.of(before)))
            .and(after.map(JooqPermissions::isBehind).orElse(DSL.noCondition()))
            .orderBy(PERMISSION.STOPPED_AT, PERMISSION.ID);
    return inOrder.limit(atMost).fetch(JooqPermissions::toDomain);
  }

  private static Condition isBehind(Permission last) {
    if (!(last.standing() instanceof Standing.Stopping stopping)) {
      throw new IllegalArgumentException("permission " + last.id() + " is not stopping");
    }
    return DSL.row(PERMISSION.STOPPED_AT, PERMISSION.ID)
        .gt(Seconds.of(stopping.since()), last.id());
  }

  @Override
  public void withdraw(ConsentId consent) {
    // Only what no other party knows of can be forgotten like this.
    database
        .db()
        .deleteFrom(PERMISSION)
        .where(PERMISSION.CONSENT_ID.eq(consent.value()))
        .and(PERMISSION.STANDING.eq(PROMISED))
        .execute();
  }

  @Override
  public void remove(String id) {
    database.db().deleteFrom(PERMISSION).where(PERMISSION.ID.eq(id)).execute();
  }

  @Override
  public void forget(AccountId account) {
    database.db().deleteFrom(PERMISSION).where(mine(account)).execute();
  }

  private List<Permission> fetch(Condition which) {
    return database
        .db()
        .selectFrom(PERMISSION)
        .where(which)
        .orderBy(PERMISSION.CONSENT_ID, PERMISSION.LINE)
        .fetch(JooqPermissions::toDomain);
  }

  private static Condition mine(AccountId account) {
    return PERMISSION.ACCOUNT_ID.eq(account.value());
  }

  private static Permission toDomain(PermissionRecord row) {
    return new Permission(
        row.getId(),
        new AccountId(row.getAccountId()),
        new ConsentId(row.getConsentId()),
        row.getAsAccountId(),
        row.getLine(),
        row.getSource(),
        row.getResource(),
        ScopeSet.parse(row.getScopes()),
        Seconds.instant(row.getEndsAt()),
        standing(row));
  }

  private static Standing standing(PermissionRecord row) {
    return switch (row.getStanding()) {
      case PROMISED -> new Standing.Promised();
      case GIVEN -> new Standing.Given(row.getIdAtServer());
      case STOPPING ->
          new Standing.Stopping(row.getIdAtServer(), Seconds.instant(row.getStoppedAt()));
      case ENDED ->
          new Standing.Ended(Reason.valueOf(row.getEndReason()), Seconds.instant(row.getEndedAt()));
      default -> throw new IllegalStateException("no such standing: " + row.getStanding());
    };
  }
}
