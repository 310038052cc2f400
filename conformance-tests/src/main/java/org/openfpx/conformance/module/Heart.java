package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Request;

/** The HEART profiles for UMA 2.0 and for FHIR, which a server speaks or does not. */
final class Heart implements KitModule {
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final int PARTS_OF_A_JWT = 3;

  @Override
  public String name() {
    return "heart";
  }

  @Override
  public boolean isOnDemand() {
    return true;
  }

  @Override
  public List<Check> checks() {
    return List.of(
        check("HU-2.1-01", "No client authenticates with a secret", Heart::withoutSecrets),
        Check.of("HU-3.1.1-01", "Two discovery documents", Heart::documents),
        Push.check("HU-3.1.2-02", "A pushed ID token is verified", Push::flawed),
        Check.of("HU-3.2-01", "Clients can register themselves", Heart::registers),
        check("HU-3.2-02", "Introspection by PAT", Heart::introspects),
        check("HU-3.3-01", "An RPT is a JWT with a key named", Heart::signed),
        check("HU-3.3.1-01", "A PAT says whose it is", Heart::pat),
        check("HU-3.3.2-01", "An RPT says whose resource it opens", Heart::rpt),
        check("HU-3.3.4-01", "Tokens live for hours at most", Heart::lifetimes),
        check("HF-4-01", "A new resource is shut", Heart::shut)
            .needing(Capability.REGISTRATION, Capability.UNSHARED_RESOURCES));
  }

  private static Check check(String clauses, String title, Check.Body body) {
    return Check.of(clauses, title, body).needing(Capability.CLIENTS, Capability.PAT);
  }

  private static void withoutSecrets(Subject subject) {
    var client = subject.driver().client(ClientRole.FIRST);
    var answer = new Moves(subject).present(client, Chance.token());
    Expect.error(answer, 401, "invalid_client");
  }

  private static void documents(Subject subject) {
    subject.discovery();
    var address = URI.create(subject.driver().issuer() + "/.well-known/openid-configuration");
    var document = Expect.json(subject.send(Request.get("Read the OpenID document", address)), 200);
    for (var member :
        List.of(
            "issuer",
            "authorization_endpoint",
            "token_endpoint",
            "introspection_endpoint",
            "revocation_endpoint",
            "jwks_uri")) {
      Expect.text(document, member);
    }
  }

  private static void registers(Subject subject) {
    Expect.text(subject.discovery(), "registration_endpoint");
    Expect.text(subject.discovery(), "permission_endpoint");
  }

  private static void introspects(Subject subject) {
    var answer = new Moves(subject).introspectWithPat(ServerRole.FIRST, Chance.token());
    Expect.json(answer, 200);
  }

  private static JsonNode granted(Subject subject) {
    return new Journey(subject).granted(subject.driver().client(ClientRole.FIRST));
  }

  private static void signed(Subject subject) {
    var header = part(Expect.text(granted(subject), "access_token"), 0);
    Expect.text(header, "kid");
    Expect.text(header, "alg");
  }

  /** The header or the claims of a JWT. */
  private static JsonNode part(String token, int which) {
    var parts = token.split("[.]", -1);
    if (parts.length != PARTS_OF_A_JWT) {
      throw new Deviation("a JWT", "a token that is none");
    }
    try {
      return new JsonMapper().readTree(Base64.getUrlDecoder().decode(parts[which]));
    } catch (IOException | IllegalArgumentException broken) {
      throw new Deviation("a JWT", "something like one");
    }
  }

  private static void pat(Subject subject) {
    names(part(subject.driver().pat(ServerRole.FIRST), 1));
  }

  private static void rpt(Subject subject) {
    names(part(Expect.text(granted(subject), "access_token"), 1));
  }

  private static void names(JsonNode claims) {
    for (var claim : List.of("iss", "sub", "azp")) {
      Expect.text(claims, claim);
    }
    Expect.that(claims.path("aud").isArray(), "aud, an array", Expect.kind(claims.path("aud")));
  }

  private static void lifetimes(Subject subject) {
    var life = granted(subject).path("expires_in");
    Expect.that(
        life.isIntegralNumber() && life.asLong() <= LONGEST.toSeconds(),
        "expires_in of " + LONGEST.toHours() + " hours at most",
        life.toString());
  }

  private static void shut(Subject subject) {
    var moves = new Moves(subject);
    var client = subject.driver().client(ClientRole.FIRST);
    var answer = moves.present(client, moves.unsharedTicket());
    Expect.error(answer, 403, "need_info", "request_submitted", "request_denied");
  }
}
