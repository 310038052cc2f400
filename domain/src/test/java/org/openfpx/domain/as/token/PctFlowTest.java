package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.policy.ManagePolicies.Terms;
import org.openfpx.domain.as.policy.Pct;
import org.openfpx.domain.as.policy.ProvenClaims;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.OwnersHouse;

/** Persisted claims tokens (protocol, section 3.11; UMA Grant 3.3.1, 3.3.5, 3.7 and 5.2). */
class PctFlowTest {
  private static final String MAIL = "bob@people.example";

  private final OwnersHouse at = new OwnersHouse();

  private RedeemTicket.Request request(
      Optional<Claims> idToken, Optional<Secret> pct, boolean remember) {
    var plain = OwnersHouse.request(at.ticket("read"));
    var token =
        idToken.map(said ->
            new ClaimToken(
                new Secret(at.house.signed.signedBy(Owners.KEYS, "jwt", said)),
                ClaimToken.ID_TOKEN));
    return new RedeemTicket.Request(
        plain.ticket(),
        plain.requested(),
        plain.verifier(),
        plain.challenge(),
        plain.purpose(),
        new RedeemTicket.Brought(token, pct, remember, Optional.empty()),
        List.of());
  }

  private RedeemTicket.Outcome with(Secret pct) {
    return at.redeem(request(Optional.empty(), Optional.of(pct), false));
  }

  private static Optional<Secret> pctOf(RedeemTicket.Outcome outcome) {
    assertThat(outcome).isInstanceOf(RedeemTicket.Granted.class);
    return ((RedeemTicket.Granted) outcome).pct();
  }

  /** One that Bob agreed to. */
  private Secret first() {
    var who = new Terms.Proving(Owners.PEOPLE, "email", MAIL);
    var end = at.house.now().plus(Duration.ofDays(60));
    assertThat(at.make(new Terms(AT_CLINIC, ScopeSet.of("read"), end, who)))
        .isInstanceOf(ManagePolicies.Kept.class);
    return pctOf(at.redeem(request(Optional.of(at.bob()), Optional.empty(), true))).orElseThrow();
  }

