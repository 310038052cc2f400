package org.openfpx.apps.demo.start;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers in which order rows were first seen, by their {@code id}, while they are there. */
final class OrderOfArrival {
  private final Map<String, Integer> seen = new HashMap<>();
  private int next;

  /**
   * The rows, the one that was seen last in front.
   *
   * @param rows the latest first, which decides among those that are new at once
   */
  List<Map<String, String>> latestFirst(List<Map<String, String>> rows) {
    seen.keySet().retainAll(rows.stream().map(OrderOfArrival::id).toList());
    rows.reversed().forEach(row -> seen.computeIfAbsent(id(row), id -> next++));
    return rows.stream()
        .sorted(Comparator.comparing((Map<String, String> row) -> seen.get(id(row))).reversed())
        .toList();
  }

  private static String id(Map<String, String> row) {
    return row.getOrDefault("id", "");
  }
}
