package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_PROOF;

import java.time.Instant;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.dpop.ProofIds;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.provider.tables.records.OauthProofRecord;
import org.openfpx.persistence.pool.Database;

/** Used proofs in the table {@code oauth_proof}; its primary key decides. */
public final class JooqProofIds implements ProofIds {
  private final UsedOnce<OauthProofRecord> used;

  public JooqProofIds(Database database) {
    used = new UsedOnce<>(database, OAUTH_PROOF, OAUTH_PROOF.ID_HASH, OAUTH_PROOF.EXPIRES_AT);
  }

  @Override
  public boolean isFirstUse(KeyThumbprint key, String proofId, Instant until) {
    return used.isFirst(SecretHash.sha256(key.value() + proofId), until);
  }
}
