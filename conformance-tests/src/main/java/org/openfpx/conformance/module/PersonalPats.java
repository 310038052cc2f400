package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Consent;
import org.openfpx.conformance.exchange.Request;

/** PATs that people give to resource servers (Federated Authorization sections 1.3 and 8). */
final class PersonalPats {
  private static final int PARTS_OF_A_JWT = 3;

  private PersonalPats() {}

  /** What a person gives to a resource server that asks for these scopes. */
  static Consent given(Subject subject, String... scopes) {
    return subject.driver().consent(Set.of(scopes));
  }

  /** That the protection API takes what was given. */
  static void works(Subject subject, Consent given) {
    Expect.status(subject.send(listing(subject, given.tokens())), 200, 204);
  }

  private static Request listing(Subject subject, JsonNode tokens) {
    var endpoint = subject.endpoint("resource_registration_endpoint");
    return Request.get("List the resources with it", endpoint)
        .bearer(Expect.text(tokens, "access_token"));
  }

  static void identified(Subject subject) {
    var given = given(subject, "openid", "uma_protection");
    works(subject, given);
    var idToken = Expect.text(given.tokens(), "id_token");
    Expect.that(
        idToken.split("[.]", -1).length == PARTS_OF_A_JWT, "an ID token, a JWT", "something else");
  }

  static void takenBack(Subject subject) {
    var given = given(subject, "uma_protection");
    works(subject, given);
    given.withdrawing().run();
    Expect.status(subject.send(listing(subject, given.tokens())), 401);
    if (!given.tokens().has("refresh_token")) {
      subject.note("no refresh token came with the PAT");
      return;
    }
    var fields =
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            Expect.text(given.tokens(), "refresh_token"));
    var endpoint = subject.endpoint("token_endpoint");
    var refresh = given.server().form("Refresh the PAT", endpoint, fields);
    Expect.error(subject.send(refresh), 400, "invalid_grant");
  }
}
