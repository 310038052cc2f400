package org.openfpx.persistence.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.openfpx.domain.registry.AttributeKind;
import org.openfpx.domain.registry.SealedSecret;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/** The rows of one value: each kind has its own form, and is read by its kind alone. */
final class ValueRows {
  private ValueRows() {}

  /**
   * One row.
   *
   * @param part the language, the name of a member or the place of a seal; else empty
   * @param place in a list
   */
  record Row(String part, int place, String content) {}

  static List<Row> of(Value value) {
    return switch (value) {
      case Value.Text(var text) -> one("", text);
      case Value.Number(var number) -> one("", Long.toString(number));
      case Value.Flag(var flag) -> one("", Boolean.toString(flag));
      case Value.Moment(var instant) -> one("", instant.toString());
      case Value.Hashed(var hash) -> one("", hash.hex());
      case Value.Kept(var secret) -> one(secret.place(), secret.sealed().value());
      case Value.Localized(var text) ->
          text.byLanguage().entrySet().stream()
              .map(entry -> new Row(entry.getKey().code(), 0, entry.getValue()))
              .toList();
      case Value.Members(var members) ->
          members.entrySet().stream()
              .map(entry -> new Row(entry.getKey(), 0, entry.getValue()))
              .toList();
      case Value.Texts(var texts) -> list(texts);
      case Value.Clear ignored ->
          throw new IllegalStateException("a secret in the clear is never stored");
    };
  }

  private static List<Row> one(String part, String content) {
    return List.of(new Row(part, 0, content));
  }

  private static List<Row> list(List<String> texts) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < texts.size(); i++) {
      rows.add(new Row("", i, texts.get(i)));
    }
    return rows;
  }

  static Value toValue(AttributeKind kind, List<Row> rows) {
    var first = rows.getFirst();
    return switch (kind) {
      case TEXT, URI, WEB_URI, CHOICE, KEY_SET -> new Value.Text(first.content());
      case INTEGER, MILLIS -> new Value.Number(Long.parseLong(first.content()));
      case BOOLEAN -> new Value.Flag(Boolean.parseBoolean(first.content()));
      case INSTANT -> new Value.Moment(Instant.parse(first.content()));
      // Of a sealed one the place stands beside it.
      case SECRET_HASHED ->
          first.part().isEmpty() ? new Value.Hashed(new SecretHash(first.content())) : kept(first);
      case SECRET_SEALED -> kept(first);
      case LOCALIZED_TEXT, LOCALIZED_URI -> localized(rows);
      case JSON_OBJECT -> members(rows);
      case TEXT_LIST, URI_LIST ->
          new Value.Texts(
              rows.stream().sorted(Comparator.comparingInt(Row::place)).map(Row::content).toList());
    };
  }

  private static Value kept(Row row) {
    return new Value.Kept(new SealedSecret(new Sealed(row.content()), row.part()));
  }

  private static Value localized(List<Row> rows) {
    var texts = new HashMap<Language, String>();
    rows.forEach(row -> texts.put(new Language(row.part()), row.content()));
    return new Value.Localized(new LocalizedText(texts));
  }

  private static Value members(List<Row> rows) {
    var members = new TreeMap<String, String>();
    rows.forEach(row -> members.put(row.part(), row.content()));
    return new Value.Members(members);
  }
}
