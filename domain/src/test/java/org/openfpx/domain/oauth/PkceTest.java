package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 7636. */
class PkceTest {
  @Test
  void theExampleOfAppendixB() {
    var verifier = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assertThat(CodeChallenge.of(verifier).value())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void aVerifierIsNeededExactlyWhereThereWasAChallenge() {
    var verifier = new CodeVerifier("v".repeat(43));
    var other = new CodeVerifier("w".repeat(43));
    var challenge = Optional.of(CodeChallenge.of(verifier));

    assertThat(Pkce.fits(challenge, Optional.of(verifier))).isTrue();
    assertThat(Pkce.fits(challenge, Optional.of(other))).isFalse();
    assertThat(Pkce.fits(challenge, Optional.empty())).isFalse();
    assertThat(Pkce.fits(Optional.empty(), Optional.of(verifier))).isFalse();
    assertThat(Pkce.fits(Optional.empty(), Optional.empty())).isTrue();
  }

  @Test
  void lengthAndAlphabetAreChecked() {
    assertThat(CodeVerifier.parse("v".repeat(42))).isEmpty();
    assertThat(CodeVerifier.parse("v".repeat(128))).isPresent();
    assertThat(CodeVerifier.parse("v".repeat(129))).isEmpty();
    assertThat(CodeVerifier.parse("v".repeat(42) + "+")).isEmpty();
    assertThat(CodeChallenge.parse("c".repeat(43), "S256")).isPresent();
    assertThat(CodeChallenge.parse("c".repeat(43), "plain")).isEmpty();
    assertThat(CodeChallenge.parse("c".repeat(44), "S256")).isEmpty();
  }
}
