package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_ASSERTION;

import java.time.Instant;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.openfpx.domain.oauth.AssertionIds;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.pool.Database;

/** Used assertion ids in the table {@code oauth_assertion}; its primary key decides. */
public final class JooqAssertionIds implements AssertionIds {
  private final Database database;

  public JooqAssertionIds(Database database) {
    this.database = database;
  }

  @Override
  public boolean isFirstUse(ClientId client, String assertionId, Instant until) {
    try {
      database
          .db()
          .insertInto(OAUTH_ASSERTION)
          .set(OAUTH_ASSERTION.ID_HASH, hash(client, assertionId).hex())
          .set(OAUTH_ASSERTION.EXPIRES_AT, until.getEpochSecond())
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException used) {
      return false;
    }
  }

  // A hash, because a collation may take two ids for one. The length keeps client and id apart.
  private static SecretHash hash(ClientId client, String assertionId) {
    return SecretHash.sha256(client.value().length() + ":" + client + assertionId);
  }
}
