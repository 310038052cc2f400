package org.openfpx.http.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a YAML file that knows its line. */
sealed interface YamlNode {
  int line();

  /** A text, a number, yes or no: all of them texts until somebody knows what they are to be. */
  record Scalar(String text, int line) implements YamlNode {}

  /** Nothing after the colon. */
  record Empty(int line) implements YamlNode {}

  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(Map<String, YamlNode> members, int line) implements YamlNode {
    public Mapping {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    Optional<YamlNode> member(String name) {
      return Optional.ofNullable(members.get(name));
    }
  }
}
