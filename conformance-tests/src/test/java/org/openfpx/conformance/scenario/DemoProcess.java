package org.openfpx.conformance.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openfpx.apps.demo.Demo;

/** The demo's network in a process of its own, which can be killed and started again. */
final class DemoProcess implements AutoCloseable {
  /** Above those of {@link DemoNetwork}, below those that the system gives to whoever asks. */
  private static final int FIRST_PORT = 31_000;

  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final int base;
  private Process process;

  private DemoProcess(Path folder, int base) {
    this.folder = folder;
    this.base = base;
    this.process = launch();
  }

  static DemoProcess start(Path folder) {
    return new DemoProcess(folder, DemoNetwork.freeBase(FIRST_PORT));
  }

  /** Where a client learns what it has to know. */
  URI network() {
    return URI.create("http://localhost:" + base + "/network.json");
  }

  /** Ends it as {@code kill -9} does: nothing of it gets to run any more. */
  void kill() {
    // By its handle: the process itself would close its output under its reader.
    process.toHandle().destroyForcibly();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the demo outlives being killed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once more, at the same ports and on what the killed one left in the folder. */
  void startAgain() {
    process = launch();
  }

  private Process launch() {
    var launched = command();
    var ready = new CompletableFuture<Void>();
    Thread.ofVirtual().start(() -> drain(launched, ready));
    try {
      ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return launched;
    } catch (ExecutionException | TimeoutException e) {
      launched.destroyForcibly();
      throw new IllegalStateException("the demo does not start", e);
    } catch (InterruptedException interrupted) {
      launched.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Process command() {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-Dopenfpx.home=" + System.getProperty("openfpx.home", ".."),
              "-cp",
              System.getProperty("java.class.path"),
              Demo.class.getName(),
              "--dir",
              folder.toString(),
              "--port-base",
              String.valueOf(base))
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all that it says, so that it is never held up; completes when it says it is ready. */
  private static void drain(Process process, CompletableFuture<Void> ready) {
    var last = "";
    try (BufferedReader output = process.inputReader()) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        last = line;
        if (line.startsWith("ready: ")) {
          ready.complete(null);
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IllegalStateException("it ended with: " + last));
  }

  @Override
  public void close() {
    kill();
  }
}
