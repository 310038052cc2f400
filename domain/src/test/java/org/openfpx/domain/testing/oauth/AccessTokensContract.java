package org.openfpx.domain.testing.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.AccessTokens;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;

/** What every store of access tokens promises (RFC 6750, RFC 7009). */
public interface AccessTokensContract {
  ClientId ALPHA = new ClientId("alpha");
  ClientId BETA = new ClientId("beta");

  AccessTokens emptyAccessTokens();

  @Test
  default void aTokenIsFoundAsItWasIssued() {
    var tokens = emptyAccessTokens();
    tokens.issue(hash("one"), aToken("g1", Optional.of("june")));
    tokens.issue(hash("two"), aToken("g2", Optional.empty()));

    assertThat(tokens.find(hash("one"))).contains(aToken("g1", Optional.of("june")));
    assertThat(tokens.find(hash("two"))).contains(aToken("g2", Optional.empty()));
    assertThat(tokens.find(hash("three"))).isEmpty();
  }

  @Test
  default void aClientEndsItsOwnTokenOnly() {
    var tokens = emptyAccessTokens();
    tokens.issue(hash("one"), aToken("g1", Optional.of("june")));

    assertThat(tokens.end(hash("one"), BETA)).isFalse();
    assertThat(tokens.find(hash("one"))).isPresent();
    assertThat(tokens.end(hash("one"), ALPHA)).isTrue();
    assertThat(tokens.find(hash("one"))).isEmpty();
    assertThat(tokens.end(hash("one"), ALPHA)).isFalse();
  }

  @Test
  default void aGrantEndsWithAllItsTokensAndNoOthers() {
    var tokens = emptyAccessTokens();
    tokens.issue(hash("one"), aToken("g1", Optional.empty()));
    tokens.issue(hash("two"), aToken("g1", Optional.empty()));
    tokens.issue(hash("three"), aToken("g2", Optional.empty()));

    tokens.endAllOf(new GrantId("g1"));

    assertThat(tokens.find(hash("one"))).isEmpty();
    assertThat(tokens.find(hash("two"))).isEmpty();
    assertThat(tokens.find(hash("three"))).isPresent();
  }

  @Test
  default void aBoundTokenKeepsItsKey() {
    var tokens = emptyAccessTokens();
    var bearer = aToken("g1", Optional.empty());
    var bound =
        new AccessToken(
            bearer.grant(),
            bearer.client(),
            bearer.subject(),
            bearer.scopes(),
            bearer.issuedAt(),
            bearer.expiresAt(),
            Optional.of(new KeyThumbprint("k".repeat(43))));
    tokens.issue(hash("bound"), bound);
    tokens.issue(hash("bearer"), bearer);

    assertThat(tokens.find(hash("bound"))).contains(bound);
    assertThat(tokens.find(hash("bearer"))).contains(bearer);
  }

  @Test
  default void theTokensOfAClientEndTogether() {
    var tokens = emptyAccessTokens();
    tokens.issue(hash("one"), aToken("g1", Optional.empty()));

    tokens.endAllOf(BETA);
    assertThat(tokens.find(hash("one"))).isPresent();

    tokens.endAllOf(ALPHA);
    assertThat(tokens.find(hash("one"))).isEmpty();
  }

  private static SecretHash hash(String token) {
    return SecretHash.sha256(token);
  }

  private static AccessToken aToken(String grant, Optional<String> subject) {
    return new AccessToken(
        new GrantId(grant),
        ALPHA,
        subject,
        ScopeSet.of("openid", "read"),
        TestWorld.BEGINNING,
        TestWorld.BEGINNING.plus(Duration.ofHours(1)));
  }
}
