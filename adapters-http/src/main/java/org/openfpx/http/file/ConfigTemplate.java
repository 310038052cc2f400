package org.openfpx.http.file;

import java.util.ArrayList;
import java.util.List;

/**
 * A configuration file with every key, what it means, and what holds without it.
 *
 * @param what the system is, as in "the configuration of ..."
 * @param name the short name of the system, as in {@code openfpx serve NAME}
 * @param keys those of one section beside each other
 */
public record ConfigTemplate(String what, String name, List<ConfigKey<?>> keys) {
  public ConfigTemplate {
    keys = List.copyOf(keys);
  }

  /**
   * The file: keys that must be there with an example, the others with their usual value or, as a
   * comment, an example.
   */
  public String text() {
    var file =
        new StringBuilder(
            """
            # The configuration of %1$s: every key, what it is for, and its usual value.
            # Save it as a file, change what is marked as an example, and start the system with
            # ./openfpx serve %2$s --config FILE. A key whose usual value suits you may be left out;
            # one behind a # has none, and is needed only where its text says so.
            # docs/guides/first-network.md leads from here to a network of your own.
            """
                .formatted(what, name));
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
    if (key.required()) {
      file.append(indent).append("# Required; the value here is an example.\n");
    }
    var written = key.required() ? key.example() : key.usual().orElse(key.example());
    boolean comment = !key.required() && key.usual().isEmpty();
    file.append(indent).append(comment ? "# " : "").append(name).append(": ");
    file.append(key.shape() == ConfigKey.Shape.LIST ? "[" + written + "]" : written).append('\n');
  }
}
