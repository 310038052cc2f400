package org.openfpx.persistence.testing;

import java.util.ArrayList;
import java.util.List;
import org.openfpx.persistence.pool.StatementWatch;

/** The statements sent since it was last emptied, by all threads. */
public final class SentStatements implements StatementWatch {
  private final List<String> sent = new ArrayList<>();
  private int commits;

  @Override
  public synchronized void sent(String sql) {
    sent.add(sql);
  }

  @Override
  public synchronized void committed() {
    commits++;
  }

  /** How often the last piece of work made something durable. */
  public synchronized int commits() {
    return commits;
  }

  /** What one piece of work sends, while nobody else works. */
  public synchronized List<String> during(Runnable work) {
    sent.clear();
    commits = 0;
    work.run();
    return List.copyOf(sent);
  }
}
