package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.PCT;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.openfpx.domain.as.policy.Pct;
import org.openfpx.domain.as.policy.Pcts;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.PctRecord;
import org.openfpx.persistence.pool.Database;

/** Persisted claims tokens, one row each; the conditions are hashes, parted by spaces. */
public final class JooqPcts implements Pcts {
  /** The issuer of those that were made before it was kept: they end with whichever ends. */
  private static final String UNKNOWN = "0".repeat(64);

  private final Database database;

  public JooqPcts(Database database) {
    this.database = database;
  }

  @Override
  public void add(Pct pct) {
    database
        .db()
        .insertInto(PCT)
        .set(PCT.HASH, pct.hash().hex())
        .set(PCT.CLIENT_ID, pct.client().value())
        .set(PCT.ISSUER_HASH, pct.issuer().hex())
        .set(PCT.SALT, pct.salt().value())
        .set(PCT.PERSON, pct.person())
        .set(PCT.SATISFIED, String.join(" ", new TreeSet<>(pct.satisfied())))
        .set(PCT.EXPIRES_AT, pct.expiresAt().getEpochSecond())
        .execute();
  }

  @Override
  public Optional<Pct> find(SecretHash hash, ClientId client) {
    return database.db().selectFrom(PCT).where(is(hash, client)).fetchOptional(JooqPcts::toDomain);
  }

  @Override
  public boolean remove(SecretHash hash, ClientId client) {
    return database.db().deleteFrom(PCT).where(is(hash, client)).execute() == 1;
  }

  @Override
  public int removeVouchedBy(Optional<SecretHash> issuer, int atMost) {
    return database
        .db()
        .deleteFrom(PCT)
        .where(
            issuer.map(one -> PCT.ISSUER_HASH.in(one.hex(), UNKNOWN)).orElseGet(DSL::noCondition))
        .limit(atMost)
        .execute();
  }

  @Override
  public int removeExpired(Instant before, int atMost) {
    return database
        .db()
        .deleteFrom(PCT)
        .where(PCT.EXPIRES_AT.lt(before.getEpochSecond()))
        .limit(atMost)
        .execute();
  }

  private static Condition is(SecretHash hash, ClientId client) {
    return PCT.HASH.eq(hash.hex()).and(PCT.CLIENT_ID.eq(client.value()));
  }

  private static Pct toDomain(PctRecord row) {
    return new Pct(
        new SecretHash(row.getHash()),
        new ClientId(row.getClientId()),
        new SecretHash(row.getIssuerHash()),
        new Sealed(row.getSalt()),
        row.getPerson(),
        Set.of(row.getSatisfied().split(" ")),
        Instant.ofEpochSecond(row.getExpiresAt()));
  }
}
