package org.openfpx.domain.oauth.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.oauth.TransparentProofs.claims;
import static org.openfpx.domain.testing.oauth.TransparentProofs.hash;
import static org.openfpx.domain.testing.oauth.TransparentProofs.shown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.dpop.CheckProof.NotProven;
import org.openfpx.domain.oauth.dpop.CheckProof.Outcome;
import org.openfpx.domain.oauth.dpop.CheckProof.Proven;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.TransparentProofs;

/** RFC 9449 sections 4.3 and 11.1. */
class CheckProofTest {
  private static final KeyThumbprint KEY = new KeyThumbprint("k".repeat(43));
  private static final Secret TOKEN = new Secret("token");

  private final TestWorld world = new TestWorld();
  private final TransparentProofs proofs = new TransparentProofs();
  private final CheckProof check = new CheckProof(proofs, new RememberedProofIds(world), world);

  private Claims good(String id) {
    return claims(id, world.instant());
  }

  private Outcome use(Claims claims) {
    return check.use(shown(proofs.by(KEY, claims)));
  }

  private static void assertFlaw(Outcome outcome, ProofFlaw flaw) {
    assertThat(outcome).isEqualTo(new NotProven(flaw));
  }

  @Test
  void aGoodProofProvesItsKeyOnce() {
    var proof = proofs.by(KEY, good("one"));

    assertThat(((Proven) check.use(shown(proof))).proof().key()).isEqualTo(KEY);
    assertFlaw(check.use(shown(proof)), ProofFlaw.USED);
    assertThat(check.use(shown(proofs.by(KEY, good("two"))))).isInstanceOf(Proven.class);
  }

  @Test
  void thereIsOneProofAndItIsSigned() {
    assertFlaw(check.use(shown()), ProofFlaw.NOT_ONE);
    var proof = proofs.by(KEY, good("one"));
    assertFlaw(check.use(shown(proof, proof)), ProofFlaw.NOT_ONE);
    assertFlaw(check.use(shown("made-up")), ProofFlaw.NOT_SIGNED);
    assertThat(check.use(shown(proof))).as("nothing was spent").isInstanceOf(Proven.class);
  }

  @Test
  void itIsForThisMethodAndThisAddress() {
    for (var wrong :
        Map.of(
                "htm", "GET",
                "htu", "https://as.example/oauth2/revoke")
            .entrySet()) {
      assertFlaw(use(good("x").with(wrong.getKey(), wrong.getValue())), ProofFlaw.OTHER_REQUEST);
    }
    assertFlaw(use(good("x").with("htm", "post")), ProofFlaw.OTHER_REQUEST);
    assertFlaw(use(without("htm")), ProofFlaw.OTHER_REQUEST);
    assertFlaw(use(without("htu")), ProofFlaw.OTHER_REQUEST);
    assertThat(use(good("x").with("htu", TransparentProofs.ADDRESS + "?tenant=7")))
        .isInstanceOf(Proven.class);
  }

  private Claims without(String name) {
    var left = good("y").members();
    var claims = Claims.NONE;
    for (var one : left.entrySet()) {
      claims = one.getKey().equals(name) ? claims : claims.with(one.getKey(), one.getValue());
    }
    return claims;
  }

  @Test
  void itIsOfThisMinuteWithinTheSkewOfClocks() {
    var skew = CheckProof.CLOCK_SKEW;
    var oldest = CheckProof.LIFETIME.plus(skew);

    for (var good : List.of(at(skew), at(oldest.negated()))) {
      assertThat(use(claims(good.toString(), good))).isInstanceOf(Proven.class);
    }
    var second = Duration.ofSeconds(1);
    for (var bad : List.of(at(skew.plus(second)), at(oldest.plus(second).negated()))) {
      assertFlaw(use(claims(bad.toString(), bad)), ProofFlaw.NOT_NOW);
    }
    assertFlaw(use(without("iat")), ProofFlaw.NOT_NOW);
    assertFlaw(use(good("z").with("iat", "now")), ProofFlaw.NOT_NOW);
    assertFlaw(use(good("z").with("iat", Long.MAX_VALUE)), ProofFlaw.NOT_NOW);
    assertFlaw(use(good("z").with("iat", Long.MIN_VALUE)), ProofFlaw.NOT_NOW);
  }

  private Instant at(Duration fromNow) {
    return world.instant().plus(fromNow);
  }

  @Test
  void aUseIsRememberedForAsLongAsAnyClockTakesTheProof() {
    var proof = proofs.by(KEY, claims("one", at(CheckProof.CLOCK_SKEW)));
    var proven = (Proven) check.use(shown(proof));

    assertThat(proven.proof().until())
        .isAfterOrEqualTo(at(CheckProof.LIFETIME.plus(CheckProof.CLOCK_SKEW.multipliedBy(3))));
    world.pass(CheckProof.LIFETIME.plus(CheckProof.CLOCK_SKEW.multipliedBy(2)));
    assertFlaw(check.use(shown(proof)), ProofFlaw.USED);
  }

  @Test
  void itHasAnIdThatCanBeRemembered() {
    assertFlaw(use(without("jti")), ProofFlaw.NO_ID);
    assertFlaw(use(good("")), ProofFlaw.NO_ID);
    assertFlaw(use(good("i".repeat(256))), ProofFlaw.NO_ID);
    assertThat(use(good("i".repeat(255)))).isInstanceOf(Proven.class);
  }

  @Test
  void besideATokenItIsForThatTokenAndIsSpentOnlyWhenTold() {
    assertFlaw(check.judge(shown(proofs.by(KEY, good("one"))), TOKEN), ProofFlaw.OTHER_TOKEN);
    var other = good("one").with("ath", hash(new Secret("other")));
    assertFlaw(check.judge(shown(proofs.by(KEY, other)), TOKEN), ProofFlaw.OTHER_TOKEN);

    var good = shown(proofs.by(KEY, good("one").with("ath", hash(TOKEN))));
    check.judge(good, TOKEN);
    var proven = (Proven) check.judge(good, TOKEN);
    assertThat(check.spend(proven.proof())).isTrue();
    assertThat(check.spend(proven.proof())).isFalse();
  }
}
