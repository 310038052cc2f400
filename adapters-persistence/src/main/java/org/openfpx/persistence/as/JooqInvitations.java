package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.POLICY;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.openfpx.domain.as.policy.Invitation;
import org.openfpx.domain.as.policy.Invitations;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.pool.Database;

/** The invitations in the table of policies. */
public final class JooqInvitations implements Invitations {
  private final Database database;

  public JooqInvitations(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Policy> waiting(SecretHash secret) {
    return database
        .db()
        .selectFrom(POLICY)
        .where(POLICY.INVITATION_HASH.eq(secret.hex()))
        .fetchOptional(PolicyRows::toDomain);
  }

  @Override
  public boolean take(SecretHash secret, Invitation.Taken by, Instant now) {
    // The UPDATE decides the race: its condition holds for one caller only.
    return database
            .db()
            .update(POLICY)
            .setNull(POLICY.INVITATION_HASH)
            .setNull(POLICY.INVITATION_UNTIL)
            .set(POLICY.GUEST_ID, by.guest().value())
            .set(POLICY.GUEST_WALLET, by.wallet().value())
            .where(POLICY.INVITATION_HASH.eq(secret.hex()))
            .and(POLICY.INVITATION_UNTIL.gt(now.getEpochSecond()))
            .and(POLICY.EXPIRES_AT.gt(now.getEpochSecond()))
            .and(POLICY.ACCOUNT_ID.ne(by.guest().value()))
            .execute()
        == 1;
  }

  @Override
  public Optional<Policy> findTaken(PolicyId id, ClientId guest) {
    return database
        .db()
        .selectFrom(POLICY)
        .where(is(id, guest))
        .fetchOptional(PolicyRows::toDomain);
  }

  @Override
  public List<Policy> pageTaken(ClientId guest, Optional<PolicyId> after, int atMost) {
    return database
        .db()
        .selectFrom(POLICY)
        .where(POLICY.GUEST_ID.eq(guest.value()))
        .and(after.map(id -> POLICY.ID.gt(id.value())).orElseGet(DSL::noCondition))
        .orderBy(POLICY.ID)
        .limit(atMost)
        .fetch(PolicyRows::toDomain);
  }

  @Override
  public List<Policy> takenOn(ResourceId resource) {
    return database
        .db()
        .selectFrom(POLICY)
        .where(POLICY.RESOURCE_ID.eq(resource.value()))
        .and(POLICY.GUEST_ID.isNotNull())
        .orderBy(POLICY.ID)
        .fetch(PolicyRows::toDomain);
  }

  @Override
  public boolean giveUp(PolicyId id, ClientId guest) {
    return database.db().deleteFrom(POLICY).where(is(id, guest)).execute() == 1;
  }

  private static Condition is(PolicyId id, ClientId guest) {
    return POLICY.ID.eq(id.value()).and(POLICY.GUEST_ID.eq(guest.value()));
  }
}
