package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PUBLIC;
import static org.openfpx.domain.testing.oauth.TransparentProofs.claims;
import static org.openfpx.domain.testing.oauth.TransparentProofs.hash;
import static org.openfpx.domain.testing.oauth.TransparentProofs.shown;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.ProofFlaw;
import org.openfpx.domain.oauth.dpop.RememberedProofIds;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.oauth.TransparentProofs;

/** RFC 9449 sections 5, 6 and 7: what a client gets is bound to the key that it has shown. */
class BoundTokensTest {
  private static final KeyThumbprint KEY = new KeyThumbprint("k".repeat(43));
  private static final KeyThumbprint ANOTHER = new KeyThumbprint("a".repeat(43));

  private final AsHouse house = new AsHouse();
  private final TransparentProofs proofs = new TransparentProofs();
  private final CheckProof checkProof =
      new CheckProof(proofs, new RememberedProofIds(house.world), house.world);
  private final CheckServiceToken check =
      new CheckServiceToken(
          house.world.world(),
          house.registry,
          house.tokens,
          checkProof,
          (_, _) -> new PersonalPats.Nothing());

  private TokenSet redeem(AuthenticatedClient client, Secret ticket) {
    var request =
        new RedeemTicket.Request(
            ticket,
            ScopeSet.NONE,
            Optional.of(house.verifier),
            Optional.empty(),
            Optional.empty(),
            RedeemTicket.Brought.NOTHING,
            List.of());
    return ((RedeemTicket.Granted) house.redeemTicket().redeem(client, request)).tokens();
  }

  private Optional<KeyThumbprint> keyAt(ClientId server, Secret token) {
    return ((IntrospectToken.Active) house.introspect(server, token)).token().key();
  }

  private RefreshTokens.Outcome refresh(AuthenticatedClient client, TokenSet set) {
    return house
        .refreshTokens()
        .refresh(client, set.refreshToken().orElseThrow(), Optional.empty());
  }

  @Test
  void allTokensOfASetAreBoundToTheOneKey() {
    var ticket = house.decided(AT_CLINIC, PROFILE_AT_PROVINCE).orElseThrow();

    var set = redeem(house.authenticated(APP).holding(KEY), ticket);

    assertThat(set.key()).contains(KEY);
    assertThat(keyAt(CLINIC, set.tokens().getFirst().token())).contains(KEY);
    assertThat(keyAt(PROVINCE, set.tokens().getLast().token())).contains(KEY);
  }

  @Test
  void withoutAKeyTheyAreBearerTokens() {
    var set = house.grant(AT_CLINIC);

    assertThat(set.key()).isEmpty();
    assertThat(keyAt(CLINIC, set.tokens().getFirst().token())).isEmpty();
  }

  @Test
  void whoProvesWhoItIsMayGoOnWithAnotherKey() {
    var ticket = house.decided(AT_CLINIC).orElseThrow();
    var set = redeem(house.authenticated(APP).holding(KEY), ticket);

    var refreshed =
        (RefreshTokens.Refreshed) refresh(house.authenticated(APP).holding(ANOTHER), set);

    assertThat(keyAt(CLINIC, refreshed.tokens().tokens().getFirst().token())).contains(ANOTHER);
  }

  @Test
  void whoProvesWhoItIsAndHoldsAKeyKeepsItsRefreshTokenAndIsNeverTakenForAThief() {
    var client = house.authenticated(APP).holding(KEY);
    var set = redeem(client, house.decided(AT_CLINIC).orElseThrow());

    house.world.pass(Duration.ofDays(1));
    var first = ((RefreshTokens.Refreshed) refresh(client, set)).tokens();
    assertThat(first.refreshToken().orElseThrow().hash())
        .isEqualTo(set.refreshToken().orElseThrow().hash());
    var second = ((RefreshTokens.Refreshed) refresh(client, set)).tokens();

    assertThat(house.introspect(CLINIC, first.tokens().getFirst().token()))
        .as("the older tokens end")
        .isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(keyAt(CLINIC, second.tokens().getFirst().token())).contains(KEY);
    assertThat(house.audit.all()).isEmpty();
  }

  @Test
  void withoutAKeyItIsRotatedAndOneThatIsUsedUpIsSoForAnyKey() {
    var client = house.authenticated(APP);
    var set = redeem(client.holding(KEY), house.decided(AT_CLINIC).orElseThrow());

    var rotated = ((RefreshTokens.Refreshed) refresh(client, set)).tokens();
    assertThat(rotated.refreshToken().orElseThrow().hash())
        .isNotEqualTo(set.refreshToken().orElseThrow().hash());
    assertThat(refresh(client.holding(KEY), set)).isInstanceOf(RefreshTokens.NoSuchToken.class);
    assertThat(house.audit.all()).as("it was replayed").hasSize(1);
  }

