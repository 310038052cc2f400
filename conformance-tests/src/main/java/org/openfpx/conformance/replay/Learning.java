package org.openfpx.conformance.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.MediaTypes;
import org.openfpx.conformance.recording.Placeholder;

/** Takes from an answer what the recording has placeholders for at the same place. */
final class Learning {
  /** No value is as long, and comparing what is longer would take its time. */
  private static final int LONGEST_TEXT = 16 << 10;

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern COOKIE = Pattern.compile("^([^=;]+)=([^;]*)");

  private final Values values;

  Learning(Values values) {
    this.values = values;
  }

  /** From all of an answer. */
  void from(Entry.Got recorded, Entry.Got seen) {
    if (MediaTypes.isJson(recorded.type()) && MediaTypes.isJson(seen.type())) {
      nodes(parsed(recorded.body()), parsed(seen.body()));
    }
    if (MediaTypes.isHtml(recorded.type()) && MediaTypes.isHtml(seen.type())) {
      hiddenFields(recorded.body(), seen.body());
    }
    var leading = recorded.values("Location").stream().map(values::withRedirect).toList();
    pairs(leading, seen.values("Location")).forEach(this::address);
    cookies(recorded, seen);
    pairs(recorded.values("WWW-Authenticate"), seen.values("WWW-Authenticate")).forEach(this::text);
  }

  private record Pair(String recorded, String seen) {}

  private static List<Pair> pairs(List<String> recorded, List<String> seen) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < Math.min(recorded.size(), seen.size()); i++) {
      pairs.add(new Pair(recorded.get(i), seen.get(i)));
    }
    return pairs;
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  private void nodes(JsonNode recorded, JsonNode seen) {
    if (recorded.isTextual() && seen.isTextual()) {
      var pair = new Pair(recorded.asText(), seen.asText());
      if (!text(pair) && pair.recorded.matches("https?://.*")) {
        address(pair);
      }
    } else if (recorded.isArray()) {
      for (int i = 0; i < Math.min(recorded.size(), seen.size()); i++) {
        nodes(recorded.get(i), seen.path(i));
      }
    } else {
      for (Map.Entry<String, JsonNode> member : recorded.properties()) {
        nodes(member.getValue(), seen.path(member.getKey()));
      }
    }
  }

  /** Whether the text is of the same form, and no longer than a text with a value can be. */
  private boolean text(Pair pair) {
    if (Math.max(pair.recorded.length(), pair.seen.length()) > LONGEST_TEXT) {
      return false;
    }
    var found = Placeholder.values(pair.recorded, pair.seen);
    found.ifPresent(all -> all.forEach(values::learn));
    return found.isPresent();
  }

  /** An address: its parameters by their names, the segments of its path from the last one. */
  private void address(Pair pair) {
    var recorded = pair.recorded.split("[?#]", -1);
    var seen = pair.seen.split("[?#]", -1);
    for (int i = 1; i < Math.min(recorded.length, seen.length); i++) {
      var fields = Request.decode(seen[i]);
      Request.decode(recorded[i])
          .forEach((name, value) -> {
            if (fields.containsKey(name)) {
              text(new Pair(value, fields.getOrDefault(name, "")));
            }
          });
    }
    var segments = List.of(recorded[0].split("/")).reversed();
    var here = List.of(seen[0].split("/")).reversed();
    for (var segment : pairs(segments, here)) {
      text(new Pair(segment.recorded, unescaped(segment.seen)));
    }
  }

  private static String unescaped(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return segment;
    }
  }

  private void cookies(Entry.Got recorded, Entry.Got seen) {
    for (var one : recorded.values("Set-Cookie")) {
      for (var other : seen.values("Set-Cookie")) {
        var cookie = COOKIE.matcher(one);
        var here = COOKIE.matcher(other);
        if (cookie.find() && here.find() && cookie.group(1).equals(here.group(1))) {
          text(new Pair(cookie.group(2), here.group(2)));
        }
      }
    }
  }

  private void hiddenFields(String recorded, String seen) {
    var page = Jsoup.parse(seen);
    for (var field : Jsoup.parse(recorded).select("input[type=hidden][name]")) {
      page.select("input[type=hidden][name]").stream()
          .filter(other -> other.attr("name").equals(field.attr("name")))
          .findFirst()
          .ifPresent(other -> text(new Pair(field.attr("value"), other.attr("value"))));
    }
  }
}
