package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.exchange.Request;

/** The discovery document (UMA Grant section 2, Federated Authorization section 2). */
final class Discovery implements KitModule {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Names that drafts and other servers use for registered ones. */
  private static final Set<String> MISSPELT =
      Set.of(
          "permission_registration_endpoint",
          "resource_set_registration_endpoint",
          "requesting_party_claims_endpoint",
          "rpt_endpoint",
          "claims_gathering_endpoint");

  @Override
  public String name() {
    return "discovery";
  }

  @Override
  public List<Check> checks() {
    return List.of(
        Check.of("UG-2-01", "There is a discovery document", Discovery::isThere),
        Check.of("UG-2-02", "It has the shape of OAuth's", Discovery::hasItsShape),
        Check.of("UG-2-03", "It is where its issuer says", Discovery::isAtItsIssuer),
        Check.of("UG-2-04", "The claims endpoint is an address", Discovery::claimsEndpoint),
        Check.of("UG-2-06", "Profiles are a list of URIs", Discovery::profiles),
        Check.of("UG-2-08", "Clients register claims addresses", ClientRegistration::registers)
            .needing(Capability.CLIENT_REGISTRATION),
        Check.of("UG-2-09", "Bad claims addresses are refused", ClientRegistration::refuses)
            .needing(Capability.CLIENT_REGISTRATION),
        Check.of("UG-2-10", "The UMA grant is listed", Discovery::listsTheGrant),
        Check.of("FA-2-01", "There is a permission endpoint", address("permission_endpoint")),
        Check.of(
            "FA-2-02",
            "There is a resource registration endpoint",
            address("resource_registration_endpoint")),
        Check.of("FA-2-03 FA-5-01", "There is introspection by PAT", Discovery::introspection)
            .needing(Capability.PAT),
        Check.of("FA-1.5-01", "The protection API is declared", Discovery::protectionApi),
        Check.of("UG-7-01 FA-9-01", "Registered names are spelt so", Discovery::names));
  }

  private static void isThere(Subject subject) {
    var request = Request.get("Read the discovery document", subject.discoveryAddress());
    var document = Expect.json(subject.send(request), 200);
    Expect.that(document.isObject(), "a JSON object", Expect.kind(document));
  }

  private static void hasItsShape(Subject subject) {
    var document = subject.discovery();
    Expect.text(document, "issuer");
    Expect.text(document, "token_endpoint");
    var responseTypes = document.path("response_types_supported");
    Expect.that(
        responseTypes.isArray(), "response_types_supported, a list", Expect.kind(responseTypes));
    for (var member : document.properties()) {
      if (member.getKey().endsWith("_endpoint") || member.getKey().equals("jwks_uri")) {
        requireAddress(subject, member.getKey());
      }
      if (member.getKey().endsWith("_supported") && member.getValue().isArray()) {
        requireTexts(member.getKey(), member.getValue());
      }
    }
    authorizationEndpoint(document);
    if (document.has("jwks_uri")) {
      var keys = subject.send(Request.get("Read the keys", subject.endpoint("jwks_uri")));
      Expect.status(keys, 200);
      Expect.that(keys.json().path("keys").isArray(), "a set of keys", Expect.seen(keys));
    }
  }

  private static void requireTexts(String name, JsonNode list) {
    Expect.that(!list.isEmpty(), name + " left out or with members", "an empty list");
    for (var one : list) {
      Expect.that(one.isTextual(), name + ", a list of texts", "a " + Expect.kind(one) + " in it");
    }
  }

  private static void authorizationEndpoint(JsonNode document) {
    for (var grant : document.path("grant_types_supported")) {
      if (grant.asText().equals("authorization_code") || grant.asText().equals("implicit")) {
        Expect.text(document, "authorization_endpoint");
      }
    }
  }

  private static void isAtItsIssuer(Subject subject) {
    var issuer = Expect.text(subject.discovery(), "issuer");
    Expect.that(
        issuer.equals(subject.driver().issuer()),
        "issuer " + subject.driver().issuer(),
        "issuer " + issuer);
  }

  private static void claimsEndpoint(Subject subject) {
    if (!subject.discovery().has("claims_interaction_endpoint")) {
      subject.note("there is no static claims interaction endpoint");
      return;
    }
    requireAddress(subject, "claims_interaction_endpoint");
    var endpoint = subject.endpoint("claims_interaction_endpoint");
    var answer = subject.send(Request.get("Go there with nothing", endpoint));
    var expected = "an error page with a status such as 400";
    Expect.that(answer.status() != 404 && answer.status() < 500, expected, Expect.seen(answer));
    if (subject.driver().isOurs()) {
      Expect.status(answer, 400);
    }
  }

  private static void profiles(Subject subject) {
    var profiles = subject.discovery().path("uma_profiles_supported");
    if (profiles.isMissingNode()) {
      subject.note("no profiles are named");
      return;
    }
    Expect.that(profiles.isArray(), "uma_profiles_supported, a list", Expect.kind(profiles));
    var seen = new HashSet<String>();
    for (var profile : profiles) {
      Expect.that(
          profile.isTextual() && uri(profile.asText()).isAbsolute(),
          "absolute URIs in uma_profiles_supported",
          profile.toString());
      Expect.that(seen.add(profile.asText()), "no profile twice", profile.asText());
    }
  }

  private static void listsTheGrant(Subject subject) {
    var grants = subject.discovery().path("grant_types_supported");
    Expect.that(
        grants.valueStream().anyMatch(grant -> grant.asText().equals(Moves.UMA_GRANT)),
        Moves.UMA_GRANT + " in grant_types_supported",
        grants.isMissingNode() ? "no grant_types_supported" : grants.toString());
  }

  private static Check.Body address(String name) {
    return subject -> requireAddress(subject, name);
  }

  private static void introspection(Subject subject) {
    requireAddress(subject, "introspection_endpoint");
    var moves = new Moves(subject);
    var answer = moves.introspectWithPat(ServerRole.FIRST, "a token that there is not");
    var body = Expect.json(answer, 200);
    Expect.that(body.path("active").isBoolean(), "active, true or false", body.toString());
  }

  private static void protectionApi(Subject subject) {
    for (var name : List.of("permission_endpoint", "resource_registration_endpoint")) {
      requireAddress(subject, name);
      var endpoint = subject.endpoint(name);
      var answer = subject.send(Request.json("Ask without a PAT", "POST", endpoint, "{}"));
      Expect.status(answer, 401);
    }
  }

  private static void names(Subject subject) {
    for (var member : subject.discovery().properties()) {
      Expect.that(
          !MISSPELT.contains(member.getKey()),
          "the names that are registered",
          member.getKey() + ", which is none of UMA 2.0");
    }
    Expect.text(subject.discovery(), "permission_endpoint");
    Expect.text(subject.discovery(), "resource_registration_endpoint");
  }

  private static void requireAddress(Subject subject, String name) {
    var text = Expect.text(subject.discovery(), name);
    var address = uri(text);
    Expect.that(
        address.isAbsolute() && address.getHost() != null && address.getRawFragment() == null,
        name + ", an absolute address without a fragment",
        text);
    if ("http".equals(address.getScheme()) && isLoopback(address)) {
      subject.note("http, which on this machine counts as https");
      return;
    }
    Expect.that("https".equals(address.getScheme()), name + " with https", text);
  }

  /** Whether an address is on this machine. */
  static boolean isLoopback(URI address) {
    return LOOPBACK.contains(address.getHost());
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException notOne) {
      throw new Deviation("an address", text);
    }
  }
}
