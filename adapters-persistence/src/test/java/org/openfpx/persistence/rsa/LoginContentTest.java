package org.openfpx.persistence.rsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.testing.rsa.RsaMother;

/** What is kept of a login that nobody searches for. */
class LoginContentTest {
  @Test
  void ofOneThatWasBegunBeforeAnUpgradeItIsNotKnownWhenTheBrowserLeft() {
    var content = LoginContent.read("nonce=of+then&verifier=as+well");

    assertThat(LoginContent.stage(content, Optional.of(RsaMother.hash("state"))))
        .isInstanceOfSatisfying(
            AtProvider.class, stage -> assertThat(stage.left()).isEqualTo(Instant.MAX));
  }
}
