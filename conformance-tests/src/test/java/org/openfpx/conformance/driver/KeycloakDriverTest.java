package org.openfpx.conformance.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;

/** The driver of Keycloak, against what answers as Keycloak does. */
class KeycloakDriverTest {
  private final FakeKeycloak keycloak;
  private final Driver driver;
  private final Peer peer = Peer.plain(exchange -> {});

  KeycloakDriverTest() throws Exception {
    keycloak = new FakeKeycloak();
    driver = Drivers.of(keycloak.target());
  }

  @AfterEach
  void close() {
    peer.close();
    keycloak.close();
  }

  private Driver driver(String text) {
    return Drivers.of(Target.of(text, Path.of("/"), Map.of()));
  }

  @Test
  void itOffersWhatItsFileNamesAndSaysWhyNotTheRest() {
    var lacking = EnumSet.complementOf(EnumSet.copyOf(driver.capabilities()));

    assertThat(lacking)
        .containsExactlyInAnyOrder(
            Capability.CLIENT_WITHOUT_GRANT,
            Capability.CLAIMS_REDIRECTS,
            Capability.CLIENT_REGISTRATION,
            Capability.ORGANISATION,
            Capability.FOREIGN_POLICY,
            Capability.INTERACTION,
            Capability.APPROVAL,
            Capability.CONSENT,
            Capability.PUSHED_CLAIMS,
            Capability.PERSISTED_CLAIMS,
            Capability.AS_FIRST,
            Capability.SHORT_LIFETIMES)
        .allSatisfy(one -> assertThat(driver.whyNot(one)).doesNotContain("target file"));
    try (var poor =
        driver("{issuer: 'https://k/realms/x', driver: keycloak, admin: {user: a, password: p}}")) {
      assertThat(poor.capabilities())
          .containsExactlyInAnyOrder(Capability.SCOPED_CLIENTS, Capability.UPGRADE);
      assertThat(poor.whyNot(Capability.PAT)).contains("the target file names nothing for: pat");
    }
  }

  @Test
  void eachRoleHasThePatOfItsOwnerAtItsServerAskedForOnce() {
    assertThat(driver.pat(ServerRole.FIRST)).isEqualTo("alice@rs1");
    assertThat(driver.pat(ServerRole.FIRST_FOR_CAROL)).isEqualTo("carol@rs1");
    assertThat(driver.pat(ServerRole.SECOND)).isEqualTo("alice@rs2");
    assertThat(driver.tokenWithoutProtection()).isEqualTo("mallory@rs1");
    assertThat(driver.pat(ServerRole.FIRST)).isEqualTo("alice@rs1");
    assertThat(keycloak.asked()).hasSize(4);
  }

  @Test
  void aClientForAScopeIsMadeOnceAndTakenAwayInTheEnd() {
    var client = driver.client(ClientRole.SCOPES_C_D);

    assertThat(driver.client(ClientRole.SCOPES_C_D)).isEqualTo(client);
    assertThat(client.secret()).contains("made up");
    assertThat(client.scopes()).containsExactlyInAnyOrder("c", "d");
    assertThat(keycloak.clients())
        .filteredOn(made -> made.has("optionalClientScopes"))
        .singleElement()
        .satisfies(made ->
            assertThat(made.path("optionalClientScopes").toString()).contains("\"c\"", "\"d\""));
    assertThat(keycloak.asked()).contains("POST /admin/realms/kit/client-scopes");
    driver.close();
    assertThat(keycloak.clients()).noneMatch(made -> made.has("optionalClientScopes"));
  }

  @Test
  void clientsThatTheFileNamesAreThose() {
    assertThat(driver.client(ClientRole.FIRST).id()).isEqualTo("c1");
    assertThat(driver.client(ClientRole.PUBLIC).secret()).isEmpty();
    assertThatThrownBy(() -> driver.client(ClientRole.WITHOUT_GRANT))
        .isInstanceOf(NotOffered.class);
  }

  @Test
  void aPolicyIsSetByTheOwnerWhoManagesTheResourceFromThenOn() {
    var id = registered(ServerRole.FIRST_FOR_CAROL);

    driver.allow(id, List.of("view"));
    driver.allow(id, List.of("view", "edit"));

    var policy = keycloak.policy(id).orElseThrow();
    assertThat(policy.path("scopes").toString()).isEqualTo("[\"view\",\"edit\"]");
    assertThat(policy.path("roles").toString()).isEqualTo("[\"default-roles-kit\"]");
    driver.forbid(id);
    assertThat(keycloak.policy(id)).isEmpty();
  }

  private String registered(ServerRole role) {
    var url = URI.create(keycloak.issuer() + "/authz/protection/resource_set");
    var request = Request.json("Register", "POST", url, "{\"name\":\"r\"}");
    var answer = peer.send(request.bearer(driver.pat(role))).expect(201);
    return answer.json().required("_id").asText();
  }

  @Test
  void aResourceThatIsNobodysCannotBeAllowed() {
    assertThatThrownBy(() -> driver.allow("nowhere", List.of("view")))
        .isInstanceOf(NotOffered.class)
        .hasMessageContaining("no owner of the target file");
  }

  @Test
  void whomKeycloakDoesNotLetInIsNamedBeforeAnythingIsTested() {
    driver.begin();
    try (var wrong = driver(keycloak.target("wrong"))) {
      assertThatThrownBy(wrong::begin)
          .isInstanceOf(BadTarget.class)
          .hasMessageContaining("admin: Keycloak does not let them in")
          .hasMessageContaining("invalid_grant");
    }
    var other = keycloak.target("right").replace("password: c}", "password: x}");
    try (var wrong = driver(other)) {
      assertThatThrownBy(wrong::begin)
          .isInstanceOf(BadTarget.class)
          .hasMessageContaining("owners.carol at resource-servers.first");
      assertThatThrownBy(() -> wrong.pat(ServerRole.FIRST_FOR_CAROL)).isInstanceOf(BadTarget.class);
    }
  }

  @Test
  void anIssuerThatIsNoRealmIsNamed() {
    assertThatThrownBy(() -> driver("{issuer: 'https://k.example', driver: keycloak}"))
        .isInstanceOf(BadTarget.class)
        .hasMessage("issuer ends with /realms/ and the name of a realm");
  }
}
