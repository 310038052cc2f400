package org.openfpx.http.as.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;

/** UMA Grant 3.3.1: which claim tokens count is seen in the discovery document. */
class ClaimProfilesTest {
  @Test
  void theyAreNamedWhereTheyCount() {
    var idTokens = "http://openid.net/specs/openid-connect-core-1_0.html#IDToken";

    assertThat(new ClaimProfilesEndpoint(NetworkMode.STANDARD).contributions())
        .containsExactly(
            Contribution.in(DiscoveryDocument.UMA2).list("uma_profiles_supported", idTokens));
    assertThat(new ClaimProfilesEndpoint(NetworkMode.STRICT).contributions()).isEmpty();
  }
}
