package org.openfpx.idp.uma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.idp.FakeParty.json;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.KeyMaker.NewKey;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.rsa.access.Introspection;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Introspection.Inactive;
import org.openfpx.domain.rsa.access.Introspection.Unreachable;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.idp.FakeParty;
import org.openfpx.idp.jose.JoseKeyMaker;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;
import org.openfpx.idp.uma.OneAuthorizationServer.Account;

/** RFC 9701 sections 5 and 8.1: what a resource server believes of a signed answer. */
class SignedIntrospectionTest {
  private static final String INTROSPECT = "POST /oauth2/introspect";
  private static final String TYPE = "token-introspection+jwt";

  private final TestWorld world = new TestWorld();
  private final Outgoing outgoing = Outgoing.within(OutgoingSettings.DEFAULT.allowing("localhost"));
  private final FakeParty server;
  private final Introspection signed;

  SignedIntrospectionTest() throws IOException {
    server = new FakeParty();
    signed =
        new OneAuthorizationServer(
                Account.of(server.issuer().value(), "clinic", "secret"), outgoing, world)
            .signed();
  }

  @BeforeEach
  void publish() {
    server.publishes("");
    server.answers(
        "POST /token",
        json(200, "{\"access_token\":\"p\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
  }

  @AfterEach
  void stop() {
    outgoing.close();
    server.close();
  }

  private Introspection.Answer answerTo(String body) {
    server.answers(INTROSPECT, json(200, body));
    return signed.introspect(URI.create(server.issuer().value()), new Secret("rpt"));
  }

  /** What the server says, with some of it changed. */
  private String said(Map<String, String> changed) {
    return """
    {"iss":%s,"aud":%s,"iat":%s,"token_introspection":%s}
    """
        .formatted(
            changed.getOrDefault("iss", "\"" + server.issuer() + "\""),
            changed.getOrDefault("aud", "\"clinic\""),
            changed.getOrDefault("iat", "" + world.instant().getEpochSecond()),
            changed.getOrDefault("token_introspection", active()));
  }

  private String active() {
    return """
    {"active":true,"client_id":"app","exp":%d,"permissions":[{"permission_id":"p",
    "resource_id":"records","resource_scopes":["read"],"rot":"june's"}]}
    """
        .formatted(world.instant().getEpochSecond() + 600);
  }

  private String signed(String type, Map<String, String> changed) {
    return signed(server.key(), type, changed);
  }

  private String signed(NewKey key, String type, Map<String, String> changed) {
    return FakeParty.signed(key, type, said(changed));
  }

  @Test
  void whatTheServerHasSignedForUsIsBelieved() {
    var answer = answerTo(signed(TYPE, Map.of()));

    assertThat(answer)
        .isInstanceOfSatisfying(
            Active.class,
            active -> {
              assertThat(active.client().value()).isEqualTo("app");
              assertThat(active.permissions()).hasSize(1);
              assertThat(active.permissions().getFirst().rot().orElseThrow().reveal())
                  .isEqualTo("june's");
            });
    assertThat(answerTo(signed(TYPE, Map.of("token_introspection", "{\"active\":false}"))))
        .isEqualTo(new Inactive());
  }

  @Test
  void whatIsSaidWithoutASignatureIsNotBelieved() {
    assertThat(answerTo(active())).isEqualTo(new Unreachable());
    assertThat(answerTo("")).isEqualTo(new Unreachable());
    assertThat(answerTo(signed(new JoseKeyMaker().make(SignatureAlgorithm.ES256), TYPE, Map.of())))
        .as("a key that is not the server's")
        .isEqualTo(new Unreachable());
  }

  @Test
  void whatIsOfAnotherKindOrForSomebodyElseOrOfAnotherTimeIsNotBelieved() {
    for (var type : List.of("JWT", "at+jwt", "logout+jwt")) {
      assertThat(answerTo(signed(type, Map.of()))).as(type).isEqualTo(new Unreachable());
    }
    long now = world.instant().getEpochSecond();
    for (var changed :
        List.of(
            Map.of("iss", "\"https://other.test\""),
            Map.of("aud", "\"pharmacy\""),
            Map.of("aud", "[\"clinic\",\"pharmacy\"]"),
            Map.of("iat", "" + (now - 90)),
            Map.of("iat", "" + (now + 60)),
            Map.of("iat", "null"),
            Map.of("token_introspection", "true"))) {
      assertThat(answerTo(signed(TYPE, changed))).as("%s", changed).isEqualTo(new Unreachable());
    }
  }
}
