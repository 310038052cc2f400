package org.openfpx.apps.authorizationserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Authorization servers as processes of their own, with the memory that a served one has. */
final class ServerProcesses implements AutoCloseable {
  private static final Path SCRIPT = Path.of("../../openfpx");
  private static final String LIMITS = "limits='";

  private final List<Process> processes = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();

  private ServerProcesses() {}

  /** Starts one for each configuration, by its port; one after the other, for the schema's sake. */
  static ServerProcesses start(Map<String, String> environment, Map<Integer, Path> configurations)
      throws IOException {
    var all = new ServerProcesses();
    try {
      for (var one : configurations.entrySet()) {
        all.start(environment, one.getValue());
        all.addresses.add("http://localhost:" + one.getKey());
      }
      return all;
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private void start(Map<String, String> environment, Path configuration) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(limits());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--config", configuration.toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    var process = builder.redirectErrorStream(true).start();
    processes.add(process);
    var said = process.inputReader();
    var lines = new StringBuilder();
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("started in")) {
        Thread.ofVirtual().start(() -> readOn(said));
        return;
      }
      lines.append('\n').append(line);
    }
    throw new IllegalStateException("a server ended before it was ready, and said:" + lines);
  }

  /** Those of {@code openfpx serve}: one that has used them up ends. */
  private static List<String> limits() throws IOException {
    try (var lines = Files.lines(SCRIPT)) {
      var line = lines.filter(one -> one.startsWith(LIMITS)).findFirst().orElseThrow();
      return List.of(line.substring(LIMITS.length(), line.length() - 1).split(" "));
    }
  }

  /** Whether all of them still run. */
  boolean areAlive() {
    return processes.stream().allMatch(Process::isAlive);
  }

  /** Else a process that says much would wait for us. */
  private static void readOn(BufferedReader said) {
    try (said) {
      while (said.readLine() != null) {
        // Nobody asks what it says.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where they are. */
  List<String> addresses() {
    return List.copyOf(addresses);
  }

  /** A caller of all of them in turn. */
  Caller caller() {
    return new Caller(addresses);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
