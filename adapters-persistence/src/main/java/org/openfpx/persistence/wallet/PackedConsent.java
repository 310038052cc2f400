package org.openfpx.persistence.wallet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.consent.Choices;
import org.openfpx.domain.wallet.consent.Consent.From;
import org.openfpx.domain.wallet.consent.Consent.Line;
import org.openfpx.domain.wallet.consent.Consent.Part;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.persistence.packed.Packed;

/** Parameters, choices and lines as texts in a column. */
final class PackedConsent {
  private static final String LINE = "line";

  private PackedConsent() {}

  static String of(AuthorizationParameters parameters) {
    // Repeated parameters were refused before anything is kept.
    return Packed.rows(
        parameters.values().entrySet().stream()
            .map(entry -> List.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  static AuthorizationParameters parameters(String packed) {
    return new AuthorizationParameters(
        Packed.rows(packed).stream().collect(Collectors.toMap(List::getFirst, List::getLast)),
        Set.of());
  }

  static String of(Choices choices) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(choices.howLong().name()));
    choices
        .lines()
        .forEach((number, choice) ->
            rows.add(
                List.of(
                    number.toString(), choice.resource().orElse(""), choice.scopes().toString())));
    return Packed.rows(rows);
  }

  static Choices choices(String packed) {
    var rows = Packed.rows(packed);
    Map<Integer, Choices.Choice> lines = new HashMap<>();
    for (var row : rows.subList(1, rows.size())) {
      lines.put(
          Integer.valueOf(row.getFirst()),
          new Choices.Choice(some(row.get(1)), ScopeSet.parse(row.get(2))));
    }
    return new Choices(lines, HowLong.valueOf(rows.getFirst().getFirst()));
  }

  static String lines(List<Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (var line : lines) {
      rows.add(row(line));
      for (var part : line.parts()) {
        rows.add(List.of(part.scope().value(), part.name(), Boolean.toString(part.given())));
      }
    }
    return Packed.rows(rows);
  }

  private static List<String> row(Line line) {
    List<String> row = new ArrayList<>();
    Collections.addAll(
        row,
        LINE,
        Integer.toString(line.number()),
        line.definition(),
        line.title(),
        Boolean.toString(line.required()));
    line.from()
        .ifPresent(from ->
            Collections.addAll(
                row,
                from.source(),
                from.resource(),
                from.name(),
                Long.toString(Seconds.of(from.endsAt()))));
    return row;
  }

  static List<Line> lines(String packed) {
    List<Line> lines = new ArrayList<>();
    var rows = Packed.rows(packed);
    for (int i = 0; i < rows.size(); i++) {
      List<Part> parts = new ArrayList<>();
      var line = rows.get(i);
      while (i + 1 < rows.size() && !isLine(rows.get(i + 1))) {
        i++;
        parts.add(part(rows.get(i)));
      }
      lines.add(line(line, parts));
    }
    return lines;
  }

  /** A part has three fields, whatever its scope is called. */
  private static boolean isLine(List<String> row) {
    return row.size() > 3;
  }

  private static Line line(List<String> row, List<Part> parts) {
    return new Line(
        Integer.parseInt(row.get(1)),
        row.get(2),
        row.get(3),
        Boolean.parseBoolean(row.get(4)),
        parts,
        row.size() > 5 ? Optional.of(from(row)) : Optional.empty());
  }

  private static From from(List<String> row) {
    return new From(
        row.get(5), row.get(6), row.get(7), Seconds.instant(Long.parseLong(row.get(8))));
  }

  private static Part part(List<String> row) {
    return new Part(new Scope(row.get(0)), row.get(1), Boolean.parseBoolean(row.get(2)));
  }

  private static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
