package org.openfpx.domain.testing.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeUse;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;

/** What every store of codes promises (RFC 6749 section 4.1.2). */
public interface CodesContract {
  ClientId ALPHA = new ClientId("alpha");
  ClientId BETA = new ClientId("beta");
  Optional<KeyThumbprint> KEY = Optional.of(new KeyThumbprint("k".repeat(43)));

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  Codes emptyCodes();

  @Test
  default void aCodeIsGoodForOneUseAndRecognisedAfterIt() {
    var codes = emptyCodes();
    var issued = aCode("g1");
    codes.issue(hash("code"), issued);

    assertThat(codes.consume(hash("code"), ALPHA, KEY)).isEqualTo(new CodeUse.First(issued));
    assertThat(codes.consume(hash("code"), ALPHA, KEY)).isEqualTo(new CodeUse.Again(issued));
    assertThat(codes.consume(hash("code"), ALPHA, KEY)).isEqualTo(new CodeUse.Again(issued));
  }

  @Test
  default void anotherClientsCodeIsUnknownAndStaysGood() {
    var codes = emptyCodes();
    codes.issue(hash("code"), aCode("g1"));

    assertThat(codes.consume(hash("code"), BETA, KEY)).isEqualTo(new CodeUse.Unknown());
    assertThat(codes.consume(hash("other"), ALPHA, KEY)).isEqualTo(new CodeUse.Unknown());
    assertThat(codes.consume(hash("code"), ALPHA, KEY)).isInstanceOf(CodeUse.First.class);
  }

  @Test
  default void aCodeThatIsBoundToAKeyIsUnknownWithoutItAndStaysGood() {
    var codes = emptyCodes();
    var issued = aCode("g1");
    codes.issue(hash("code"), issued);
    var another = Optional.of(new KeyThumbprint("a".repeat(43)));

    assertThat(codes.consume(hash("code"), ALPHA, Optional.empty()))
        .isEqualTo(new CodeUse.Unknown());
    assertThat(codes.consume(hash("code"), ALPHA, another)).isEqualTo(new CodeUse.Unknown());
    assertThat(codes.consume(hash("code"), ALPHA, KEY)).isEqualTo(new CodeUse.First(issued));
    assertThat(codes.consume(hash("code"), ALPHA, another)).isEqualTo(new CodeUse.Unknown());
    assertThat(codes.consume(hash("code"), ALPHA, KEY)).isEqualTo(new CodeUse.Again(issued));
  }

  @Test
  default void theCodesOfAClientGoTogether() {
    var codes = emptyCodes();
    codes.issue(hash("code"), aCode("g1"));

    codes.endAllOf(BETA);
    assertThat(codes.consume(hash("code"), ALPHA, KEY)).isInstanceOf(CodeUse.First.class);

    codes.endAllOf(ALPHA);
    assertThat(codes.consume(hash("code"), ALPHA, KEY)).isEqualTo(new CodeUse.Unknown());
  }

  @Test
  default void ofRivalsOneAloneIsTheFirst() {
    var codes = emptyCodes();
    for (int i = 0; i < prizes(); i++) {
      codes.issue(hash("code " + i), aCode("g" + i));
    }

    var outcomes = Rivals.march(prizes(), i -> codes.consume(hash("code " + i), ALPHA, KEY));

    assertThat(outcomes)
        .allSatisfy(uses -> {
          assertThat(uses).filteredOn(CodeUse.First.class::isInstance).hasSize(1);
          assertThat(uses).noneMatch(CodeUse.Unknown.class::isInstance);
        });
  }

  private static SecretHash hash(String code) {
    return SecretHash.sha256(code);
  }

  private static IssuedCode aCode(String grant) {
    var verifier = new CodeVerifier("v".repeat(43));
    return new IssuedCode(
        new GrantId(grant),
        ALPHA,
        "https://alpha.example/callback?a=b",
        Optional.of(CodeChallenge.of(verifier)),
        Optional.of("the nonce"),
        new Authorization(
            "june",
            ScopeSet.of("openid", "read"),
            Optional.of(TestWorld.BEGINNING),
            Claims.NONE.with("acr", "2 & more = 3").with("ial", 2).with("yes", true)),
        TestWorld.BEGINNING.plus(Duration.ofSeconds(60)),
        KEY);
  }
}
