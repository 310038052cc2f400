package org.openfpx.persistence.oauth;

import static org.openfpx.persistence.generated.provider.Tables.OAUTH_ASSERTION;

import java.time.Instant;
import org.openfpx.domain.oauth.AssertionIds;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.provider.tables.records.OauthAssertionRecord;
import org.openfpx.persistence.pool.Database;

/** Used assertion ids in the table {@code oauth_assertion}; its primary key decides. */
public final class JooqAssertionIds implements AssertionIds {
  private final UsedOnce<OauthAssertionRecord> used;

  public JooqAssertionIds(Database database) {
    used =
        new UsedOnce<>(
            database, OAUTH_ASSERTION, OAUTH_ASSERTION.ID_HASH, OAUTH_ASSERTION.EXPIRES_AT);
  }

  @Override
  public boolean isFirstUse(ClientId client, String assertionId, Instant until) {
    return used.isFirst(hash(client, assertionId), until);
  }

  // A hash, because a collation may take two ids for one. The length keeps client and id apart.
  private static SecretHash hash(ClientId client, String assertionId) {
    return SecretHash.sha256(client.value().length() + ":" + client + assertionId);
  }
}
