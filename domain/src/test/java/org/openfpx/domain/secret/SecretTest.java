package org.openfpx.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Style: secret types print as redacted and are compared by their hashes alone. */
class SecretTest {
  @Test
  void neitherASecretNorItsHashIsEverPrinted() {
    var secret = new Secret("correct horse");
    assertThat(secret).hasToString("Secret[redacted]");
    assertThat(secret.hash().toString()).doesNotContain(secret.hash().hex());
  }

  @Test
  void aHashMatchesItsSecretAndNoOther() {
    var hash = new Secret("abc").hash();
    assertThat(hash.hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(hash.matches(new Secret("abc"))).isTrue();
    assertThat(hash.matches(new Secret("abd"))).isFalse();
  }

  @Test
  void aBlankSecretIsRefused() {
    assertThatThrownBy(() -> new Secret(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
