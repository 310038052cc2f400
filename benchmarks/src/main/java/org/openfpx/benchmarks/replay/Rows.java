package org.openfpx.benchmarks.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows as texts by the names of their columns, without those that hold nothing. */
final class Rows {
  private Rows() {}

  static List<Map<String, String>> read(ResultSet result) throws SQLException {
    var rows = new ArrayList<Map<String, String>>();
    var about = result.getMetaData();
    while (result.next()) {
      var row = new HashMap<String, String>();
      for (var i = 1; i <= about.getColumnCount(); i++) {
        var value = result.getString(i);
        if (value != null) {
          row.put(about.getColumnLabel(i), value);
        }
      }
      rows.add(row);
    }
    return rows;
  }
}
