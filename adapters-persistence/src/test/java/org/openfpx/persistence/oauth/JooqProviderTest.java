package org.openfpx.persistence.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.AccessTokens;
import org.openfpx.domain.oauth.AssertionIds;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeUse;
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.RefreshGrant;
import org.openfpx.domain.oauth.RefreshGrants;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.oauth.dpop.ProofIds;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.AccessTokensContract;
import org.openfpx.domain.testing.oauth.AssertionIdsContract;
import org.openfpx.domain.testing.oauth.CodesContract;
import org.openfpx.domain.testing.oauth.ProofIdsContract;
import org.openfpx.domain.testing.oauth.RefreshGrantsContract;
import org.openfpx.domain.testing.oauth.SigningKeysContract;
import org.openfpx.persistence.pool.Database;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The tables of a provider keep the promises of its stores, on every database. */
@EachDatabase
class JooqProviderTest {
  private static final ClientId ALPHA = new ClientId("alpha");
  private static final int PRIZES = 300;
  private static final Sealer SEALER = TestSealer.make();

  private final TestDatabase which;

  JooqProviderTest(TestDatabase which) {
    this.which = which;
  }

  private Database empty() {
    return which.empty(SystemSchema.PROVIDER);
  }

  @Nested
  class CodesInATable implements CodesContract {
    @Override
    public Codes emptyCodes() {
      return new JooqCodes(empty(), SEALER);
    }

    @Override
    public int prizes() {
      return PRIZES;
    }
  }

  @Nested
  class AccessTokensInATable implements AccessTokensContract {
    @Override
    public AccessTokens emptyAccessTokens() {
      return new JooqAccessTokens(empty());
    }
  }

  @Nested
  class RefreshGrantsInTables implements RefreshGrantsContract {
    @Override
    public RefreshGrants emptyRefreshGrants() {
      return new JooqRefreshGrants(empty(), SEALER);
    }

    @Override
    public int prizes() {
      return PRIZES;
    }
  }

  @Nested
  class AssertionIdsInATable implements AssertionIdsContract {
    @Override
    public AssertionIds emptyAssertionIds() {
      return new JooqAssertionIds(empty());
    }

    @Override
    public int prizes() {
      return PRIZES;
    }
  }

  @Nested
  class ProofIdsInATable implements ProofIdsContract {
    @Override
    public ProofIds emptyProofIds() {
      return new JooqProofIds(empty());
    }

    @Override
    public int prizes() {
      return PRIZES;
    }
  }

  @Nested
  class SigningKeysInATable implements SigningKeysContract {
    @Override
    public SigningKeys emptySigningKeys() {
      return new JooqSigningKeys(empty());
    }
  }

  @Test
  void claimsComeBackAsTheyWere() {
    var claims =
        Claims.NONE
            .with("text", "a:b 3:c é \n 🙂")
            .with("", "")
            .with("whole", -7)
            .with("flag", false)
            .with("list", List.of("x", "2:y"))
            .with(
                "nested",
                new ClaimValue.Nested(new Claims(Map.of("half", new ClaimValue.Fraction(0.5)))));
    assertThat(ClaimsText.parse(ClaimsText.of(claims))).isEqualTo(claims);
    assertThat(ClaimsText.parse(ClaimsText.of(Claims.NONE))).isEqualTo(Claims.NONE);
  }

  @Test
  void theReaperTakesWhatHasRunOutAndNothingElse() {
    var database = empty();
    var stores = ProviderTables.of(database, SEALER);
    var now = TestWorld.BEGINNING;
    stores.codes().issue(hash("old code"), code(now.minus(Duration.ofDays(2))));
    stores.codes().issue(hash("spent code"), code(now.minus(Duration.ofHours(2))));
    stores.accessTokens().issue(hash("old token"), token(now));
    stores.accessTokens().issue(hash("new token"), token(now.plusSeconds(1)));
    stores.refreshGrants().open(grant("idle", now), hash("idle 1"));
    stores.refreshGrants().open(grant("alive", now.plusSeconds(1)), hash("alive 1"));
    new JooqAssertionIds(database).isFirstUse(ALPHA, "jti", now);
    var proofs = new JooqProofIds(database);
    proofs.isFirstUse(ProofIdsContract.ONE, "old", now);
    proofs.isFirstUse(ProofIdsContract.ONE, "new", now.plusSeconds(1));

    assertThat(new OauthReaper(database).reap(now, 100)).isEqualTo(5);

    assertThat(stores.codes().consume(hash("old code"), ALPHA, Optional.empty()))
        .isEqualTo(new CodeUse.Unknown());
    assertThat(stores.codes().consume(hash("spent code"), ALPHA, Optional.empty()))
        .isInstanceOf(CodeUse.First.class);
    assertThat(stores.accessTokens().find(hash("old token"))).isEmpty();
    assertThat(stores.accessTokens().find(hash("new token"))).isPresent();
    assertThat(stores.refreshGrants().find(hash("idle 1"), ALPHA)).isEmpty();
    assertThat(stores.refreshGrants().find(hash("alive 1"), ALPHA)).isPresent();
    assertThat(new JooqAssertionIds(database).isFirstUse(ALPHA, "jti", now)).isTrue();
    assertThat(proofs.isFirstUse(ProofIdsContract.ONE, "old", now)).isTrue();
    assertThat(proofs.isFirstUse(ProofIdsContract.ONE, "new", now)).isFalse();
  }

  private static SecretHash hash(String value) {
    return SecretHash.sha256(value);
  }

  private static Authorization june() {
    return new Authorization("june", ScopeSet.of("openid"), Optional.empty(), Claims.NONE);
  }

  private static IssuedCode code(Instant end) {
    return new IssuedCode(
        new GrantId("g"),
        ALPHA,
        "https://a.example",
        Optional.empty(),
        Optional.empty(),
        june(),
        end);
  }

  private static AccessToken token(Instant end) {
    return new AccessToken(
        new GrantId("g"), ALPHA, Optional.empty(), ScopeSet.of("read"), end, end);
  }

  private static RefreshGrant grant(String id, Instant unusedUntil) {
    return new RefreshGrant(
        new GrantId(id),
        ALPHA,
        june(),
        TestWorld.BEGINNING,
        TestWorld.BEGINNING.plus(Duration.ofDays(1)),
        unusedUntil);
  }
}
