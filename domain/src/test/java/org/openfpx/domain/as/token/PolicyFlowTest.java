package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;
import static org.openfpx.domain.testing.as.AsNetwork.PUBLIC;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.policy.RequiredClaim;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.OwnersHouse;

/** What owners let through beforehand (protocol, section 3.10; UMA Grant 3.3.1 and 3.3.4). */
class PolicyFlowTest {
  private static final String MAIL = "bob@people.example";
  private static final RequiredClaim A_MAIL = new RequiredClaim(Owners.PEOPLE, "email");

  private final OwnersHouse at = new OwnersHouse();

  private static ScopeSet scopes(TokenSet set) {
    return set.tokens().getFirst().permissions().getFirst().scopes();
  }

  private static RedeemTicket.NeedInfo needed(RedeemTicket.Outcome outcome) {
    assertThat(outcome).isInstanceOf(RedeemTicket.NeedInfo.class);
    return (RedeemTicket.NeedInfo) outcome;
  }

  private boolean isActive(TokenSet set) {
    var token = set.tokens().getFirst().token();
    return at.house.introspect(CLINIC, token) instanceof IntrospectToken.Active;
  }

  @Test
  void noPolicyIsARefusalWhateverIsProven() {
    var refused = needed(at.redeem(at.request(at.ticket("read"), at.bob())));

    assertThat(refused.claims()).isEmpty();
    assertThat(at.house.permissions.all()).isEmpty();
  }