  private void isOfNoUse(RedeemTicket.Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            RedeemTicket.NeedInfo.class, needed -> assertThat(needed.claims()).isNotEmpty());
  }

  @Test
  void withoutAgreementThereIsNone() {
    at.lets(AT_CLINIC, "email", MAIL, "read");

    assertThat(pctOf(at.redeem(request(Optional.of(at.bob()), Optional.empty(), false)))).isEmpty();
  }

  @Test
  void whatNeededNoClaimGivesNone() {
    at.lets(AT_CLINIC, APP, "read");

    assertThat(pctOf(at.redeem(request(Optional.of(at.bob()), Optional.empty(), true)))).isEmpty();
  }

  @Test
  void itStandsForTheClaimsAndIsReplacedWhenItHasServed() {
    var pct = first();
    var seen = new HashSet<String>();
    for (int i = 0; i < 5; i++) {
      assertThat(seen.add(pct.reveal())).isTrue();
      var next = pctOf(with(pct)).orElseThrow();
      isOfNoUse(with(pct));
      pct = next;
    }
  }

  @Test
  void itIsGoodForItsClientAlone() {
    var pct = first();

    isOfNoUse(at.redeem(OTHER, request(Optional.empty(), Optional.of(pct), false)));
    assertThat(pctOf(with(pct))).isPresent();
  }

  @Test
  void itIsGoodForItsPersonAlone() {
    var pct = first();
    var mallory = at.bob().with("sub", "mallory").with("email", "mallory@people.example");

    isOfNoUse(at.redeem(request(Optional.of(mallory), Optional.of(pct), false)));
    var again = at.redeem(request(Optional.of(at.bob()), Optional.of(pct), false));
    assertThat(pctOf(again)).isPresent();
  }

  @Test
  void whatIsUnknownOrOverIsAsGoodAsNone() {
    var pct = first();
    isOfNoUse(with(new Secret("x".repeat(43))));

    var until = at.house.pcts.find(pct.hash(), APP).orElseThrow().expiresAt();
    at.house.world.pass(Duration.between(at.house.now(), until));
    isOfNoUse(with(pct));
  }

  @Test
  void itsClientGivesItBackAndNobodyElse() {
    var pct = first();

    revoke(OTHER, pct);
    var next = pctOf(with(pct)).orElseThrow();
    revoke(APP, next);

    isOfNoUse(with(next));
  }

  private void revoke(ClientId by, Secret pct) {
    at.house.revokeToken().revoke(at.house.authenticated(by), pct);
  }

  @Test
  void anotherValueOfThePolicyMustBeProvenAnew() {
    var pct = first();
    var manage = at.house.managePolicies();
    var policy = manage.page(at.owner, Optional.empty()).policies().getFirst();
    var eve = new Terms.Proving(Owners.PEOPLE, "email", "eve@people.example");
    var _ =
        manage.replace(
            at.owner, at.house.registry.current(), policy.id(), at.terms(AT_CLINIC, eve, "read"));

    isOfNoUse(with(pct));
  }

  @Test
  void itStandsNoLongerForWhatTheClaimTokenDoesNotSayAnyMore() {
    at.lets(AT_CLINIC, "doctor", "true", "write");
    var doctor = at.bob().with("doctor", true);
    at.lets(AT_CLINIC, "email", MAIL, "read");
    var pct = pctOf(at.redeem(request(Optional.of(doctor), Optional.empty(), true))).orElseThrow();
    assertThat(kept(pct)).hasSize(2);

    var next = pctOf(at.redeem(request(Optional.of(at.bob()), Optional.of(pct), false)));

    assertThat(kept(next.orElseThrow())).hasSize(1);
  }

  @Test
  void ofOtherResourcesItStandsForAsMuchAsBefore() {
    var elsewhere = at.lets(AT_PROVINCE, "email", MAIL, "read");
    var pct = first();
    var conditions = new HashSet<>(kept(pct));
    conditions.add(Pct.conditionOf(elsewhere).orElseThrow());
    standsFor(pct, conditions);

    assertThat(kept(pctOf(with(pct)).orElseThrow())).isEqualTo(conditions);
  }

  /** From now on it stands for these. */
  private void standsFor(Secret pct, Set<String> conditions) {
    var old = at.house.pcts.find(pct.hash(), APP).orElseThrow();
    at.house.pcts.remove(pct.hash(), APP);
    at.house.pcts.add(
        new Pct(
            old.hash(),
            old.client(),
            old.issuer(),
            old.salt(),
            old.person(),
            conditions,
            old.expiresAt()));
  }

  private static Set<String> others(int howMany) {
    return IntStream.range(0, howMany)
        .mapToObj(at -> "a condition elsewhere, " + at)
        .collect(Collectors.toSet());
  }

  @Test
  void itStandsForAHundredConditionsAtMost() {
    var pct = first();
    var here = kept(pct);
    var all = new HashSet<>(others(99));
    all.addAll(here);
    standsFor(pct, all);
    pct = pctOf(with(pct)).orElseThrow();
    assertThat(kept(pct)).isEqualTo(all);

    all.addAll(others(100));
    standsFor(pct, all);
    pct = pctOf(with(pct)).orElseThrow();
    assertThat(kept(pct)).as("of what was satisfied this time alone").isEqualTo(here);

    var many =
        at.house
            .rules()
            .rememberClaims()
            .make(APP, proven(), others(150), at.house.registry.current(), at.house.now());
    assertThat(kept(many)).hasSize(100);
  }

  private ProvenClaims proven() {
    var registry = at.house.registry.current();
    var issuer = registry.claimsIssuer(Owners.PEOPLE).orElseThrow();
    return new ProvenClaims(issuer, at.bob());
  }

  private Set<String> kept(Secret pct) {
    return at.house.pcts.find(pct.hash(), APP).orElseThrow().satisfied();
  }

  @Test
  void inAStrictNetworkItHasNoEffect() {
    var pct = first();
    at.become(AsNetwork.open(), NetworkMode.STRICT);

    assertThat(with(pct)).isInstanceOf(RedeemTicket.NeedInfo.class);
  }

  @Test
  void whatIsKeptSaysNothingOfThePerson() {
    var pct = first();

    var kept = at.house.pcts.find(pct.hash(), APP).orElseThrow().toString();
    assertThat(kept).doesNotContain("bob").doesNotContain("people.example");
    assertThat(pct.reveal()).hasSize(43);
  }
}
