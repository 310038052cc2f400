package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.played.SigningKey;

/** RPTs that are good with a proof of a key alone (RFC 9449). */
final class BoundTokens {
  private static final Map<ResourceRole, List<String>> R1_A = Map.of(ResourceRole.R1, List.of("a"));

  private BoundTokens() {}

  static void look(Subject subject) {
    if (!subject.discovery().has("dpop_signing_alg_values_supported")) {
      throw new NotOffered("the server does not bind tokens to keys by DPoP");
    }
    var journey = new Journey(subject);
    var key = SigningKey.fresh();
    var body = Expect.json(redeemed(subject, journey, key), 200);
    var type = Expect.text(body, "token_type");
    Expect.that(type.equals("DPoP"), "token_type DPoP", type);
    var told = told(subject, journey, body);
    Expect.that(told.path("active").asBoolean(), "an active token", "active: false");
    var thumbprint = told.path("cnf").path("jkt").asText("none");
    Expect.that(
        thumbprint.equals(key.thumbprint()), "cnf.jkt of the key", "another, or no cnf.jkt");
  }

  private static JsonNode told(Subject subject, Journey journey, JsonNode granted) {
    var token = Expect.text(granted, "access_token");
    return Expect.json(new Moves(subject).introspect(journey.holder(), token), 200);
  }

  /** The last answer of a process whose last request has a proof. */
  private static Answer redeemed(Subject subject, Journey journey, SigningKey key) {
    var client = subject.driver().client(ClientRole.FIRST);
    var moves = new Moves(subject);
    var ticket = journey.ticket(R1_A);
    if (!subject.driver().prefersPolicy()) {
      var answer = moves.present(client, ticket);
      if (answer.status() == 403) {
        var next = journey.gather(client, answer.json(), Answering.EVERYTHING);
        ticket = next.orElse("");
      } else {
        ticket = journey.ticket(R1_A);
      }
    }
    var endpoint = moves.tokenEndpoint();
    var request = client.form("Present it with a proof", endpoint, Moves.fields(ticket));
    return subject.send(request.with("DPoP", proof(key, endpoint)));
  }

  private static String proof(SigningKey key, URI endpoint) {
    return key.prove(
        JsonNodeFactory.instance
            .objectNode()
            .put("jti", Chance.token())
            .put("htm", "POST")
            .put("htu", endpoint.toString())
            .put("iat", Chance.now().getEpochSecond()));
  }
}