  @Test
  void whoeverProvesTheClaimIsLetThrough() {
    var policy = at.lets(AT_CLINIC, "email", MAIL, "read");
    var first = at.ticket("read");

    var refused = needed(at.redeem(OwnersHouse.request(first)));
    assertThat(refused.claims()).containsExactly(A_MAIL);
    assertThat(at.redeem(at.request(first, at.bob())))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
    var set = at.mustRedeem(at.request(refused.next(), at.bob()));

    assertThat(scopes(set)).isEqualTo(ScopeSet.of("read"));
    assertThat(isActive(set)).isTrue();
    assertThat(at.house.permissions.all())
        .singleElement()
        .satisfies(given -> {
          assertThat(given.account()).isEqualTo(at.owner);
          assertThat(given.rot()).isEmpty();
          assertThat(given.expiresAt()).isEqualTo(policy.expiresAt());
        });
    assertThat(at.redeem(at.request(refused.next(), at.bob())))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void claimsMayComeWithTheFirstTicket() {
    at.lets(AT_CLINIC, "email", MAIL, "read", "write");

    assertThat(scopes(at.mustRedeem(at.request(at.ticket("read"), at.bob()))))
        .isEqualTo(ScopeSet.of("read"));
    assertThat(scopes(at.mustRedeem(at.request(at.ticket("read"), at.bob(), "write"))))
        .as("with what the client asks and is registered for")
        .isEqualTo(ScopeSet.of("read", "write"));
  }

  /** UMA Grant 3.3.6: what is not good satisfies nothing, and more information is needed. */
  @Test
  void aTokenThatIsNotGoodProvesNothing() {
    at.lets(AT_CLINIC, "email", MAIL, "read");
    var now = at.house.now();
    var bad =
        Map.ofEntries(
            Map.entry("expired", at.bob().with("exp", now.minusSeconds(31))),
            Map.entry("without an end", without("exp")),
            Map.entry("made later", at.bob().with("iat", now.plusSeconds(31))),
            Map.entry("made never", without("iat")),
            Map.entry("not yet good", at.bob().with("nbf", now.plusSeconds(31))),
            Map.entry("for another client", at.bob().with("aud", "other")),
            Map.entry("for us at nobody's request", at.bob().with("aud", "https://as.example")),
            Map.entry("for us at another's request", forUs().with("azp", "other")),
            Map.entry("for two", at.bob().with("aud", List.of(APP.value(), "other"))),
            Map.entry("by a stranger", at.bob().with("iss", "https://stranger.example")),
            Map.entry("by no issuer", at.bob().with("iss", "people")),
            Map.entry("about nobody", without("sub")),
            Map.entry("of somebody else", at.bob().with("email", "eve@people.example")),
            Map.entry("in another case", at.bob().with("email", "Bob@people.example")),
            Map.entry("not looked at", at.bob().with("email_verified", false)),
            Map.entry("looked at, as a text", at.bob().with("email_verified", "true")),
            Map.entry("never looked at", without("email_verified")));

    bad.forEach((what, claims) ->
        assertThat(needed(at.redeem(at.request(at.ticket("read"), claims))).claims())
            .as(what)
            .containsExactly(A_MAIL));
  }

  @Test
  void aTokenOfAnotherKeyTypeOrFormatProvesNothing() {
    at.lets(AT_CLINIC, "email", MAIL, "read");
    var forged = at.house.signed.signedBy(new VerificationKeys.Inline("mine"), "jwt", at.bob());
    var typed = at.house.signed.signedBy(Owners.KEYS, "at+jwt", at.bob());
    var good = at.house.signed.signedBy(Owners.KEYS, "", at.bob());
    var https = ClaimToken.ID_TOKEN.replace("http:", "https:");
    var bad =
        List.of(
            new ClaimToken(new Secret(forged), ClaimToken.ID_TOKEN),
            new ClaimToken(new Secret(typed), ClaimToken.ID_TOKEN),
            new ClaimToken(new Secret("no token"), ClaimToken.ID_TOKEN),
            new ClaimToken(new Secret(good), https));

    for (var token : bad) {
      var request = OwnersHouse.with(OwnersHouse.request(at.ticket("read")), token);
      assertThat(needed(at.redeem(request)).claims()).containsExactly(A_MAIL);
    }
    var request =
        OwnersHouse.with(
            OwnersHouse.request(at.ticket("read")),
            new ClaimToken(new Secret(good), ClaimToken.ID_TOKEN));
    assertThat(at.redeem(request)).isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void aTokenForThisServerCountsIfTheClientAskedForIt() {
    at.lets(AT_CLINIC, "email", MAIL, "read");
    var asked = forUs().with("azp", APP.value());

    assertThat(at.redeem(at.request(at.ticket("read"), asked)))
        .isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void anyOfSeveralValuesWillDo() {
    at.lets(AT_CLINIC, "roles", "nurse", "read");
    at.lets(AT_CLINIC, "doctor", "true", "read");
    at.lets(AT_CLINIC, "level", "3", "read");
    var nested = new ClaimValue.Nested(Claims.NONE.with("a", "nurse"));

    for (var good :
        List.of(
            at.bob().with("roles", List.of("cook", "nurse")),
            at.bob().with("doctor", true),
            at.bob().with("level", 3))) {
      assertThat(at.redeem(at.request(at.ticket("read"), good)))
          .isInstanceOf(RedeemTicket.Granted.class);
    }
    needed(at.redeem(at.request(at.ticket("read"), at.bob().with("roles", nested))));
  }

  @Test
  void aClientForOneselfIsLetThroughByItsCredentials() {
    at.lets(AT_CLINIC, APP, "read");

    assertThat(scopes(at.mustRedeem(OwnersHouse.request(at.ticket("read")))))
        .isEqualTo(ScopeSet.of("read"));
    needed(at.redeem(OTHER, OwnersHouse.request(at.ticket("read"))));
    needed(at.redeem(OwnersHouse.request(at.ticket("write"))));
  }

  @Test
  void inAStrictNetworkClaimsHaveNoEffect() {
    at.lets(AT_CLINIC, "email", MAIL, "read");
    at.become(AsNetwork.open(), NetworkMode.STRICT);

    var refused = needed(at.redeem(at.request(at.ticket("read"), at.bob())));

    assertThat(refused.claims()).isEmpty();
    at.lets(AT_CLINIC, APP, "read");
    assertThat(at.redeem(at.request(at.ticket("read"), at.bob())))
        .as("what names nobody goes on")
        .isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void aClaimTokenProvesNoLevel() {
    at.lets(AT_CLINIC, "email", MAIL, "read");
    at.become(AsNetwork.open().needing(2, 1), NetworkMode.STANDARD);

    assertThat(needed(at.redeem(at.request(at.ticket("read"), at.bob()))).claims()).isEmpty();
  }

  @Test
  void aPartIsGivenToWhoHasProvenWhatTheyCan() {
    at.lets(AT_CLINIC, APP, "read");
    at.lets(AT_CLINIC, "email", MAIL, "write");

    var more = needed(at.redeem(OwnersHouse.request(at.ticket("read", "write"))));
    assertThat(more.claims()).containsExactly(A_MAIL);
    var eve = at.bob().with("email", "eve@people.example");

    assertThat(scopes(at.mustRedeem(at.request(more.next(), eve)))).isEqualTo(ScopeSet.of("read"));
    assertThat(scopes(at.mustRedeem(at.request(at.ticket("read", "write"), at.bob()))))
        .isEqualTo(ScopeSet.of("read", "write"));
  }

  @Test
  void aPolicyCountsOnItsResourceForItsTimeAndItsOwner() {
    at.lets(AT_PROVINCE, APP, "read");
    needed(at.redeem(OwnersHouse.request(at.ticket("read"))));

    at.lets(AT_CLINIC, APP, "read");
    at.house.registry.become(
        Owners.in(NetworkMode.STANDARD, at.house.account(), AT_CLINIC, AT_PROVINCE));
    needed(at.redeem(OwnersHouse.request(at.ticket("read"))));

    at.become(AsNetwork.open(), NetworkMode.STANDARD);
    at.house.world.pass(Duration.ofDays(7));
    needed(at.redeem(OwnersHouse.request(at.ticket("read"))));
  }

  @Test
  void theAccountsOfADisabledWalletLetNobodyThrough() {
    at.lets(AT_CLINIC, APP, "read");

    at.become(AsNetwork.open().without(AsNetwork.WALLET.value()), NetworkMode.STANDARD);

    needed(at.redeem(OwnersHouse.request(at.ticket("read"))));
  }

  @Test
  void whatAnOwnerGaveEndsWithTheOwnership() {
    at.lets(AT_CLINIC, APP, "read");
    var set = at.mustRedeem(OwnersHouse.request(at.ticket("read")));
    assertThat(isActive(set)).isTrue();

    at.house.registry.become(
        Owners.in(NetworkMode.STANDARD, at.house.account(), AT_CLINIC, AT_PROVINCE));

    assertThat(isActive(set)).isFalse();
  }

  @Test
  void whatRestsOnAPolicyEndsWithItAndIsNotRefreshed() {
    var policy = at.lets(AT_CLINIC, APP, "read");
    at.lets(AT_CLINIC, APP, "write");
    var set = at.mustRedeem(OwnersHouse.request(at.ticket("read", "write")));

    assertThat(at.house.managePolicies().remove(at.owner, policy.id())).isTrue();

    assertThat(isActive(set)).isFalse();
    var refresh = set.refreshToken().orElseThrow();
    assertThat(
            at.house
                .refreshTokens()
                .refresh(at.house.authenticated(APP), refresh, Optional.empty()))
        .isInstanceOf(RefreshTokens.NoSuchToken.class);
  }

  @Test
  void refreshingAssessesNothingAnew() {
    at.lets(AT_CLINIC, APP, "read");
    var set = at.mustRedeem(OwnersHouse.request(at.ticket("read", "write")));
    at.lets(AT_CLINIC, APP, "write");

    var refreshed =
        at.house
            .refreshTokens()
            .refresh(
                at.house.authenticated(APP), set.refreshToken().orElseThrow(), Optional.empty());

    assertThat(refreshed)
        .isInstanceOfSatisfying(
            RefreshTokens.Refreshed.class,
            renewed -> assertThat(scopes(renewed.tokens())).isEqualTo(ScopeSet.of("read")));
  }

  /** Ticket PKCE: public clients must send a challenge. */
  @Test
  void aPublicClientBringsAChallenge() {
    at.lets(AT_CLINIC, "email", MAIL, "read");
    var phones = at.bob().with("aud", PUBLIC.value());
    var challenge = CodeChallenge.of(at.house.verifier);

    var ticket = at.ticket("read");
    for (var malformed : List.of(at.request(ticket, phones), OwnersHouse.request(ticket))) {
      assertThat(at.redeem(PUBLIC, malformed))
          .as("and the ticket is not spent")
          .isInstanceOf(RedeemTicket.ChallengeMissing.class);
    }
    assertThat(at.redeem(PUBLIC, at.request(at.house.world.world().secrets().next(), phones)))
        .as("of a ticket that there is not nothing is said")
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
    assertThat(at.redeem(PUBLIC, challenged(at.request(ticket, phones), challenge)))
        .isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void aChallengeOfAnEarlierRequestMustBeAnswered() {
    at.lets(AT_CLINIC, "email", MAIL, "read");
    var challenge = CodeChallenge.of(at.house.verifier);
    var stolen =
        needed(at.redeem(challenged(OwnersHouse.request(at.ticket("read")), challenge))).next();
    assertThat(at.redeem(at.request(stolen, at.bob())))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);

    var next =
        needed(at.redeem(challenged(OwnersHouse.request(at.ticket("read")), challenge))).next();
    var request = at.request(next, at.bob());
    var answering =
        new RedeemTicket.Request(
            next,
            request.requested(),
            Optional.of(at.house.verifier),
            Optional.empty(),
            Optional.empty(),
            request.brought(),
            List.of());
    assertThat(at.redeem(answering)).isInstanceOf(RedeemTicket.Granted.class);
  }

  @Test
  void aChallengeIsNoAnswerToItself() {
    at.lets(AT_CLINIC, "email", MAIL, "read");
    var challenge = CodeChallenge.of(at.house.verifier);
    var stolen =
        needed(at.redeem(challenged(OwnersHouse.request(at.ticket("read")), challenge))).next();

    assertThat(at.redeem(challenged(at.request(stolen, at.bob()), challenge)))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  /** UMA Grant 3.3.1: refused wherever the ticket leads, not where policies let through alone. */
  @Test
  void anotherClientsTokenIsRefusedWhateverPoliciesSay() {
    at.lets(AT_CLINIC, APP, "read");
    var theirs =
        ((RedeemTicket.Granted) at.redeem(OwnersHouse.request(at.ticket("read"))))
            .tokens()
            .tokens()
            .getFirst()
            .token();
    var plain = OwnersHouse.request(at.ticket("read"));
    var request =
        new RedeemTicket.Request(
            plain.ticket(),
            plain.requested(),
            plain.verifier(),
            plain.challenge(),
            plain.purpose(),
            new RedeemTicket.Brought(
                Optional.empty(), Optional.empty(), false, Optional.of(theirs)),
            List.of());

    assertThat(at.redeem(OTHER, request)).isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  private static RedeemTicket.Request challenged(
      RedeemTicket.Request request, CodeChallenge challenge) {
    return new RedeemTicket.Request(
        request.ticket(),
        request.requested(),
        request.verifier(),
        Optional.of(challenge),
        request.purpose(),
        request.brought(),
        List.of());
  }

  private Claims forUs() {
    return at.bob().with("aud", "https://as.example");
  }

  private Claims without(String name) {
    var left = Claims.NONE;
    for (var one : at.bob().members().entrySet()) {
      left = one.getKey().equals(name) ? left : left.with(one.getKey(), one.getValue());
    }
    return left;
  }
}
