package org.openfpx.apps.demo.start;

import java.util.List;

/** One transaction, and what each party keeps of it. */
public record Story(String id, String stage, List<View> views) {
  public Story {
    views = List.copyOf(views);
  }

  /**
   * One party's part.
   *
   * @param party as the texts of the page name it
   */
  public record View(String party, List<Row> rows) {
    public View {
      rows = List.copyOf(rows);
    }
  }
}
