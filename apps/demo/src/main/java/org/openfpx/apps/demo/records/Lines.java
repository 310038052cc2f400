package org.openfpx.apps.demo.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a data file that is shipped with the demo, each a JSON object. */
final class Lines {
  private static final JsonMapper JSON = new JsonMapper();

  private Lines() {}

  static List<JsonNode> of(String name) {
    var resource = "/records/" + name + ".jsonl";
    try (var stream = Lines.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("not shipped: " + resource);
      }
      var lines = new ArrayList<JsonNode>();
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(JSON.readTree(line));
      }
      return List.copyOf(lines);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
