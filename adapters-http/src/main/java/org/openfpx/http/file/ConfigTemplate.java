package org.openfpx.http.file;

import java.util.ArrayList;
import java.util.List;

/** Writes a configuration file with every key, what it means, and what holds without it. */
public final class ConfigTemplate {
  private ConfigTemplate() {}

  /**
   * The file: keys that must be there with an example, the others with their usual value or, as a
   * comment, an example.
   *
   * @param title the first line
   * @param keys those of one section beside each other
   */
  public static String of(String title, List<ConfigKey<?>> keys) {
    var file = new StringBuilder("# ").append(title).append('\n');
    List<String> open = List.of();
    for (var key : keys) {
      var path = List.of(key.name().split("\\."));
      var sections = path.subList(0, path.size() - 1);
      if (!sections.equals(open)) {
        begin(file, sections, open);
      } else if (sections.isEmpty()) {
        file.append('\n');
      }
      open = sections;
      key(file, key, path.getLast(), "  ".repeat(sections.size()));
    }
    return file.toString();
  }

  private static void begin(StringBuilder file, List<String> sections, List<String> open) {
    int same = 0;
    while (same < Math.min(sections.size(), open.size())
        && sections.get(same).equals(open.get(same))) {
      same++;
    }
    if (same == 0) {
      file.append('\n');
    }
    var names = new ArrayList<>(sections);
    for (int depth = same; depth < names.size(); depth++) {
      file.append("  ".repeat(depth)).append(names.get(depth)).append(":\n");
    }
  }

  private static void key(StringBuilder file, ConfigKey<?> key, String name, String indent) {
    for (var line : key.meaning().split("\n")) {
      file.append(indent).append("# ").append(line).append('\n');
    }
    var written = key.required() ? key.example() : key.usual().orElse(key.example());
    boolean comment = !key.required() && key.usual().isEmpty();
    file.append(indent).append(comment ? "# " : "").append(name).append(": ");
    file.append(key.list() ? "[" + written + "]" : written).append('\n');
  }
}
