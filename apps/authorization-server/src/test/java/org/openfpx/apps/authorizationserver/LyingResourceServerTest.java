package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A resource server that uses what clients show it for more than they mean: it learns nothing of
 * another, and changes nothing there (protocol, sections 2.2 and 4.3; UMA Federated Authorization
 * 1.3 and 5).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LyingResourceServerTest {
  private final WalletDouble wallet = new WalletDouble();
  private StartedServer server;
  private Caller as;
  private Exchange exchange;
  private String clinicsPat;
  private String provincesPat;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = StartedServer.start(folder, wallet.issuer(), "");
    as = server.caller();
    exchange = new Exchange(as, wallet);
    clinicsPat = exchange.bearer(Exchange.CLINIC, "uma_protection");
    provincesPat = exchange.patOfTheProvince();
  }

  @AfterAll
  void stop() {
    server.close();
    wallet.close();
  }

  @Test
  void whatAClientShowsOneIsNothingToTheOther() {
    var shown = shared();

    assertThat(introspected(clinicsPat, shown.toClinic).path("active").asBoolean()).isTrue();
    assertThat(introspected(provincesPat, shown.toClinic)).hasToString("{\"active\":false}");
    assertThat(introspected(clinicsPat, shown.toProvince)).hasToString("{\"active\":false}");
  }

  @Test
  void askingDoesNotEndAnothersToken() {
    var shown = shared();

    introspected(clinicsPat, shown.toProvince);
    as.form("/oauth2/revoke", Map.of("token", shown.toProvince), "Authorization", Exchange.CLINIC);

    assertThat(introspected(provincesPat, shown.toProvince).path("active").asBoolean()).isTrue();
  }

  @Test
  void aTokenForRecordsOpensNothingHere() {
    var token = "Bearer " + shared().toClinic;

    for (var path :
        List.of("/user/permissions", "/uma/resource", "/uma/resource/province-profile")) {
      assertThat(as.get(path, "Authorization", token).statusCode()).as(path).isEqualTo(401);
    }
    var asked = as.form("/oauth2/introspect", Map.of("token", "x"), "Authorization", token);
    assertThat(asked.statusCode()).isEqualTo(401);
  }

  @Test
  void whatTwoAreToldOfOneGrantHasNothingInCommonThatNamesThePerson() {
    var shown = shared();
    var clinics = introspected(clinicsPat, shown.toClinic);
    var provinces = introspected(provincesPat, shown.toProvince);

    assertThat(clinics.has("sub")).isFalse();
    for (var one : List.of("permission_id", "rot", "resource_id")) {
      assertThat(clinics.path("permissions").path(0).path(one).asText())
          .as(one)
          .isNotEmpty()
          .isNotEqualTo(provinces.path("permissions").path(0).path(one).asText());
    }
    assertThat(clinics + " " + provinces).doesNotContain(shown.account, shown.handle);
  }

  @Test
  void noTicketIsToBeHadForAnothersResource() {
    var one = "{\"resource_id\":\"%s\",\"resource_scopes\":[\"read\"]}";
    var mixed =
        "[" + one.formatted("clinic-immunizations") + "," + one.formatted("province-profile") + "]";

    for (var body : List.of(one.formatted("province-profile"), mixed, one.formatted("nowhere"))) {
      var answer = as.json("POST", "/uma/permission", body, "Authorization", clinicsPat);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(Caller.body(answer).path("error").asText()).isEqualTo("invalid_resource_id");
      assertThat(Caller.body(answer).has("ticket")).isFalse();
    }
  }

  @Test
  void anothersResourceIsNotThereForIt() {
    var address = "/uma/resource/province-profile";
    var description =
        "{\"type\":\"https://openfpx.org/types/fhir-r4-patient\",\"resource_scopes\":[\"read\"]}";
    var nowhere = as.get("/uma/resource/nowhere", "Authorization", clinicsPat);

    for (var answer :
        List.of(
            as.get(address, "Authorization", clinicsPat),
            as.json("PUT", address, description, "Authorization", clinicsPat),
            as.json("DELETE", address, "", "Authorization", clinicsPat))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(told(answer)).isEqualTo(told(nowhere));
    }
    assertThat(as.get("/uma/resource", "Authorization", clinicsPat).body())
        .contains("clinic-immunizations")
        .doesNotContain("province-profile");
    assertThat(as.get(address, "Authorization", provincesPat).statusCode()).isEqualTo(200);
  }

  /** What a client has after a person said yes to both sources. */
  private record Shown(String toClinic, String toProvince, String account, String handle) {}

  private Shown shared() {
    var journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations", "province-profile");
    var ticket = Caller.query(journey.back()).getOrDefault("ticket", "");
    var tokens = Caller.body(exchange.redeem(ticket)).path("access_tokens");
    return new Shown(
        of("clinic", tokens),
        of("province", tokens),
        journey.user.substring("Bearer ".length()),
        journey.departure.getOrDefault("transaction", ""));
  }

  private static String of(String resourceServer, JsonNode tokens) {
    for (var one : tokens) {
      if (one.path("resource_server").asText().equals(resourceServer)) {
        return one.path("access_token").asText();
      }
    }
    throw new AssertionError(tokens.toString());
  }

  private static String told(HttpResponse<String> answer) {
    var body = Caller.body(answer);
    return body.path("error").asText() + ", " + body.path("error_description").asText();
  }

  private JsonNode introspected(String pat, String token) {
    HttpResponse<String> answer =
        as.form("/oauth2/introspect", Map.of("token", token), "Authorization", pat);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Caller.body(answer);
  }
}
