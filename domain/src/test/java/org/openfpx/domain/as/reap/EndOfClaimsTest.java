package org.openfpx.domain.as.reap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.OwnersHouse;
import org.openfpx.domain.testing.registry.InMemoryRegistryStore;

/** What rests on claims ends when they count no more (protocol, sections 0 and 5). */
class EndOfClaimsTest {
  private final OwnersHouse at = new OwnersHouse();
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final EndDisabled endDisabled =
      new EndDisabled(
          store, at.house.transactions, at.house.tokens, at.house.signIns, at.house.endProven());

  @BeforeEach
  void standard() {
    become("standard");
    issuer(Owners.PEOPLE, false);
    endDisabled.end();
  }

  @Test
  void whatADisabledIssuerVouchedForIsOver() {
    var given = given();

    issuer(Owners.PEOPLE, true);
    endDisabled.end();

    assertIsOver(given);
  }

  @Test
  void itCountsNoMoreAsSoonAsTheRegistrySaysSo() {
    var given = given();
    at.become(AsNetwork.open(), NetworkMode.STRICT);
    assertThat(at.house.introspect(CLINIC, rpt(given)))
        .isInstanceOf(IntrospectToken.Inactive.class);

    at.become(AsNetwork.open(), NetworkMode.STANDARD);
    assertThat(at.house.introspect(CLINIC, rpt(given))).isInstanceOf(IntrospectToken.Active.class);
    at.house.registry.become(
        Owners.believingNobody(at.owner, AsNetwork.AT_CLINIC, AsNetwork.AT_PROVINCE));

    assertThat(at.house.introspect(CLINIC, rpt(given)))
        .isInstanceOf(IntrospectToken.Inactive.class);
    var pct = given.pct().orElseThrow();
    assertThat(
            at.house
                .rules()
                .rememberClaims()
                .recall(APP, pct, Optional.empty(), at.house.registry.current(), at.house.now()))
        .isEmpty();
  }

  @Test
  void whatAnotherOneVouchedForIsNot() {
    var given = given();

    issuer(new Issuer("https://other.example"), true);
    endDisabled.end();

    assertThat(at.house.introspect(CLINIC, rpt(given))).isInstanceOf(IntrospectToken.Active.class);
    assertThat(at.house.pcts.find(given.pct().orElseThrow().hash(), APP)).isPresent();
  }

  @Test
  void allIsOverWhereTheNetworkHasBecomeStrict() {
    var given = given();

    become("strict");
    endDisabled.end();

    assertIsOver(given);
  }

  private void assertIsOver(RedeemTicket.Granted given) {
    assertThat(at.house.introspect(CLINIC, rpt(given)))
        .isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(at.house.pcts.find(given.pct().orElseThrow().hash(), APP)).isEmpty();
  }

  private static Secret rpt(RedeemTicket.Granted given) {
    return given.tokens().tokens().getFirst().token();
  }

  private RedeemTicket.Granted given() {
    at.lets(AT_CLINIC, "email", "bob@people.example", "read");
    var plain = OwnersHouse.request(at.ticket("read"));
    var token =
        new ClaimToken(
            new Secret(at.house.signed.signedBy(Owners.KEYS, "jwt", at.bob())),
            ClaimToken.ID_TOKEN);
    return (RedeemTicket.Granted)
        at.redeem(
            new RedeemTicket.Request(
                plain.ticket(),
                plain.requested(),
                plain.verifier(),
                plain.challenge(),
                plain.purpose(),
                new RedeemTicket.Brought(
                    Optional.of(token), Optional.empty(), true, Optional.empty()),
                List.of()));
  }

  private void become(String mode) {
    put("network", "Test", Map.of("mode", new Value.Text(mode)), false);
  }

  private void issuer(Issuer issuer, boolean disabled) {
    put(
        "claims-issuer",
        issuer.value(),
        Map.of("issuerUri", new Value.Text(issuer.value())),
        disabled);
  }

  private void put(String type, String handle, Map<String, Value> values, boolean disabled) {
    var draft = new Draft(new EntityKey(type, handle), new Fields(values, Map.of(), disabled));
    var _ = store.change(_ -> new RegistryChange(List.of(draft), List.of()), at.house.now());
  }
}
