package org.openfpx.benchmarks.replay;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.benchmarks.load.Load;
import org.openfpx.persistence.pool.DatabaseSettings;
import org.openfpx.persistence.pool.Pool;

/**
 * The bare side, a process of its own: for each line {@code FLOW COUNT WORKERS} that it reads it
 * waits for a second, empty line once it has its rows, sends the flow so often, and says how long
 * that took.
 */
public final class Bare {
  private final Pool pool;
  private final Recording recording;

  private Bare(Pool pool, Recording recording) {
    this.pool = pool;
    this.recording = recording;
  }

  /** Started with the database's address, its user, the number of connections and the recording. */
  public static void main(String[] args) throws Exception {
    var settings =
        new DatabaseSettings(
            args[0],
            args[1],
            Optional.empty(),
            Integer.parseInt(args[2]),
            DatabaseSettings.DEFAULT_PATIENCE,
            DatabaseSettings.DEFAULT_ANSWER_TIMEOUT);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var pool = Pool.open(settings)) {
      var bare = new Bare(pool, Recording.read(Path.of(args[3])));
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        bare.obey(line.split(" "), in);
      }
    }
  }

  private void obey(String[] words, BufferedReader in) throws Exception {
    var flow = recording.flows().get(words[0]);
    if (flow == null) {
      throw new IllegalArgumentException("no flow " + words[0]);
    }
    var count = Integer.parseInt(words[1]);
    var rows = rows(flow, count);
    System.out.println("prepared");
    in.readLine();
    var player = new Player(pool);
    var took =
        Load.run(
            Integer.parseInt(words[2]),
            count,
            () ->
                new Load.Worker() {
                  @Override
                  public void once(int task) throws SQLException {
                    player.play(flow, rows.isEmpty() ? Map.of() : rows.get(task % rows.size()));
                  }

                  @Override
                  public void close() {}
                });
    System.out.println(took.line());
  }

  /** Rows that no flow has begun with; a redemption changes its row, so each is good once. */
  private List<Map<String, String>> rows(Flow flow, int count) throws SQLException {
    if (flow.rows().isEmpty()) {
      return List.of();
    }
    try (var connection = pool.connection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(flow.rows() + " LIMIT " + count)) {
      return Rows.read(found);
    }
  }
}
