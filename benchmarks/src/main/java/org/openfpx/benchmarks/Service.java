package org.openfpx.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A Java process that says at a port of loopback when it is ready.
 *
 * @param arguments options of the JVM, the class path, the main class and what it is told
 */
record Service(Path folder, List<String> arguments, Map<String, String> environment, int port) {
  /** What {@code ./openfpx} starts Java with; it tells us, so that it can't be another. */
  static final List<String> JVM = words("openfpx.jvm");

  /** The same with the limits of a system that is served. */
  static final List<String> SERVED = joined(JVM, words("openfpx.limits"));

  /** What goes with the limits in the environment. */
  static final Map<String, String> ARENAS =
      Map.of("MALLOC_ARENA_MAX", System.getProperty("openfpx.arenas", ""));

  /** All that runs, without what measures it. */
  static final String PRODUCT = System.getProperty("openfpx.jar", "");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration END = Duration.ofMinutes(5);
  private static final double KIB_OF_A_MIB = 1024;
  private static final long BETWEEN_QUESTIONS_MILLIS = 5;

  private static List<String> words(String property) {
    return List.of(System.getProperty(property, "").split(" "));
  }

  static List<String> joined(List<String> first, List<String> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return List.copyOf(all);
  }

  /** A main class of ours, with what it is told; its libraries' log is not its output. */
  static List<String> own(Class<?> main, String... told) {
    var classPath = System.getProperty("java.class.path");
    var start = List.of("-Dlogback.configurationFile=quiet.xml", "-cp", classPath, main.getName());
    return joined(joined(SERVED, start), List.of(told));
  }

  /** Starts once and makes a cache of what the JVM had to load and link. */
  void train(Path cache) throws IOException, InterruptedException {
    try (var running = start(List.of("-XX:AOTCacheOutput=" + cache))) {
      running.untilReady();
    }
    if (!Files.exists(cache)) {
      throw new IOException("no cache was made; see " + log());
    }
  }

  /** A cache that can't be used would be passed over in silence; this makes it an error. */
  static List<String> cached(Path cache) {
    return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
  }

  /** What a start costs. */
  Start startAndEnd(List<String> more) throws IOException, InterruptedException {
    try (var running = start(more)) {
      return running.untilReady();
    }
  }

  /** Starts it, with more said to the JVM. */
  Running start(List<String> more) throws IOException {
    var builder = builder(more).redirectErrorStream(true).redirectOutput(log().toFile());
    var began = System.nanoTime();
    return new Running(this, builder.start(), began);
  }

  /** Starts one that is spoken with over its standard input and output. */
  Running startToTalk() throws IOException {
    var builder = builder(List.of()).redirectError(log().toFile());
    return new Running(this, builder.start(), System.nanoTime());
  }

  private ProcessBuilder builder(List<String> more) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(more);
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    // The process that assembles a cache; the limits of a served system would starve it.
    builder.environment().put("JDK_AOT_VM_OPTIONS", "-Xmx512m");
    return builder;
  }

  Path log() {
    return folder.resolve("log-" + port);
  }

  /** Waits for one that was asked to end, and makes it if it does not listen. */
  static void end(Process process, Path log) throws IOException {
    try {
      process.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.destroyForcibly();
      throw new IOException("did not end when asked to: " + Files.readString(log), e);
    }
  }

  /** The process; closing it asks it to end and waits until it has. */
  record Running(Service service, Process process, long began) implements AutoCloseable {

    /** Waits until the log has a line that begins so. */
    Start untilSaid(String sign) throws IOException, InterruptedException {
      var log = service.log();
      while (Files.readString(log).lines().noneMatch(line -> line.startsWith(sign))) {
        waitABit();
      }
      return sinceStart();
    }

    Start untilReady() throws IOException, InterruptedException {
      try (var client = HttpClient.newHttpClient()) {
        while (!answers(client)) {
          waitABit();
        }
      }
      return sinceStart();
    }

    private void waitABit() throws IOException, InterruptedException {
      var waited = Duration.ofNanos(System.nanoTime() - began);
      var over = process.waitFor(BETWEEN_QUESTIONS_MILLIS, TimeUnit.MILLISECONDS);
      if (over || waited.compareTo(PATIENCE) > 0) {
        throw new IOException("did not start: " + Files.readString(service.log()));
      }
    }

    private Start sinceStart() throws IOException {
      var wall = Duration.ofNanos(System.nanoTime() - began);
      return new Start(ProcFiles.cpu(read("stat")), wall);
    }

    /** Leaves the process alone for so long. */
    void leaveAlone(Duration time) throws IOException, InterruptedException {
      if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("ended: " + Files.readString(service.log()));
      }
    }

    double residentMib() throws IOException {
      return ProcFiles.residentKib(read("status")) / KIB_OF_A_MIB;
    }

    private boolean answers(HttpClient client) throws InterruptedException {
      var uri = URI.create("http://127.0.0.1:" + service.port() + "/health/ready");
      var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      }
    }

    private String read(String file) throws IOException {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
    }

    @Override
    public void close() throws IOException {
      process.destroy();
      end(process, service.log());
    }
  }
}
