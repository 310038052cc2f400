package org.openfpx.conformance.clause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All clauses, in the order of the documents, and the choices that they leave. */
public final class Catalogue {
  private static final String UMA = "/clauses/uma.yaml";
  private static final String AS_FIRST = "/clauses/as-first.yaml";

  private final Map<String, Clause> clauses = new LinkedHashMap<>();
  private final List<Choice> choices;

  private Catalogue(JsonNode content, JsonNode profiles) {
    content.required("clauses").forEach(this::add);
    profiles.required("clauses").forEach(this::add);
    this.choices = content.required("choices").valueStream().map(Catalogue::choice).toList();
  }

  private void add(JsonNode node) {
    var clause = clause(node);
    if (clauses.put(clause.id(), clause) != null) {
      throw new IllegalStateException("two clauses are called " + clause.id());
    }
  }

  /** Those of UMA 2.0, with HEART's, and of the profiles of OpenFPX. */
  public static Catalogue whole() {
    return new Catalogue(read(UMA), read(AS_FIRST));
  }

  private static JsonNode read(String resource) {
    try (var stream = Catalogue.class.getResourceAsStream(resource)) {
      return new YAMLMapper().readTree(Objects.requireNonNull(stream));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Clause clause(JsonNode node) {
    return new Clause(
        text(node, "id"),
        text(node, "document"),
        text(node, "section"),
        list(node, "binds"),
        Level.named(text(node, "level")),
        list(node, "kinds").stream().map(Kind::valueOf).toList(),
        text(node, "module"),
        text(node, "requirement"),
        text(node, "checked"),
        optional(node, "uncovered"),
        optional(node, "reviewed"));
  }

  private static Choice choice(JsonNode node) {
    return new Choice(
        text(node, "id"), text(node, "point"), text(node, "accepted"), text(node, "ours"));
  }

  private static Optional<String> optional(JsonNode node, String member) {
    return Optional.ofNullable(node.get(member)).map(JsonNode::asText);
  }

  private static String text(JsonNode node, String member) {
    return node.required(member).asText();
  }

  private static List<String> list(JsonNode node, String member) {
    return node.required(member).valueStream().map(JsonNode::asText).toList();
  }

  /** All of them. */
  public List<Clause> clauses() {
    return List.copyOf(clauses.values());
  }

  /** Whether there is one of that id. */
  public boolean has(String id) {
    return clauses.containsKey(id);
  }

  /**
   * The one of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Clause clause(String id) {
    return Optional.ofNullable(clauses.get(id))
        .orElseThrow(() -> new IllegalArgumentException("there is no clause " + id));
  }

  /** The choices that the text leaves. */
  public List<Choice> choices() {
    return choices;
  }

  /** The names of all modules, in the order in which clauses name them. */
  public List<String> modules() {
    return clauses.values().stream().map(Clause::module).distinct().toList();
  }
}
