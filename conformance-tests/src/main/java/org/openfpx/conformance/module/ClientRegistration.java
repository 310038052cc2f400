package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** Clients that register themselves, with claims redirect addresses (UMA Grant section 2). */
final class ClientRegistration {
  private static final List<String> GOOD =
      List.of("https://kit.example/cb1", "https://kit.example/cb2");
  private static final List<String> BAD =
      List.of(
          "/cb",
          "https://kit.example/cb#x",
          "javascript:alert(1)",
          "data:text/html,x",
          "http://kit.example/cb");

  private ClientRegistration() {}

  static void registers(Subject subject) {
    var body = Expect.json(register(subject, GOOD), 201);
    later(subject, body);
    Expect.that(
        Moves.texts(body.path("claims_redirect_uris")).equals(Set.copyOf(GOOD)),
        "claims_redirect_uris as registered",
        body.path("claims_redirect_uris").toString());
    if (body.has("registration_client_uri")) {
      var again = Expect.json(subject.send(own(body, "GET")), 200);
      Expect.that(
          again.path("claims_redirect_uris").equals(body.path("claims_redirect_uris")),
          "the same when read again",
          again.path("claims_redirect_uris").toString());
    }
  }

  static void refuses(Subject subject) {
    for (var address : BAD) {
      var answer = register(subject, List.of(address));
      if (answer.status() == 201) {
        later(subject, answer.json());
      }
      Expect.error(answer, 400, "invalid_redirect_uri", "invalid_client_metadata");
    }
  }

  private static Answer register(Subject subject, List<String> addresses) {
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("client_name", subject.named("client"));
    metadata.putArray("grant_types").add(Moves.UMA_GRANT);
    addresses.forEach(metadata.putArray("claims_redirect_uris")::add);
    var request =
        Request.json(
            "Register a client",
            "POST",
            subject.endpoint("registration_endpoint"),
            metadata.toString());
    return subject.send(subject.driver().initialAccessToken().map(request::bearer).orElse(request));
  }

  private static void later(Subject subject, JsonNode client) {
    if (client.has("registration_client_uri")) {
      subject.later(() -> subject.send(own(client, "DELETE")));
    }
  }

  private static Request own(JsonNode client, String method) {
    var address = URI.create(client.path("registration_client_uri").asText());
    return new Request("Look after the client", method, address, Map.of(), "")
        .bearer(client.path("registration_access_token").asText());
  }
}