  @Test
  void aPublicClientsRefreshTokenIsGoodForNothingWithoutItsKeyAndIsNotSpentByThat() {
    var phone = house.authenticated(PUBLIC);
    var set = redeem(phone.holding(KEY), ticketOfThePhone());

    assertThat(refresh(phone, set)).isInstanceOf(RefreshTokens.NoSuchToken.class);
    assertThat(refresh(phone.holding(ANOTHER), set)).isInstanceOf(RefreshTokens.NoSuchToken.class);
    assertThat(keyAt(CLINIC, set.tokens().getFirst().token())).contains(KEY);

    var refreshed = ((RefreshTokens.Refreshed) refresh(phone.holding(KEY), set)).tokens();
    assertThat(keyAt(CLINIC, refreshed.tokens().getFirst().token())).contains(KEY);
    assertThat(refresh(phone.holding(ANOTHER), refreshed))
        .as("the next one is bound too")
        .isInstanceOf(RefreshTokens.NoSuchToken.class);
  }

  @Test
  void aUsedRefreshTokenEndsNothingInTheHandsOfWhoLacksItsKey() {
    var phone = house.authenticated(PUBLIC);
    var set = redeem(phone.holding(KEY), ticketOfThePhone());
    var refreshed = ((RefreshTokens.Refreshed) refresh(phone.holding(KEY), set)).tokens();

    refresh(phone.holding(ANOTHER), set);
    assertThat(keyAt(CLINIC, refreshed.tokens().getFirst().token())).contains(KEY);

    refresh(phone.holding(KEY), set);
    assertThat(house.introspect(CLINIC, refreshed.tokens().getFirst().token()))
        .isInstanceOf(IntrospectToken.Inactive.class);
  }

  /** Of the RS-first flow: a ticket of the clinic, a yes, and the ticket that comes back. */
  private Secret ticketOfThePhone() {
    var wanted = List.of(new AskForTicket.Wanted(AT_CLINIC, ScopeSet.of("read")));
    var asked =
        (AskForTicket.Opened)
            house.askForTicket().ask(Pat.own(CLINIC), house.registry.current(), wanted);
    var shown =
        new RedeemTicket.Request(
            asked.ticket(),
            ScopeSet.NONE,
            Optional.empty(),
            Optional.of(CodeChallenge.of(house.verifier)),
            Optional.empty(),
            RedeemTicket.Brought.NOTHING,
            List.of());
    var needed =
        (RedeemTicket.NeedInfo) house.redeemTicket().redeem(house.authenticated(PUBLIC), shown);
    var browser = house.mustStart(PUBLIC, needed.next());
    var pushed = house.mustPush(house.account(), house.entry(AT_CLINIC, "read"));
    return AsHouse.ticketIn(house.finish(browser, pushed)).orElseThrow();
  }

  private Secret pat(AuthenticatedClient client) {
    var issue = new IssueServiceToken(house.world.world(), house.registry, house.tokens);
    return ((IssueServiceToken.Issued) issue.issue(client, ScopeSet.NONE)).token();
  }

  private CheckServiceToken.Outcome show(Secret pat, String... shownProofs) {
    return check.check(
        new ShownToken(pat, Optional.of(shown(shownProofs))), ServiceScopes.PROTECTION);
  }

  private String proof(KeyThumbprint key, String id, Secret pat) {
    return proofs.by(key, claims(id, house.now()).with("ath", hash(pat)));
  }

  @Test
  void aBoundPatOpensWithAProofOfItsKeyOnce() {
    var pat = pat(house.authenticated(CLINIC).holding(KEY));
    var proof = proof(KEY, "one", pat);

    assertThat(show(pat, proof)).isInstanceOf(CheckServiceToken.Good.class);
    assertThat(show(pat, proof)).isEqualTo(new CheckServiceToken.ProofRefused(ProofFlaw.USED));
    assertThat(show(pat, proof(KEY, "two", pat))).isInstanceOf(CheckServiceToken.Good.class);
  }

  @Test
  void aBoundPatIsNoBearerTokenAndABearerTokenIsNotBound() {
    var pat = pat(house.authenticated(CLINIC).holding(KEY));
    assertThat(check.check(ShownToken.bearer(pat), ServiceScopes.PROTECTION))
        .isInstanceOf(CheckServiceToken.NotGood.class);
    assertThat(show(pat, proof(ANOTHER, "one", pat))).isInstanceOf(CheckServiceToken.NotGood.class);
    assertThat(show(pat)).isEqualTo(new CheckServiceToken.ProofRefused(ProofFlaw.NOT_ONE));

    var bearer = pat(house.authenticated(CLINIC));
    assertThat(show(bearer, proof(KEY, "two", bearer)))
        .isInstanceOf(CheckServiceToken.NotGood.class);
    assertThat(check.check(ShownToken.bearer(bearer), ServiceScopes.PROTECTION))
        .isInstanceOf(CheckServiceToken.Good.class);
  }

  @Test
  void whatIsRefusedForAnotherReasonSpendsNoProof() {
    var pat = pat(house.authenticated(CLINIC).holding(KEY));
    var proof = proof(KEY, "one", pat);
    var token = new ShownToken(pat, Optional.of(shown(proof)));

    assertThat(check.check(token, ServiceScopes.USER))
        .isInstanceOf(CheckServiceToken.TooNarrow.class);
    assertThat(show(pat, proof)).isInstanceOf(CheckServiceToken.Good.class);
  }
}
