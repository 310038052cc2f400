package org.openfpx.conformance.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.driver.Target;

/**
 * A network of ours that is there for one run: the demo in a process of its own, in a folder that
 * goes with it, with what {@code examples/conformance} adds to its registry. It speaks TLS with a
 * certificate of an authority that was made for this run, and that this run alone trusts.
 */
public final class OwnNetwork implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String READY = "ready:";
  private static final String HOST = "localhost";
  private static final int PORTS = 14;
  private static final int FIRST_PORT = 20_000;
  private static final int PORT_BASES = 700;
  private static final int TRIES = 50;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  /** So long that nobody who goes on at once is late. */
  private static final Duration SHORT = Duration.ofSeconds(45);

  /** Registry files for a network of either mode, and those for a standard one besides. */
  private static final String EVERY_MODE = ".";

  private static final String STANDARD_ONLY = "standard";
  private static final String TARGET = "target.yaml";

  /** Where the kit plays wallet and issuer of claims: plain http, on this machine. */
  private static final String PLAYED = "http://localhost:8409";

  private static final int PLAYED_PORT = 9;

  private static final Pattern STARTS =
      Pattern.compile("-XX:(AOTCache=|[+-]UseCompactObjectHeaders)|-Xlog:(aot|cds)=off");
  private static final Pattern NETWORK = Pattern.compile("(?m)^network:\n");

  private final Path home;
  private final Mode mode;
  private final Optional<Duration> life;
  private final Path folder;
  private final ThrowAwayCa authority;
  private final int base = freeBase();
  private final Process process;

  /** For a run that is broken off. */
  private final Thread end = new Thread(this::stop);

  private OwnNetwork(Path home, Mode mode, Optional<Duration> life) throws IOException {
    this.home = home;
    this.mode = mode;
    this.life = life;
    this.folder = Files.createTempDirectory("openfpx-conformance");
    layOut();
    this.authority = ThrowAwayCa.in(folder.resolve("tls"), List.of(HOST));
    this.process = begin();
    Runtime.getRuntime().addShutdownHook(end);
  }

  /**
   * Starts one and waits until it is there, a few minutes at most.
   *
   * @param home the folder that has {@code examples}
   * @throws NotStarted with what it said last, if it does not start
   */
  public static OwnNetwork start(Path home, Mode mode) {
    return start(home, mode, PATIENCE, Optional.empty(), _ -> {});
  }

  /** The same, but that tickets and RPTs live for seconds, so that checks see them run out. */
  public static OwnNetwork startShortLived(Path home, Mode mode) {
    return start(home, mode, PATIENCE, Optional.of(SHORT), _ -> {});
  }

  /** The same, whose process is shown as soon as there is one. */
  static OwnNetwork start(
      Path home,
      Mode mode,
      Duration patience,
      Optional<Duration> life,
      Consumer<ProcessHandle> begun) {
    try {
      var network = new OwnNetwork(home, mode, life);
      boolean ready = false;
      try {
        begun.accept(network.process.toHandle());
        network.awaitReady(patience);
        ready = true;
        return network;
      } finally {
        if (!ready) {
          network.close();
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Process begin() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(fasterStarts());
    command.addAll(
        List.of(
            // It lives for minutes, in which the second compiler costs more than it saves.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dopenfpx.home=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            "org.openfpx.apps.demo.Demo",
            "--dir",
            folder.resolve("network").toString(),
            "--with",
            laidOut(EVERY_MODE).toString(),
            "--tls",
            authority.folder().toString(),
            "--port-base",
            String.valueOf(base)));
    if (mode == Mode.STANDARD) {
      command.addAll(List.of("--with", laidOut(STANDARD_ONLY).toString()));
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /**
   * What this process was given to start faster, which is of the same class path: an AOT cache, and
   * the layout of objects that it is of.
   */
  private static List<String> fasterStarts() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> STARTS.matcher(option).lookingAt())
        .toList();
  }

  /** The demo's registry files, in which the network has its mode and lifetimes. */
  private void layOut() throws IOException {
    var given = home.resolve("examples").resolve("demo");
    if (!Files.isDirectory(given)) {
      return;
    }
    var demo = Files.createDirectories(folder.resolve("examples").resolve("demo"));
    try (var files = Files.list(given)) {
      for (var file : files.toList()) {
        var text = Files.readString(file).replace("mode: strict", "mode: " + mode.word());
        Files.writeString(
            demo.resolve(file.getFileName()), life.map(at -> in(text, at)).orElse(text));
      }
    }
    for (var part : List.of(EVERY_MODE, STANDARD_ONLY)) {
      layOut(examples().resolve(part), Files.createDirectories(laidOut(part)));
    }
    tellLife();
  }

  /** Where the kit is played with at the ports of this network. */
  private void layOut(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (var file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        var text = Files.readString(file).replace(PLAYED, whereKitPlays());
        Files.writeString(to.resolve(file.getFileName()), text);
      }
    }
  }

  /** The target file says how long what it speaks of lives, if that is not the usual. */
  private void tellLife() throws IOException {
    if (life.isPresent()) {
      var seconds = life.get().toSeconds();
      Files.writeString(
          laidOut(EVERY_MODE).resolve(TARGET),
          "ticket-seconds: %d\ntoken-seconds: %d\n".formatted(seconds, seconds),
          StandardOpenOption.APPEND);
    }
  }

  /** What the registry has for the kit, at the ports of this network. */
  private Path laidOut(String part) {
    return folder.resolve("kit").resolve(part).normalize();
  }

  private String whereKitPlays() {
    return "http://" + HOST + ":" + (base + PLAYED_PORT);
  }

  private static String in(String registry, Duration life) {
    return NETWORK
        .matcher(registry)
        .replaceFirst("network:\n  ticketLifetime: %s\n  rptLifetime: %s\n".formatted(life, life));
  }

  private Path examples() {
    return home.resolve("examples").resolve("conformance").toAbsolutePath();
  }

  private void awaitReady(Duration patience) {
    var output = process.inputReader();
    try {
      var said = Bounded.call(() -> lastLine(output), patience);
      if (!said.startsWith(READY)) {
        throw new NotStarted("the network did not start; it said: " + said);
      }
      // It is read from a pipe, for which a virtual thread would keep its carrier.
      Thread.ofPlatform().daemon().start(() -> drain(output));
    } catch (TimeoutException late) {
      throw new NotStarted("the network did not start within " + patience.toSeconds() + " seconds");
    } catch (ExecutionException unreadable) {
      throw new NotStarted("the network did not start: " + unreadable.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotStarted("the run was interrupted before the network was there");
    }
  }

  /** The line that says that it is ready, or else the last. */
  private static String lastLine(BufferedReader output) throws IOException {
    var last = "nothing";
    var line = output.readLine();
    while (line != null) {
      last = line;
      if (line.startsWith(READY)) {
        return last;
      }
      line = output.readLine();
    }
    return last;
  }

  /** What it says further on is let go, so that it never waits for somebody to read it. */
  private static void drain(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // The process is gone, and its output with it.
    }
  }

  /** It as a target, by the file that the demo writes for what was added to it. */
  public Target target() {
    return Target.read(folder.resolve("network").resolve(TARGET), Map.of());
  }

  /** One that no other network of this process has been given. */
  private static int freeBase() {
    for (int tries = 0; tries < TRIES; tries++) {
      int base = FIRST_PORT + PORTS * Chance.number(PORT_BASES);
      if (GIVEN.add(base) && areFree(base)) {
        return base;
      }
    }
    throw new IllegalStateException("there are no free ports for a network");
  }

  private static boolean areFree(int base) {
    for (int port = base; port < base + PORTS; port++) {
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        socket.setReuseAddress(true);
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException ending) {
      // The hook is running, and stops it.
      return;
    }
    stop();
  }

  private void stop() {
    boolean interrupted = Thread.interrupted();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      }
    } catch (InterruptedException again) {
      process.destroyForcibly();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    forget();
  }

  private void forget() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException stubborn) {
      throw new UncheckedIOException(stubborn);
    }
  }
}
