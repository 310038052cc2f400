package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.ACCOUNT;
import static org.openfpx.persistence.generated.as.Tables.POLICY;
import static org.openfpx.persistence.generated.as.Tables.POLICY_PERMISSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.policy.Policies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.persistence.generated.as.tables.records.PolicyPermissionRecord;
import org.openfpx.persistence.generated.as.tables.records.PolicyRecord;
import org.openfpx.persistence.pool.Database;

/** Policies, one row each, and a row for each permission that rests on one. */
public final class JooqPolicies implements Policies {
  private final Database database;

  public JooqPolicies(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Policy policy, int atMost, Instant now) {
    return database
        .atomically()
        .run(() -> {
          // Who adds for an account holds it until all is committed: nobody counts beside us.
          database
              .db()
              .select(ACCOUNT.ID)
              .from(ACCOUNT)
              .where(ACCOUNT.ID.eq(policy.account().value()))
              .forUpdate()
              .fetch();
          boolean isRoom = countBeside(policy, now) < atMost;
          if (isRoom) {
            database.db().insertInto(POLICY).set(PolicyRows.row(policy)).execute();
          }
          return isRoom;
        });
  }

  private int countBeside(Policy policy, Instant now) {
    return database
        .db()
        .fetchCount(
            POLICY,
            POLICY
                .RESOURCE_ID
                .eq(policy.resource().value())
                .and(POLICY.ACCOUNT_ID.eq(policy.account().value()))
                .and(POLICY.EXPIRES_AT.gt(now.getEpochSecond())));
  }

  @Override
  public Optional<Policy> find(PolicyId id, ClientId account) {
    return database
        .db()
        .selectFrom(POLICY)
        .where(is(id, account))
        .fetchOptional(PolicyRows::toDomain);
  }

  @Override
  public List<Policy> page(ClientId account, Optional<PolicyId> after, int atMost) {
    return database
        .db()
        .selectFrom(POLICY)
        .where(POLICY.ACCOUNT_ID.eq(account.value()))
        .and(after.map(id -> POLICY.ID.gt(id.value())).orElseGet(DSL::noCondition))
        .orderBy(POLICY.ID)
        .limit(atMost)
        .fetch(PolicyRows::toDomain);
  }

  @Override
  public List<Policy> on(Collection<ResourceId> resources) {
    // Locked: what is given on a policy is noted before anybody removes it.
    return database
        .db()
        .selectFrom(POLICY)
        .where(POLICY.RESOURCE_ID.in(resources.stream().map(ResourceId::value).toList()))
        .orderBy(POLICY.ID)
        .forUpdate()
        .fetch(PolicyRows::toDomain);
  }

  @Override
  public boolean replace(Policy policy) {
    return database
            .db()
            .update(POLICY)
            .set(PolicyRows.row(policy))
            .where(is(policy.id(), policy.account()))
            .execute()
        == 1;
  }

  @Override
  public boolean remove(PolicyId id, ClientId account) {
    return database.db().deleteFrom(POLICY).where(is(id, account)).execute() == 1;
  }

  @Override
  public void removeAllOf(ClientId account) {
    // One after the other: each has an index of its own.
    database.db().deleteFrom(POLICY).where(POLICY.ACCOUNT_ID.eq(account.value())).execute();
    database.db().deleteFrom(POLICY).where(POLICY.GUEST_ID.eq(account.value())).execute();
  }

  @Override
  public void rest(PermissionId permission, Instant until, Collection<PolicyId> on) {
    var rows =
        on.stream()
            .map(id ->
                new PolicyPermissionRecord(id.value(), permission.value(), until.getEpochSecond()))
            .toList();
    database.db().insertInto(POLICY_PERMISSION).set(rows).execute();
  }

  @Override
  public List<Policy> under(PermissionId permission) {
    return database
        .db()
        .select(POLICY.fields())
        .from(POLICY)
        .join(POLICY_PERMISSION)
        .on(POLICY_PERMISSION.POLICY_ID.eq(POLICY.ID))
        .where(POLICY_PERMISSION.PERMISSION_ID.eq(permission.value()))
        .orderBy(POLICY.ID)
        .fetch(row -> PolicyRows.toDomain(row.into(new PolicyRecord())));
  }

  @Override
  public List<PermissionId> restingOn(PolicyId id, Instant now) {
    // Locked, and so read as it is now and not as it was when this unit of work began.
    return database
        .db()
        .selectFrom(POLICY_PERMISSION)
        .where(POLICY_PERMISSION.POLICY_ID.eq(id.value()))
        .and(POLICY_PERMISSION.EXPIRES_AT.ge(now.getEpochSecond()))
        .orderBy(POLICY_PERMISSION.PERMISSION_ID)
        .forUpdate()
        .fetch(row -> new PermissionId(row.getPermissionId()));
  }

  @Override
  public List<Policy> aboutClaims(Optional<Issuer> issuer, Optional<PolicyId> after, int atMost) {
    return database
        .db()
        .selectFrom(POLICY)
        .where(POLICY.KIND.eq(PolicyRows.CLAIM))
        .and(issuer.map(one -> POLICY.CLAIM_ISSUER.eq(one.value())).orElseGet(DSL::noCondition))
        .and(after.map(id -> POLICY.ID.gt(id.value())).orElseGet(DSL::noCondition))
        .orderBy(POLICY.ID)
        .limit(atMost)
        .fetch(PolicyRows::toDomain);
  }

  @Override
  public int removeExpired(Instant before, int atMost) {
    int notes =
        database
            .db()
            .deleteFrom(POLICY_PERMISSION)
            .where(POLICY_PERMISSION.EXPIRES_AT.lt(before.getEpochSecond()))
            .limit(atMost)
            .execute();
    int policies =
        database
            .db()
            .deleteFrom(POLICY)
            .where(POLICY.EXPIRES_AT.lt(before.getEpochSecond()))
            .limit(atMost)
            .execute();
    return Math.max(notes, policies);
  }

  private static Condition is(PolicyId id, ClientId account) {
    return POLICY.ID.eq(id.value()).and(POLICY.ACCOUNT_ID.eq(account.value()));
  }
}
