package org.openfpx.apps.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.apps.demo.client.Reading.Kind;
import org.openfpx.apps.demo.client.Reading.Line;
import org.openfpx.apps.demo.client.Reading.Outcome;
import org.openfpx.apps.demo.party.Reply;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.domain.secret.Secret;

/** Call 4: reads the records, each straight from its source, with the token for that source. */
final class Reader {
  private final Telephone telephone;

  Reader(Telephone telephone) {
    this.telephone = telephone;
  }

  /** Reads everything that a token answer opens. */
  List<Reading> readAll(JsonNode tokens) {
    var readings = new ArrayList<Reading>();
    for (var token : tokens.path("access_tokens")) {
      var source = token.path("resource_server").asText();
      var value = new Secret(token.path("access_token").asText());
      for (var permission : token.path("permissions")) {
        Kind.of(permission.path("resource_type").asText())
            .map(kind -> read(source, kind, value, permission.path("resource_uri").asText()))
            .ifPresent(readings::add);
      }
    }
    return List.copyOf(readings);
  }

  private Reading read(String source, Kind kind, Secret token, String address) {
    var reply = telephone.get(URI.create(address), token);
    var lines =
        reply instanceof Reply.Answered answer && answer.isGood()
            ? lines(kind, answer.body())
            : List.<Line>of();
    return new Reading(source, kind, token.hash(), outcome(reply), lines);
  }

  private static Outcome outcome(Reply reply) {
    return switch (reply) {
      case Reply.Unreachable() -> Outcome.DOWN;
      case Reply.Answered answer when answer.isGood() -> Outcome.READ;
      case Reply.Answered answer when answer.status() == 401 || answer.status() == 403 ->
          Outcome.STOPPED;
      case Reply.Answered _ -> Outcome.DOWN;
    };
  }

  private static List<Line> lines(Kind kind, JsonNode bundle) {
    var lines = new ArrayList<Line>();
    for (var entry : bundle.path("entry")) {
      var resource = entry.path("resource");
      lines.add(
          switch (kind) {
            case IMMUNIZATIONS ->
                new Line(
                    resource.path("vaccineCode").path("text").asText(),
                    date(resource.path("occurrenceDateTime")));
            case PROFILE -> new Line(name(resource), date(resource.path("birthDate")));
          });
    }
    return lines;
  }

  private static String name(JsonNode patient) {
    var name = patient.path("name").path(0);
    var words = new ArrayList<String>();
    name.path("given").forEach(given -> words.add(given.asText()));
    words.add(name.path("family").asText());
    return String.join(" ", words);
  }

  private static Optional<LocalDate> date(JsonNode value) {
    var text = value.asText("");
    try {
      return Optional.of(LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeParseException unknown) {
      return Optional.empty();
    }
  }
}
