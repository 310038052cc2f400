package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.SUBJECT_KEY;

import java.util.List;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.wallet.account.SubjectKeys;
import org.openfpx.persistence.pool.Database;

/** The keys for subjects in the wallet's database, sealed. */
public final class JooqSubjectKeys implements SubjectKeys {
  private final Database database;
  private final Sealer sealer;
  private final Secrets secrets;

  public JooqSubjectKeys(Database database, Sealer sealer, Secrets secrets) {
    this.database = database;
    this.sealer = sealer;
    this.secrets = secrets;
  }

  @Override
  public List<SubjectKey> all() {
    var kept = read();
    if (!kept.isEmpty()) {
      return kept;
    }
    makeFirst();
    return read();
  }

  private List<SubjectKey> read() {
    return database
        .db()
        .selectFrom(SUBJECT_KEY)
        .orderBy(SUBJECT_KEY.KEY_NUMBER.desc())
        .fetch(row ->
            new SubjectKey(
                row.getKeyNumber(),
                new Secret(sealer.open(new Sealed(row.getSealed()), place(row.getKeyNumber())))));
  }

  private void makeFirst() {
    try {
      database
          .db()
          .insertInto(SUBJECT_KEY)
          .set(SUBJECT_KEY.KEY_NUMBER, 1)
          .set(SUBJECT_KEY.SEALED, sealer.seal(secrets.next().reveal(), place(1)).value())
          .execute();
    } catch (IntegrityConstraintViolationException otherReplica) {
      // It has made the same key for both of us.
    }
  }

  private static String place(int number) {
    return "subject_key:" + number;
  }
}
