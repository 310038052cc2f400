package org.openfpx.persistence.packed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of texts in one column: fields parted by tabs, rows by line feeds, both of them and the
 * backslash escaped.
 */
public final class Packed {
  private Packed() {}

  public static String rows(List<List<String>> rows) {
    return String.join(
        "\n",
        rows.stream()
            .map(row -> String.join("\t", row.stream().map(Packed::escaped).toList()))
            .toList());
  }

  public static List<List<String>> rows(String packed) {
    List<List<String>> rows = new ArrayList<>();
    if (!packed.isEmpty()) {
      for (var row : packed.split("\n", -1)) {
        rows.add(Arrays.stream(row.split("\t", -1)).map(Packed::plain).toList());
      }
    }
    return rows;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String plain(String escaped) {
    var plain = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\') {
        i++;
        plain.append(
            switch (escaped.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> escaped.charAt(i);
            });
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
