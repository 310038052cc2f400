package org.openfpx.conformance.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A file of ids that tells by its path each value that somebody looks for, there or not. */
final class WatchedIds {
  private final Members members;

  WatchedIds(Map<String, JsonNode> values, Consumer<String> lookedFor) {
    members = new Members("", lookedFor);
    values.forEach(members::fill);
  }

  Settings settings() {
    return new Settings(members.node(), "", new Settings.Source(Path.of("/"), Map.of()));
  }

  /** Those of one object. */
  private static final class Members extends LinkedHashMap<String, JsonNode> {
    private static final long serialVersionUID = 1;

    private final String above;
    private final transient Consumer<String> lookedFor;
    private final transient Map<String, Members> below = new LinkedHashMap<>();

    Members(String above, Consumer<String> lookedFor) {
      this.above = above;
      this.lookedFor = lookedFor;
    }

    ObjectNode node() {
      return new ObjectNode(JsonNodeFactory.instance, this);
    }

    void fill(String path, JsonNode value) {
      int dot = path.indexOf('.');
      if (dot < 0) {
        put(path, value);
        return;
      }
      var name = path.substring(0, dot);
      var part = below.computeIfAbsent(name, _ -> new Members(above + name + ".", lookedFor));
      put(name, part.node());
      part.fill(path.substring(dot + 1), value);
    }

    @Override
    public JsonNode get(Object name) {
      if (!below.containsKey(name)) {
        lookedFor.accept(above + name);
      }
      return super.get(name);
    }
  }
}
