package org.openfpx.domain.as.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.ClaimsIssuer;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.testing.as.Owners;

/** What a token proved counts as long as the registry believes its issuer just as it did. */
class ProvenClaimsTest {
  private static final ClientId OWNER = new ClientId("owner");

  private static Snapshot registry(NetworkMode mode) {
    return Owners.snapshot(1, Owners.in(mode, OWNER));
  }

  private static boolean stands(ClaimsIssuer by, NetworkMode mode) {
    return new ProvenClaims(by, Claims.NONE).standsIn(registry(mode));
  }

  @Test
  void itStandsWhereNothingHasChanged() {
    assertThat(stands(Owners.BELIEVED, NetworkMode.STANDARD)).isTrue();
    assertThat(stands(Owners.BELIEVED, NetworkMode.STRICT)).isFalse();
  }

  @Test
  void withOtherKeysItDoesNot() {
    var before =
        new ClaimsIssuer(
            Owners.PEOPLE,
            Optional.empty(),
            new VerificationKeys.Inline("keys that were taken out"),
            Owners.BELIEVED.claims());

    assertThat(stands(before, NetworkMode.STANDARD)).isFalse();
  }
}
