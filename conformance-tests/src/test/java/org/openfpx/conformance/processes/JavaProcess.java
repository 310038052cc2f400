package org.openfpx.conformance.processes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openfpx.apps.demo.Demo;
import org.openfpx.conformance.scenario.ScenarioNetwork.Stoppable;

/** A main class of ours in a JVM of its own, which can be killed and started again. */
public final class JavaProcess implements Stoppable, AutoCloseable {
  static final String HOME = System.getProperty("openfpx.home", "..");

  /** For processes that live for minutes, and whose memory is watched by nobody. */
  static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final int PATIENCE_SECONDS = 240;

  private final Launch launch;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private Process process;
  private CompletableFuture<Void> started = new CompletableFuture<>();

  private JavaProcess(Launch launch) {
    this.launch = launch;
    this.process = begin();
  }

  /**
   * What is started.
   *
   * @param properties of the JVM
   * @param ready what stands in the line it writes when it is there
   */
  public record Launch(
      Class<?> main,
      Map<String, String> properties,
      Map<String, String> environment,
      String ready,
      List<String> arguments) {
    private List<String> command() {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(JVM);
      // They are for one system.
      if (main != Demo.class) {
        command.addAll(limits());
      }
      command.add("-Dopenfpx.home=" + HOME);
      properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
      command.addAll(FasterStarts.options());
      command.add(main.getName());
      command.addAll(arguments);
      return command;
    }

    /** Those that {@code openfpx serve} sets. */
    private static List<String> limits() {
      try (var script = Files.lines(Path.of(HOME, "openfpx"))) {
        var line = script.filter(one -> one.startsWith("limits='")).findFirst().orElseThrow();
        return List.of(line.substring("limits='".length(), line.length() - 1).split(" "));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String toString() {
      return main.getSimpleName() + " " + arguments;
    }
  }

  /** Starts one; {@link #await} waits until it is there. */
  public static JavaProcess begin(Launch launch) {
    return new JavaProcess(launch);
  }

  /** Waits until it is ready. */
  public JavaProcess await() {
    try {
      started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return this;
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("it does not start: " + launch, e);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Ends it as {@code kill -9} does: nothing of it gets to run any more. */
  @Override
  public void stop() {
    // By its handle: the process itself would close its output under its reader.
    process.toHandle().destroyForcibly();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it outlives being killed: " + launch);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once more, as before. */
  @Override
  public void startAgain() {
    started = new CompletableFuture<>();
    process = begin();
    var unused = await();
  }

  private Process begin() {
    try {
      var builder = new ProcessBuilder(launch.command()).redirectErrorStream(true);
      builder.environment().putAll(launch.environment());
      var launched = builder.start();
      var waited = started;
      // No virtual thread: reading a pipe keeps its carrier, and there are as few as processors.
      Thread.ofPlatform().daemon().start(() -> drain(launched, waited));
      return launched;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it has said so far, and did before it was started again. */
  List<String> said() {
    return List.copyOf(said);
  }

  /** Reads all that it says, so that it is never held up; completes when it says it is ready. */
  private void drain(Process launched, CompletableFuture<Void> waited) {
    var last = "";
    try (BufferedReader output = launched.inputReader()) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        last = line;
        said.add(line);
        if (line.contains(launch.ready())) {
          waited.complete(null);
        }
      }
    } catch (IOException e) {
      waited.completeExceptionally(e);
    }
    waited.completeExceptionally(new IllegalStateException("it ended with: " + last));
  }

  @Override
  public void close() {
    stop();
  }
}
