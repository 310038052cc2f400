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

  private static int killAfterAFew(String url) throws Exception {
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
      while (acknowledged < 50 && "committed".equals(output.readLine())) {
        acknowledged++;
      }
      // By its handle: the process itself would close the output before it is read to its end.
      process.toHandle().destroyForcibly();
      acknowledged += (int) output.lines().filter("committed"::equals).count();
    }
    assertThat(acknowledged).isGreaterThanOrEqualTo(50);
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
        database.db().execute("CREATE TABLE t (n INT NOT NULL, PRIMARY KEY (n))");
        for (int n = 1; ; n++) {
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
