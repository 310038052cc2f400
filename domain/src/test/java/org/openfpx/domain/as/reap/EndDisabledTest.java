package org.openfpx.domain.as.reap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.registry.InMemoryRegistryStore;

/** Protocol, section 5: enabling never revives tokens and tickets. */
class EndDisabledTest {
  private final AsHouse house = new AsHouse();
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final EndDisabled endDisabled =
      new EndDisabled(store, house.transactions, house.tokens, house.signIns, house.endProven());

  @Test
  void whatADisabledClientHadUnderWayIsOverForGood() {
    var token = house.grant(AT_CLINIC).tokens().getFirst().token();
    var ticket = house.mustOpen(APP);

    disable("oauth-client", "my-immunizations");
    endDisabled.end();

    assertThat(house.introspect(CLINIC, token)).isInstanceOf(IntrospectToken.Inactive.class);
    assertThat(house.redeem(APP, ticket)).isInstanceOf(RedeemTicket.NoSuchTicket.class);
  }

  @Test
  void tokensForADisabledResourceServerAreOverForGood() {
    var token = house.grant(AT_CLINIC).tokens().getFirst().token();

    disable("resource-server", "city-clinic");
    endDisabled.end();

    assertThat(house.introspect(CLINIC, token)).isInstanceOf(IntrospectToken.Inactive.class);
  }

  @Test
  void whoIsNotDisabledKeepsWhatTheyHave() {
    var token = house.grant(AT_CLINIC).tokens().getFirst().token();

    disable("oauth-client", "other");
    endDisabled.end();

    assertThat(house.introspect(CLINIC, token)).isInstanceOf(IntrospectToken.Active.class);
  }

  private void disable(String type, String handle) {
    var draft = new Draft(new EntityKey(type, handle), new Fields(Map.of(), Map.of(), true));
    var _ = store.change(_ -> new RegistryChange(List.of(draft), List.of()), house.now());
  }
}
