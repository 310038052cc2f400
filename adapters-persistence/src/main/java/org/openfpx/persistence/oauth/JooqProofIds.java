package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_PROOF;

import java.time.Instant;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.dpop.ProofIds;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.pool.Database;

/** Used proofs in the table {@code oauth_proof}; its primary key decides. */
public final class JooqProofIds implements ProofIds {
  private final Database database;

  public JooqProofIds(Database database) {
    this.database = database;
  }

  @Override
  public boolean isFirstUse(KeyThumbprint key, String proofId, Instant until) {
    try {
      database
          .db()
          .insertInto(OAUTH_PROOF)
          .set(OAUTH_PROOF.ID_HASH, SecretHash.sha256(key.value() + proofId).hex())
          .set(OAUTH_PROOF.EXPIRES_AT, until.getEpochSecond())
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException used) {
      return false;
    }
  }
}
