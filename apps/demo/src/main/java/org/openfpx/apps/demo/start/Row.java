package org.openfpx.apps.demo.start;

import java.util.List;

/** A row of a table, as it is shown: sealed values as such, hashes by their beginning. */
public record Row(String table, List<Cell> cells) {
  public Row {
    cells = List.copyOf(cells);
  }

  /** A column that has a value. */
  public record Cell(String name, String value) {}
}
