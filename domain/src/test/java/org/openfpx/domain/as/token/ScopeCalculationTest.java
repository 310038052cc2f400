package org.openfpx.domain.as.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;

import java.time.Duration;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.policy.ManagePolicies.Terms;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.Owners;
import org.openfpx.domain.testing.as.OwnersHouse;
import org.openfpx.domain.testing.as.VectorNetwork;

/**
 * The scope calculation of UMA Grant 3.3.4 from the ticket to the token, vector by vector.
 * Resources are written {@code R1:a b}, several parted by a semicolon.
 */
class ScopeCalculationTest {
  private final AsHouse house = new AsHouse();
  private final ClientId owner = house.account();

  @ParameterizedTest(name = "{0}: ticket [{1}], registered [{2}], requested [{3}], let [{4}]")
  @CsvSource({
    "V1, R1:a, '', '', all, R1:a",
    "V2, R1:a, b, b, all, R1:a b",
    "V3, R1:a, b, b c, all, R1:a b",
    "V4, R1:a, z, z, all, invalid_scope",
    "V5, R1:a, d, d, all, invalid_scope",
    "V6, R1:a;R2:b, c d, c d, all, R1:a c;R2:b c d",
    "V7, R1:, a, a, all, R1:a",
    "V8, R1:, '', '', all, need_info",
    "V9, R1:a;R2:b, c, c, R1:a, R1:a",
    "V10, R1:a, '', '', '', need_info",
    "V12, folder:edit;doc1:view;doc2:view, download, download, doc1:view, doc1:view",
    "V13, R1:a, b, 'b b  b', all, R1:a b",
    "V15, R1:a, A, A, all, invalid_scope",
    "V16, R1:a b, a, a, all, R1:a b",
    "in another order, R2:b;R1:a, d c, d c, all, R1:a c;R2:b c d",
    "what was not asked, R1:a, '', '', all, R1:a"
  })
  void eachVector(
      String vector,
      String ticket,
      String registered,
      String requested,
      String let,
      String expected) {
    house.registry.become(VectorNetwork.participants(owner, ScopeSet.parse(registered)));
    let(let, new Terms.Using(APP));

    var outcome = redeem(OwnersHouse.request(ticket(ticket), names(requested)));

    assertThat(written(outcome)).as(vector).isEqualTo(expected);
  }

  /** V11: the scopes requested are those of the latest request alone. */
  @ParameterizedTest(name = "V11: round one asks [{0}], round two [{1}], and gets [{2}]")
  @CsvSource({"b, '', R1:a", "'', b, R1:a b", "b, b, R1:a b"})
  void theLatestRequestCounts(String first, String second, String expected) {
    house.registry.become(VectorNetwork.participants(owner, ScopeSet.of("b")));
    let("all", new Terms.Proving(Owners.PEOPLE, "email", "bob@people.example"));
    var refused = redeem(OwnersHouse.request(ticket("R1:a"), names(first)));
    assertThat(refused).isInstanceOf(RedeemTicket.NeedInfo.class);

    var next = ((RedeemTicket.NeedInfo) refused).next();
    var token = house.signed.signedBy(Owners.KEYS, "jwt", Owners.idToken(house.world));
    var outcome =
        redeem(
            OwnersHouse.with(
                OwnersHouse.request(next, names(second)),
                new ClaimToken(new Secret(token), ClaimToken.ID_TOKEN)));

    assertThat(written(outcome)).isEqualTo(expected);
  }

  private void let(String what, Terms.Who who) {
    var all =
        VectorNetwork.RESOURCES.entrySet().stream()
            .map(one -> one.getKey() + ":" + one.getValue())
            .collect(Collectors.joining(";"));
    parts(what.equals("all") ? all : what)
        .forEach(one -> {
          var terms =
              new Terms(one.resource(), one.scopes(), house.now().plus(Duration.ofDays(1)), who);
          assertThat(house.managePolicies().make(owner, house.registry.current(), terms))
              .isInstanceOf(ManagePolicies.Kept.class);
        });
  }

  private Secret ticket(String what) {
    var asked =
        house.askForTicket().ask(Pat.own(CLINIC), house.registry.current(), parts(what).toList());
    return ((AskForTicket.Opened) asked).ticket();
  }

  private static Stream<AskForTicket.Wanted> parts(String what) {
    return Arrays.stream(what.split(";"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split(":", 2))
        .map(part -> new AskForTicket.Wanted(new ResourceId(part[0]), ScopeSet.parse(part[1])));
  }

  private static String[] names(String scopes) {
    return ScopeSet.parse(scopes).names().toArray(String[]::new);
  }

  private RedeemTicket.Outcome redeem(RedeemTicket.Request request) {
    return house.redeemTicket().redeem(house.authenticated(APP), request);
  }

  private static String written(RedeemTicket.Outcome outcome) {
    return switch (outcome) {
      case RedeemTicket.Granted(var set, _, _, _) -> written(set);
      case RedeemTicket.NeedInfo _ -> "need_info";
      case RedeemTicket.NoSuchScope() -> "invalid_scope";
      case RedeemTicket.NoSuchTarget _ -> "invalid_target";
      case RedeemTicket.Submitted _ -> "request_submitted";
      case RedeemTicket.Denied() -> "request_denied";
      case RedeemTicket.NoSuchTicket() -> "invalid_grant";
      case RedeemTicket.ChallengeMissing() -> "invalid_request";
    };
  }

  private static String written(TokenSet set) {
    var permitted = new TreeMap<String, ScopeSet>();
    set.tokens()
        .forEach(token ->
            token
                .permissions()
                .forEach(one -> permitted.put(one.resource().id().value(), one.scopes())));
    return permitted.entrySet().stream()
        .map(one -> one.getKey() + ":" + one.getValue())
        .collect(Collectors.joining(";"));
  }
}
