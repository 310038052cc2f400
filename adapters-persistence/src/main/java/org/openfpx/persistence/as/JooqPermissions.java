package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.PERMISSION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.PermissionRecord;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.Prepared;

/** Permissions, one row each, with the key of the push that made them. */
public final class JooqPermissions implements Permissions {
  private static final int ATTEMPTS = 5;

  private final Database database;
  private final Prepared ofTransaction;

  public JooqPermissions(Database database) {
    this.database = database;
    ofTransaction =
        database.prepared(db ->
            db.selectFrom(PERMISSION)
                .where(PERMISSION.TRANSACTION_ID.eq(DSL.param("", String.class)))
                .orderBy(PERMISSION.POSITION, PERMISSION.ID));
  }

  @Override
  public Pushed push(
      ClientId account, SecretHash key, SecretHash fingerprint, List<Permission> permissions) {
    if (permissions.isEmpty()) {
      return new Pushed.Added();
    }
    var earlier = pushedUnder(key, fingerprint);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    try {
      insert(key, fingerprint, permissions);
      return new Pushed.Added();
    } catch (IntegrityConstraintViolationException e) {
      // The unique index decides: another push under this key came first and has committed.
      return pushedUnder(key, fingerprint).orElseThrow(() -> e);
    }
  }

  private Optional<Pushed> pushedUnder(SecretHash key, SecretHash fingerprint) {
    var rows =
        database
            .db()
            .selectFrom(PERMISSION)
            .where(PERMISSION.PUSH_KEY.eq(key.hex()))
            .orderBy(PERMISSION.PUSH_LINE)
            .fetch();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        rows.getFirst().getPushFingerprint().equals(fingerprint.hex())
            ? new Pushed.Repeated(rows.map(PermissionRows::toDomain))
            : new Pushed.KeyTaken());
  }

  /** One INSERT for all: they are kept together or not at all. */
  private void insert(SecretHash key, SecretHash fingerprint, List<Permission> permissions) {
    int position = nextPositionIn(permissions.getFirst().transaction());
    var rows = new ArrayList<PermissionRecord>();
    for (var permission : permissions) {
      var row = PermissionRows.row(permission);
      row.setPushKey(key.hex());
      row.setPushFingerprint(fingerprint.hex());
      row.setPushLine(rows.size());
      row.setPosition(position + rows.size());
      rows.add(row);
    }
    database.db().insertInto(PERMISSION).set(rows).execute();
  }

  /** Behind the last one there is: what has gone since leaves its place empty. */
  private int nextPositionIn(TransactionId transaction) {
    return database
        .db()
        .select(DSL.coalesce(DSL.max(PERMISSION.POSITION).plus(1), 0))
        .from(PERMISSION)
        .where(PERMISSION.TRANSACTION_ID.eq(transaction.value()))
        .fetchSingle()
        .value1();
  }

  @Override
  public List<Permission> ofTransaction(TransactionId transaction) {
    return ofTransaction.fetch(
        row -> PermissionRows.toDomain(row.into(new PermissionRecord())), transaction.value());
  }

  @Override
  public Optional<Permission> find(PermissionId id, ClientId account) {
    return database
        .db()
        .selectFrom(PERMISSION)
        .where(is(id, account))
        .fetchOptional(PermissionRows::toDomain);
  }

  @Override
  public List<Permission> page(ClientId account, Optional<PermissionId> after, int atMost) {
    // One after the other: each has an index of its own. A guest gives nothing by itself.
    var given = page(PERMISSION.ACCOUNT_ID.eq(account.value()), after, atMost);
    var asGuest = page(PERMISSION.GUEST_ID.eq(account.value()), after, atMost);
    return Stream.concat(given.stream(), asGuest.stream())
        .sorted(Comparator.comparing(Permission::id))
        .limit(atMost)
        .toList();
  }

  private List<Permission> page(Condition whose, Optional<PermissionId> after, int atMost) {
    return database
        .db()
        .selectFrom(PERMISSION)
        .where(whose)
        .and(after.map(id -> PERMISSION.ID.gt(id.value())).orElseGet(DSL::noCondition))
        .orderBy(PERMISSION.ID)
        .limit(atMost)
        .fetch(PermissionRows::toDomain);
  }

  @Override
  public void decide(TransactionId transaction, Map<PermissionId, Decided> decided) {
    database
        .atomically()
        .run(() -> {
          for (var pending : lockPendingIn(transaction)) {
            var decision = decided.get(pending.id());
            if (decision != null) {
              activate(pending, decision);
            }
          }
          drop(transaction);
          return true;
        });
  }

  /** Nothing is taken away from what is locked until it has been decided. */
  private List<Permission> lockPendingIn(TransactionId transaction) {
    return database
        .db()
        .selectFrom(PERMISSION)
        .where(isPendingIn(transaction))
        .forUpdate()
        .fetch(PermissionRows::toDomain);
  }

  private void activate(Permission pending, Decided decision) {
    database
        .db()
        .update(PERMISSION)
        .set(PERMISSION.SCOPES, pending.scopes().and(decision.scopes()).toString())
        .set(PermissionRows.columns(decision.state()))
        .where(PERMISSION.ID.eq(pending.id().value()))
        .execute();
  }

  @Override
  public void move(PermissionId id, ClientId account, TransactionId to, Decided decided) {
    database
        .atomically()
        .run(() -> {
          database
              .db()
              .selectFrom(PERMISSION)
              .where(is(id, account))
              .and(PERMISSION.STATE.eq(PermissionRows.ACTIVE))
              .forUpdate()
              .fetchOptional(PermissionRows::toDomain)
              .ifPresent(active -> moveLocked(active, to, decided));
          return true;
        });
  }

  private void moveLocked(Permission active, TransactionId to, Decided decided) {
    database
        .db()
        .update(PERMISSION)
        .set(PERMISSION.TRANSACTION_ID, to.value())
        .set(PERMISSION.SCOPES, active.scopes().and(decided.scopes()).toString())
        .set(PermissionRows.columns(decided.state()))
        .where(PERMISSION.ID.eq(active.id().value()))
        .execute();
  }

  @Override
  public void drop(TransactionId transaction) {
    database.db().deleteFrom(PERMISSION).where(isPendingIn(transaction)).execute();
  }

  @Override
  public Optional<Permission> reduce(
      PermissionId id, ClientId account, ScopeSet to, Instant until) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var found = find(id, account).filter(JooqPermissions::hasNotEnded);
      if (found.isEmpty()) {
        return found;
      }
      var reduced = found.get().reduced(to, until);
      if (replace(found.get(), reduced)) {
        return Optional.of(reduced);
      }
    }
    throw new IllegalStateException("a permission changes faster than it can be reduced");
  }

  /** Only if it still is what was read: two reductions at once both count. */
  private boolean replace(Permission read, Permission reduced) {
    return database
            .db()
            .update(PERMISSION)
            .set(PERMISSION.SCOPES, reduced.scopes().toString())
            .set(PERMISSION.EXPIRES_AT, reduced.expiresAt().getEpochSecond())
            .set(PERMISSION.OVER_AT, reduced.expiresAt().getEpochSecond())
            .where(is(read.id(), read.account()))
            .and(PERMISSION.SCOPES.eq(read.scopes().toString()))
            .and(PERMISSION.EXPIRES_AT.eq(read.expiresAt().getEpochSecond()))
            .and(PERMISSION.STATE.ne(PermissionRows.ENDED))
            .execute()
        == 1;
  }

  @Override
  public Optional<Permission> end(PermissionId id, ClientId account, Instant at) {
    end(is(id, account), at);
    return find(id, account);
  }

  @Override
  public void endAllOf(ClientId account, Instant at) {
    end(PERMISSION.ACCOUNT_ID.eq(account.value()), at);
    end(PERMISSION.GUEST_ID.eq(account.value()), at);
  }

  private void end(Condition which, Instant at) {
    database
        .db()
        .update(PERMISSION)
        .set(PermissionRows.columns(new Permission.State.Ended(at)))
        .setNull(PERMISSION.ROT)
        .set(PERMISSION.OVER_AT, DSL.least(PERMISSION.OVER_AT, DSL.val(at.getEpochSecond())))
        .where(which)
        .and(PERMISSION.STATE.ne(PermissionRows.ENDED))
        .execute();
  }

  @Override
  public int removeEnded(Instant before, int atMost) {
    return database
        .db()
        .deleteFrom(PERMISSION)
        .where(PERMISSION.OVER_AT.lt(before.getEpochSecond()))
        .limit(atMost)
        .execute();
  }

  private static boolean hasNotEnded(Permission permission) {
    return !(permission.state() instanceof Permission.State.Ended);
  }

  private static Condition is(PermissionId id, ClientId account) {
    return PERMISSION
        .ID
        .eq(id.value())
        .and(PERMISSION.ACCOUNT_ID.eq(account.value()).or(PERMISSION.GUEST_ID.eq(account.value())));
  }

  private static Condition isPendingIn(TransactionId transaction) {
    return PERMISSION
        .TRANSACTION_ID
        .eq(transaction.value())
        .and(PERMISSION.STATE.eq(PermissionRows.PENDING));
  }
}
