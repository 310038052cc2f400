package org.openfpx.persistence.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded database under kill -9: what was committed is there, what was not is not. A spent
 * ticket stays spent. (The servers keep that promise themselves.)
 */
class KilledProcessTest {
  @Test
  void whatWasCommittedSurvivesAndWhatWasNotDoesNot(@TempDir Path folder) throws Exception {
    var url = "jdbc:h2:file:" + folder.resolve("kept");
    int acknowledged = killAfterAFew(url);

    var settings = DatabaseSettings.of(url, "sa", Optional.empty());
    try (var database = Database.open(settings, SystemSchema.PROVIDER)) {
      int kept = database.db().fetchCount(DSL.table("t"));
      // One more may have been committed before its acknowledgement could leave.
      assertThat(kept).isBetween(acknowledged, acknowledged + 1);
      assertThat(database.db().fetchCount(DSL.table("t"), DSL.condition("n < 0"))).isZero();
    }
  }

  /** In such a file H2 2.5 finds its newest commits only where they stand at the end. */
  @Test
  void whatWasCommittedSurvivesInAFileWhoseOldSpaceCouldBeUsedAgain(@TempDir Path folder)
      throws Exception {
    // By itself that takes longer than a test, 45 seconds.
    var url = "jdbc:h2:file:" + folder.resolve("worn") + ";RETENTION_TIME=1";
    var settings = DatabaseSettings.of(url, "sa", Optional.empty());
    int acknowledged = 0;
    for (int round = 1; round <= 2; round++) {
      acknowledged += killAfter(url, 250);
      try (var database = Database.open(settings, SystemSchema.PROVIDER)) {
        int kept = database.db().fetchCount(DSL.table("t"));
        assertThat(kept).isBetween(acknowledged, acknowledged + round);
      }
    }
  }

  private static int killAfterAFew(String url) throws Exception {
    return killAfter(url, 50);
  }

  private static int killAfter(String url, int few) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java, "-cp", classPath(), KilledProcessTest.class.getName() + "$Writer", url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int acknowledged = 0;
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (acknowledged < few && "committed".equals(output.readLine())) {
        acknowledged++;
      }
      // By its handle: the process itself would close the output before it is read to its end.
      process.toHandle().destroyForcibly();
      acknowledged += (int) output.lines().filter("committed"::equals).count();
    }
    assertThat(acknowledged).isGreaterThanOrEqualTo(few);
    return acknowledged;
  }

  /** Of this test, whoever runs it. */
  private static String classPath() {
    return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  /** Commits one row after the other, and always leaves another that is not committed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      var settings = DatabaseSettings.of(args[0], "sa", Optional.empty());
      try (var database = Database.open(settings, SystemSchema.PROVIDER)) {
        database.db().execute("CREATE TABLE IF NOT EXISTS t (n INT NOT NULL, PRIMARY KEY (n))");
        for (int n = 1 + database.db().fetchCount(DSL.table("t")); ; n++) {
          int row = n;
          database
              .atomically()
              .run(() -> {
                database.db().execute("INSERT INTO t VALUES (?)", -row);
                database.db().execute("INSERT INTO t VALUES (?)", row);
                return database.db().execute("DELETE FROM t WHERE n = ?", -row);
              });
          System.out.println("committed");
        }
      }
    }
  }
}
