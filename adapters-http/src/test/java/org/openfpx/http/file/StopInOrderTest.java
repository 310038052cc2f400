package org.openfpx.http.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that is told to end while its system starts still closes it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StopInOrderTest {
  private static final int PATIENCE_SECONDS = 60;

  /** Starts a system that is told to end before it has started. */
  static final class Impatient {
    private Impatient() {}

    public static void main(String... arguments) throws Exception {
      var stop = new StopInOrder(System.err);
      new ProcessBuilder("kill", "-TERM", String.valueOf(ProcessHandle.current().pid())).start();
      while (!isStopping()) {
        Thread.onSpinWait();
      }
      stop.started(() -> System.out.println("closed in order"));
      stop.await();
    }

    private static boolean isStopping() {
      return Thread.getAllStackTraces().keySet().stream()
          .anyMatch(thread -> thread.getName().equals("stop"));
    }
  }

  @Test
  void whatHasStartedMeanwhileIsClosed() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    java, "-cp", System.getProperty("java.class.path"), Impatient.class.getName()))
            .redirectErrorStream(true)
            .start();
    try {
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(said).contains("closed in order");
    } finally {
      process.destroyForcibly();
    }
  }
}
