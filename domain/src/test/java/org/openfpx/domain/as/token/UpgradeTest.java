package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.OTHER;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.policy.ManagePolicies.Terms;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.VectorNetwork;

/** Upgrading an RPT (protocol, section 2.2; UMA Grant 3.3.5.1). */
class UpgradeTest {
  private final AsHouse house = new AsHouse();
  private final ClientId owner = house.account();

  @BeforeEach
  void network() {
    house.registry.become(VectorNetwork.participants(owner, ScopeSet.of("b")));
  }

  private Policy let(String resource, Terms.Who who, String... scopes) {
    var until = house.now().plus(Duration.ofDays(1));
    var terms = new Terms(new ResourceId(resource), ScopeSet.of(scopes), until, who);
    var made = house.managePolicies().make(owner, house.registry.current(), terms);
    return ((ManagePolicies.Kept) made).policy();
  }

  private void letTheApp(String resource, String... scopes) {
    assertThat(let(resource, new Terms.Using(APP), scopes)).isNotNull();
  }

  private RedeemTicket.Outcome redeem(
      ClientId client, String resource, String scope, Optional<Secret> rpt, String... requested) {
    var wanted = new AskForTicket.Wanted(new ResourceId(resource), ScopeSet.of(scope));
    var opened =
        house.askForTicket().ask(Pat.own(CLINIC), house.registry.current(), List.of(wanted));
    var request =
        new RedeemTicket.Request(
            ((AskForTicket.Opened) opened).ticket(),
            ScopeSet.of(requested),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new RedeemTicket.Brought(Optional.empty(), Optional.empty(), false, rpt),
            List.of());
    return house.redeemTicket().redeem(house.authenticated(client), request);
  }

  private static RedeemTicket.Granted granted(RedeemTicket.Outcome outcome) {
    assertThat(outcome).isInstanceOf(RedeemTicket.Granted.class);
    return (RedeemTicket.Granted) outcome;
  }

  private static Secret token(RedeemTicket.Granted granted) {
    assertThat(granted.tokens().tokens()).hasSize(1);
    return granted.tokens().tokens().getFirst().token();
  }

  private String shown(Secret rpt) {
    if (!(house.introspect(CLINIC, rpt) instanceof IntrospectToken.Active active)) {
      return "inactive";
    }
    var all = new TreeMap<String, ScopeSet>();
    active.permissions().forEach(one -> all.put(one.resource().id().value(), one.scopes()));
    return all.toString();
  }

  /** Vector V14. */
  @Test
  void whatTheOldOneWasGoodForIsInTheNewOne() {
    letTheApp("R1", "a", "b");
    letTheApp("R2", "b");
    var old = token(granted(redeem(APP, "R1", "a", Optional.empty(), "b")));

    var next = granted(redeem(APP, "R2", "b", Optional.of(old)));

    assertThat(next.upgraded()).isTrue();
    assertThat(shown(token(next))).isEqualTo("{R1=a b, R2=b}");
    assertThat(shown(old)).isEqualTo("inactive");
  }

  @Test
  void itIsRefreshedAsOne() {
    letTheApp("R1", "a");
    letTheApp("R2", "b");
    var old = token(granted(redeem(APP, "R1", "a", Optional.empty())));
    var next = granted(redeem(APP, "R2", "b", Optional.of(old)));

    var refreshed =
        house
            .refreshTokens()
            .refresh(
                house.authenticated(APP),
                next.tokens().refreshToken().orElseThrow(),
                Optional.empty());

    assertThat(((RefreshTokens.Refreshed) refreshed).tokens().tokens().getFirst().permissions())
        .hasSize(2);
  }

  @Test
  void whatWasWithdrawnDoesNotComeBack() {
    var policy = let("R1", new Terms.Using(APP), "a");
    letTheApp("R2", "b");
    var old = token(granted(redeem(APP, "R1", "a", Optional.empty())));
    assertThat(house.managePolicies().remove(owner, policy.id())).isTrue();

    var next = granted(redeem(APP, "R2", "b", Optional.of(old)));

    assertThat(next.upgraded()).isFalse();
    assertThat(shown(token(next))).isEqualTo("{R2=b}");
  }

  @Test
  void whatIsWithdrawnAfterwardsEnds() {
    var policy = let("R1", new Terms.Using(APP), "a");
    letTheApp("R2", "b");
    var old = token(granted(redeem(APP, "R1", "a", Optional.empty())));
    var next = granted(redeem(APP, "R2", "b", Optional.of(old)));

    assertThat(house.managePolicies().remove(owner, policy.id())).isTrue();

    assertThat(shown(token(next))).isEqualTo("{R2=b}");
  }

  @Test
  void anothersIsRefusedAndStaysGood() {
    letTheApp("R1", "a");
    assertThat(let("R2", new Terms.Using(OTHER), "b")).isNotNull();
    var old = token(granted(redeem(APP, "R1", "a", Optional.empty())));

    assertThat(redeem(OTHER, "R2", "b", Optional.of(old)))
        .isInstanceOf(RedeemTicket.NoSuchTicket.class);
    assertThat(shown(old)).isEqualTo("{R1=a}");
  }

  @Test
  void whatIsUnknownOrOverIsPassedOver() {
    letTheApp("R1", "a");
    letTheApp("R2", "b");
    var old = token(granted(redeem(APP, "R1", "a", Optional.empty())));
    house.world.pass(Duration.ofMinutes(16));

    for (var rpt : List.of(old, new Secret("unknown"))) {
      assertThat(granted(redeem(APP, "R2", "b", Optional.of(rpt))).upgraded()).isFalse();
    }
  }

  /** Nobody knows whether it is the same person. */
  @Test
  void whatSomebodyProvedJoinsNothing() {
    letTheApp("R2", "b");
    assertThat(let("R1", new Terms.Proving(Owners.PEOPLE, "email", "bob@people.example"), "a"))
        .isNotNull();
    var old = token(granted(redeem(APP, "R2", "b", Optional.empty())));
    var idToken = house.signed.signedBy(Owners.KEYS, "jwt", Owners.idToken(house.world));
    var wanted = new AskForTicket.Wanted(new ResourceId("R1"), ScopeSet.of("a"));
    var opened =
        house.askForTicket().ask(Pat.own(CLINIC), house.registry.current(), List.of(wanted));
    var request =
        new RedeemTicket.Request(
            ((AskForTicket.Opened) opened).ticket(),
            ScopeSet.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new RedeemTicket.Brought(
                Optional.of(new ClaimToken(new Secret(idToken), ClaimToken.ID_TOKEN)),
                Optional.empty(),
                false,
                Optional.of(old)),
            List.of());

    var next = granted(house.redeemTicket().redeem(house.authenticated(APP), request));

    assertThat(next.upgraded()).isFalse();
    assertThat(shown(old)).isEqualTo("{R2=b}");
  }

  @Test
  void theSameResourceIsNotShownTwice() {
    letTheApp("R1", "a", "c");
    var old = token(granted(redeem(APP, "R1", "a", Optional.empty())));

    var next = granted(redeem(APP, "R1", "c", Optional.of(old)));

    assertThat(next.upgraded()).isFalse();
    assertThat(shown(old)).isEqualTo("{R1=a}");
    assertThat(shown(token(next))).isEqualTo("{R1=c}");
  }
}
