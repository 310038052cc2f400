package org.openfpx.conformance.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.MediaTypes;

/** The structure of a body: what kind of thing is at which place, without its content. */
final class Structure {
  private static final JsonMapper JSON = new JsonMapper();

  /** Texts that say what an answer is, and are compared by themselves. */
  private static final Set<String> TELLING = Set.of("error", "token_type");

  private final SortedMap<String, String> kinds = new TreeMap<>();

  private Structure() {}

  /** Kinds by places. */
  static SortedMap<String, String> of(Entry.Got got) {
    var structure = new Structure();
    var type = got.type();
    if (got.body().isEmpty()) {
      structure.kinds.put("", "nothing");
    } else if (MediaTypes.isJson(type)) {
      structure.json(got.body());
    } else if (MediaTypes.isHtml(type)) {
      structure.page(got.body());
    } else {
      structure.kinds.put("", "text");
    }
    return structure.kinds;
  }

  private void json(String body) {
    try {
      node("", JSON.readTree(body));
    } catch (JsonProcessingException notJson) {
      kinds.put("", "no JSON");
    }
  }

  private void node(String place, JsonNode node) {
    kinds.merge(place, kind(place, node), Structure::either);
    if (node.isArray()) {
      node.forEach(one -> node(place + "[]", one));
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      node(place + "/" + member.getKey(), member.getValue());
    }
  }

  private static String either(String one, String other) {
    var both = new TreeSet<>(Set.of(one.split(" or ")));
    both.addAll(Set.of(other.split(" or ")));
    return String.join(" or ", both);
  }

  private static String kind(String place, JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING ->
          TELLING.contains(place.substring(place.lastIndexOf('/') + 1))
              ? telling(node.asText().toLowerCase(Locale.ROOT))
              : "a text";
      case BOOLEAN -> node.asText();
      case NUMBER -> "a number";
      case ARRAY -> node.isEmpty() ? "an empty list" : "a list";
      case OBJECT -> "an object";
      default -> "null";
    };
  }

  /** A code as it is; of a sentence where a code should be, not the numbers in it. */
  private static String telling(String text) {
    return "\"" + (text.contains(" ") ? text.replaceAll("[0-9]+", "*") : text) + "\"";
  }

  private void page(String body) {
    var page = Jsoup.parse(body);
    kinds.put(
        "", page.select("[role=alert], .error").isEmpty() ? "a page" : "a page with an error");
    int number = 0;
    for (var form : page.select("form")) {
      var fields = new TreeSet<String>();
      form.select("[name]").forEach(field -> fields.add(field.attr("name")));
      var method = form.attr("method").toUpperCase(Locale.ROOT);
      kinds.put("form " + ++number, method + " of " + String.join(", ", fields));
    }
  }
}
