package org.openfpx.domain.oauth;

import org.junit.jupiter.api.Nested;
import org.openfpx.domain.testing.oauth.AccessTokensContract;
import org.openfpx.domain.testing.oauth.AssertionIdsContract;
import org.openfpx.domain.testing.oauth.CodesContract;
import org.openfpx.domain.testing.oauth.InMemoryAccessTokens;
import org.openfpx.domain.testing.oauth.InMemoryAssertionIds;
import org.openfpx.domain.testing.oauth.InMemoryCodes;
import org.openfpx.domain.testing.oauth.InMemoryRefreshGrants;
import org.openfpx.domain.testing.oauth.InMemorySigningKeys;
import org.openfpx.domain.testing.oauth.RefreshGrantsContract;
import org.openfpx.domain.testing.oauth.SigningKeysContract;

/** The fakes keep the promises of the real stores. */
class InMemoryProviderTest {
  @Nested
  class CodesInAMap implements CodesContract {
    @Override
    public Codes emptyCodes() {
      return new InMemoryCodes();
    }
  }

  @Nested
  class AccessTokensInAMap implements AccessTokensContract {
    @Override
    public AccessTokens emptyAccessTokens() {
      return new InMemoryAccessTokens();
    }
  }

  @Nested
  class RefreshGrantsInAMap implements RefreshGrantsContract {
    @Override
    public RefreshGrants emptyRefreshGrants() {
      return new InMemoryRefreshGrants();
    }
  }

  @Nested
  class AssertionIdsInASet implements AssertionIdsContract {
    @Override
    public AssertionIds emptyAssertionIds() {
      return new InMemoryAssertionIds();
    }
  }

  @Nested
  class SigningKeysInAMap implements SigningKeysContract {
    @Override
    public SigningKeys emptySigningKeys() {
      return new InMemorySigningKeys();
    }
  }
}
