package org.openfpx.conformance.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.driver.Answering;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Client;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.ResourceRole;
import org.openfpx.conformance.exchange.Answer;

/** Claims about the time, which a server must not take for its own clock. */
final class PushedTimes {
  private static final Map<ResourceRole, List<String>> R1_A = Map.of(ResourceRole.R1, List.of("a"));
  private static final long IN_FAR_YEARS = 4_102_444_800L;
  private static final long LENIENCE_SECONDS = 60;

  private PushedTimes() {}

  static void look(Subject subject) {
    var moves = new Moves(subject);
    var journey = new Journey(subject);
    var client = subject.driver().client(ClientRole.FIRST);
    long life = journey.granted(client).path("expires_in").asLong();
    for (var claims : List.of(lists(), plain())) {
      allowed(subject, journey, claims, life);
      if (subject.driver().capabilities().contains(Capability.UNSHARED_RESOURCES)) {
        refused(subject, pushing(moves, client, moves.unsharedTicket(), claims));
      }
    }
  }

  private static void allowed(Subject subject, Journey journey, JsonNode claims, long life) {
    var moves = new Moves(subject);
    var client = subject.driver().client(ClientRole.FIRST);
    var answer = pushing(moves, client, journey.ticket(R1_A), claims);
    if (Expect.seen(answer).endsWith("need_info")) {
      var next = journey.gather(client, answer.json(), Answering.EVERYTHING);
      answer = next.map(ticket -> pushing(moves, client, ticket, claims)).orElse(answer);
    }
    if (answer.status() == 200) {
      livesNoLonger(journey, moves, Expect.json(answer, 200), life);
    } else {
      refused(subject, answer);
    }
  }

  private static Answer pushing(Moves moves, Client client, String ticket, JsonNode claims) {
    var fields = Moves.fields(ticket);
    fields.put("claim_token", encoded(claims));
    fields.put("claim_token_format", "urn:ietf:params:oauth:token-type:jwt");
    return moves.present(client, fields);
  }

  /** As an ID token has them. */
  private static JsonNode plain() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("exp", IN_FAR_YEARS)
        .put("iat", IN_FAR_YEARS - 1)
        .put("auth_time", IN_FAR_YEARS - 1);
  }

  /** As Keycloak has them: lists of texts, under names of its own for the time too. */
  private static JsonNode lists() {
    var lists = JsonNodeFactory.instance.objectNode();
    for (var claim : plain().properties()) {
      lists.putArray(claim.getKey()).add(claim.getValue().asText());
    }
    lists.putArray("kc.time.date_time").add("2100-01-01 00:00:00");
    lists.putArray("kc.time.year").add("2100");
    return lists;
  }

  private static String encoded(JsonNode claims) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void livesNoLonger(Journey journey, Moves moves, JsonNode granted, long life) {
    long longest = life + LENIENCE_SECONDS;
    long told = granted.path("expires_in").asLong();
    Expect.that(told <= longest, "a life of " + life + " seconds", told + " seconds");
    var token = Expect.text(granted, "access_token");
    long end = moves.introspect(journey.holder(), token).json().path("exp").asLong();
    long left = end - Chance.now().getEpochSecond();
    Expect.that(left <= longest, "an end within " + life + " seconds", "in " + left + " seconds");
  }

  /** An error of the server gives no token either, but is no answer. */
  private static void refused(Subject subject, Answer answer) {
    Expect.that(answer.status() / 100 != 2, "no token by claims", Expect.seen(answer));
    subject.ought(answer.status() / 100 == 4, "a refusal of such claims", Expect.seen(answer));
  }
}
